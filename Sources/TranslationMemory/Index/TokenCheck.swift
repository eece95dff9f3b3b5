internal import Bitext
internal import GRDB
internal import Language
internal import Matching

/// Holds the token numbers that a store has for its units against their texts.
final class TokenCheck {
    /// Whether the tokens are counted from 0 without gaps, each with one number.
    let isInOrder: Bool

    private let tokenizer = Tokenizer()
    private let numbers: [PreparedUnit.TokenKey: UInt32]
    private let rows: [(side: TextSide, row: BulkStatement)]
    private var found: [UInt32] = []

    init(_ database: Database) throws {
        var numbers: [PreparedUnit.TokenKey: UInt32] = [:]
        var isInOrder = true
        let tokens = try BulkStatement(
            database, "SELECT id, key, category, weight FROM token ORDER BY id")
        while isInOrder, try tokens.step() {
            let token = PreparedUnit.TokenKey(
                text: tokens.text(1) ?? "", category: UInt8(clamping: tokens.number(2)),
                weight: UInt8(clamping: tokens.number(3)))
            let number = UInt32(numbers.count)
            isInOrder =
                tokens.number(0) == Int64(number)
                && numbers.updateValue(number, forKey: token) == nil
        }
        self.numbers = numbers
        self.isInOrder = isInOrder
        rows = try TokenRegistry.sides(of: database).map { side in
            let row = try BulkStatement(
                database,
                "SELECT sourceLanguage, targetLanguage, tokens FROM \(side.table) WHERE unit = ?")
            return (side, row)
        }
    }

    /// Whether the numbers of a unit's tokens, on each side that the store keeps, are those of its
    /// texts, and its languages those of its row.
    func isRight(
        _ id: Int64, _ unit: TranslationUnit, languages: (source: Int64, target: Int64)
    ) throws -> Bool {
        for (side, row) in rows {
            defer { row.reset() }
            try row.bind(1, id)
            guard try row.step(), row.number(0) == languages.source,
                row.number(1) == languages.target,
                let count = VariableLength.read(row.bytes(2), into: &found)
            else { return false }
            let segment = side == .source ? unit.source : unit.target
            let expected = PreparedUnit.tokens(of: segment, tokenizer)
            guard expected.map({ numbers[$0] }) == found[..<count].map(Optional.some) else {
                return false
            }
        }
        return true
    }
}
