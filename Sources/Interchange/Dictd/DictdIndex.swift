/// The index of a dictionary: where the article of each headword stands in the data.
struct DictdIndex {
    struct Place {
        let headword: String
        let offset: Int
        let length: Int
    }

    private(set) var places: [Place] = []

    /// Reads the rows `headword TAB offset TAB length`; a fourth cell, the headword as it is shown,
    /// takes the place of the first, which is folded for the search.
    ///
    /// Throws `ExchangeError` with the line, and `CancellationError`.
    init(_ bytes: [UInt8], file: String, limits: DictdDictionary.Limits) throws {
        var line = 0
        for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            if line % 1000 == 0 { try Task.checkCancellation() }
            guard row.contains(where: { $0 != UInt8(ascii: "\r") }) else { continue }
            func error(_ problem: ExchangeError.Problem) -> ExchangeError {
                ExchangeError(file: file, line: line, problem: problem)
            }
            guard places.count < limits.articles else {
                throw error(.limit(.articles, maximum: limits.articles))
            }
            let cells = row.split(
                separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard (3...4).contains(cells.count) else {
                throw error(.dictionary(.cells(found: cells.count)))
            }
            let headword = cells[cells.count == 4 ? 3 : 0]
            guard headword.count <= limits.headwordBytes else {
                throw error(.limit(.headwordBytes, maximum: limits.headwordBytes))
            }
            let numbers = cells[1...2].map { Self.number($0) }
            guard let offset = numbers[0], let length = numbers[1] else {
                let wrong = cells[numbers[0] == nil ? 1 : 2].prefix(24)
                throw error(.dictionary(.number(String(decoding: wrong, as: UTF8.self))))
            }
            places.append(
                Place(
                    headword: String(decoding: headword, as: UTF8.self), offset: offset,
                    length: length))
        }
    }

    /// A number in the digits of base64, the highest first; nil where it is none, or has more than
    /// eight digits.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var digits = digits
        if digits.last == UInt8(ascii: "\r") { digits.removeLast() }
        guard (1...8).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            number = number << 6 | value
        }
        return number
    }

    private static func value(of digit: UInt8) -> Int? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
