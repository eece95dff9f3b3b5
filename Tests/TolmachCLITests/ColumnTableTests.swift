import TestSupport
import Testing

@testable import TolmachCLI

@Suite struct ColumnTableTests {
    @Test("wraps between words, and cuts a word that is longer than its column")
    func wraps() {
        let table = ColumnTable(widths: [10, 3], titles: ["a", "b"])
        #expect(
            table.rows(of: ["one two three", "x"]) == ["one two     x", "three"])
        #expect(
            table.rows(of: ["ab абвгдежзийклмнопрстуфхц yz", "x"])
                == ["ab          x", "абвгдежзий", "клмнопрсту", "фхц yz"])
        #expect(table.rows(of: ["1234567890 1", ""]) == ["1234567890", "1"])
        #expect(table.rows(of: ["", ""]) == [""])
    }

    @Test("counts the columns of a terminal: two for Han, none for what stands on a letter")
    func columns() {
        let table = ColumnTable(widths: [7, 3], titles: ["a", "b"])
        #expect(table.rows(of: ["德国和法国", "x"]) == ["德国和   x", "法国"])
        #expect(table.rows(of: ["за\u{301}мок ёж", "x"]) == ["за\u{301}мок    x", "ёж"])
        #expect(table.line(of: ["德国和法国", "x"]) == "德国和…  x")
        #expect(table.line(of: ["one two three", "x"]) == "one tw…  x")
        #expect(table.line(of: ["one two", "four"]) == "one two  fo…")
    }

    @Test("the time of a long word grows with its length")
    func longWord() {
        let table = ColumnTable(widths: [20], titles: ["a"])
        let words = [20_000, 200_000].map { String(repeating: "ж", count: $0) }
        #expect(growth(of: words) { _ = table.rows(of: [$0]) } < 30)
    }
}
