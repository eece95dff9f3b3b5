internal import Language
internal import Matching

/// What is taken off for differences that the tokens' keys do not show.
///
/// None of it depends on an alignment: an index can find the same for any pair of texts. Where the
/// query's words are joined as the unit writes them, that is a space of another kind.
enum TextDeductions {
    /// The deductions for a query and a unit's text.
    static func between(_ query: PreparedText, _ unit: PreparedText) -> [Deduction] {
        var deductions: [Deduction] = []
        let numbers = distance(query, unit) { $0.numbers.map(\.text) }
        if numbers > 0 { deductions.append(Deduction(.numbers, hundredths: 100 * numbers)) }
        let codes = distance(query, unit) { $0.kind == .code ? [$0.key] : [] }
        if codes > 0 { deductions.append(Deduction(.codes, hundredths: 100 * codes)) }
        let varied = SurfaceForms(query, unit)
        if varied.differ(by: { MatchKey($0, foldingCase: false).text }) {
            deductions.append(Deduction(.letterCase, hundredths: 100))
        }
        if query.isJoined || varied.differ(by: { $0.uppercased() })
            || haveOtherSpaces(query, unit)
        {
            deductions.append(Deduction(.spelling, hundredths: 50))
        }
        // Composed letters against decomposed ones: what nothing else tells.
        if deductions.isEmpty, query.sequence.ids == unit.sequence.ids,
            !query.core.utf8.elementsEqual(unit.core.utf8)
        {
            deductions.append(Deduction(.spelling, hundredths: 50))
        }
        return deductions
    }

    /// How many differing numbers or codes are charged at most.
    private static let mostCharged = 5

    /// The edit distance of the numbers' values, or of the codes' kinds, without what comes from
    /// their counts alone, for the alignment has charged that; no more than is charged.
    private static func distance(
        _ query: PreparedText, _ unit: PreparedText, by values: (Token) -> [String]
    ) -> Int {
        var ids: [String: UInt32] = [:]
        func numbered(_ text: PreparedText) -> [UInt32] {
            var numbers: [UInt32] = []
            for token in text.tokens {
                for value in values(token) {
                    let id = ids[value] ?? UInt32(ids.count)
                    ids[value] = id
                    numbers.append(id)
                }
            }
            return numbers
        }
        let first = numbered(query)
        let second = numbered(unit)
        let difference = abs(first.count - second.count)
        let limit = difference + mostCharged
        return (Levenshtein.distance(first.span, second.span, limit: limit) ?? limit) - difference
    }

    /// Whether texts of the same tokens have other white space between them.
    private static func haveOtherSpaces(_ query: PreparedText, _ unit: PreparedText) -> Bool {
        let first = query.tokens.filter { $0.kind != .code }
        let second = unit.tokens.filter { $0.kind != .code }
        guard first.count == second.count,
            zip(first, second).allSatisfy({ $0.key == $1.key && $0.kind == $1.kind })
        else { return false }
        return first.indices.dropFirst().contains { place in
            !gap(query, first[place - 1], first[place])
                .elementsEqual(gap(unit, second[place - 1], second[place]))
        }
    }

    private static func gap(
        _ text: PreparedText, _ token: Token, _ next: Token
    ) -> Substring.UTF8View {
        let bytes = text.text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: token.range.upperBound)
        let length = max(0, next.range.lowerBound - token.range.upperBound)
        return bytes[start..<bytes.index(start, offsetBy: length)]
    }
}
