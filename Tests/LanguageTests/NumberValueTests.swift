import Language
import Testing

@Suite struct NumberValueTests {
    /// The values of the numbers of a text.
    private func values(_ text: String) -> [String] {
        Tokenizer().tokens(of: text).filter { $0.kind == .number }
            .map { NumberValue($0.key).text }
    }

    @Test(
        "the same number, however it is written",
        arguments: [
            ("12,5", "12.5"), ("12 500", "12500"), ("12\u{A0}500,75", "12500.75"),
            ("1,250,000", "1 250 000"), ("1.250.000", "1250000"), ("1,250.5", "1250,5"),
            ("1.250.000,50", "1250000.50"), ("1990–1995", "1990-1995"), ("٣٫٥", "3٫5"),
            ("１２", "12"),
            ("№ 5", "5"), ("−5", "-5"), ("в 6:40", "6:40"), ("12.05.2023 г.", "12.05.2023"),
        ])
    func same(left: String, right: String) {
        #expect(values(left) == values(right))
        #expect(!values(left).isEmpty)
    }

    @Test(
        "another number",
        arguments: [
            ("12,5", "125"), ("12,500", "12500"), ("5.1", "5.10"), ("12.05.2023", "12052023"),
            ("12.05.2023", "12.052023"), ("6:40", "6.40"), ("6:400:000", "6400000"),
            ("1990-1995", "1990-1996"), ("1,25,000", "125000"), ("1234,567,890", "1234567890"),
            ("1,250,00", "125000"), ("10²", "102"), ("1,250.500.000", "1250500000"),
        ])
    func other(left: String, right: String) {
        #expect(values(left) != values(right))
    }
}
