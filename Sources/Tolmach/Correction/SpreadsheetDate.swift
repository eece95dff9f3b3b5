internal import Foundation

/// A date or a time of the day as spreadsheets read and show it.
struct SpreadsheetDate {
    /// Its numbers in their order.
    private var numbers: [Int] = []
    /// The months that a name in it may mean; none where there is no name.
    private var months: Set<Int> = []
    private var isTime = false
    private var isAfternoon = false

    /// Whether a cell may show a date or a time that stood there as a text before, in other order, with
    /// the name of its month, or with the year that it did not have.
    static func mayShow(_ cell: String, for original: String) -> Bool {
        guard let shown = SpreadsheetDate(cell), let before = SpreadsheetDate(original),
            before.months.isEmpty, (2...3).contains(before.numbers.count)
        else { return false }
        return before.isTime ? shown.isTime(before.numbers) : shown.isDate(before.numbers)
    }

    /// Reads a text; nil where something is in it that is in no date.
    private init?(_ text: String) {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first {
            let run = scalars.prefix { Self.kind($0) == Self.kind(first) }
            scalars = scalars[run.endIndex...]
            switch Self.kind(first) {
            case .figure:
                guard run.count <= 4, let number = Int(String(run)) else { return nil }
                numbers.append(number)
            case .letter:
                guard readWord(String(run).lowercased()) else { return nil }
            case .separator:
                if run.contains(":") { isTime = true }
            case .other: return nil
            }
        }
        // Midnight, where a date is shown with its time.
        if isTime, numbers.count > 3 || !months.isEmpty {
            while numbers.last == 0 { numbers.removeLast() }
        }
    }

    private enum Kind {
        case figure, letter, separator, other
    }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        if ("0"..."9").contains(scalar) { return .figure }
        if scalar.properties.isWhitespace || [".", "/", "-", ":", ","].contains(scalar) {
            return .separator
        }
        return scalar.properties.isAlphabetic ? .letter : .other
    }

    private mutating func readWord(_ word: String) -> Bool {
        if ["am", "t", "z", "г", "de", "年", "月", "日"].contains(word) { return true }
        if word == "pm" {
            isAfternoon = true
            return true
        }
        guard months.isEmpty, word.unicodeScalars.count >= 3 else { return false }
        months = Set(Self.monthNames.filter { $0.name.hasPrefix(word) }.map(\.month))
        return !months.isEmpty
    }

    private func isTime(_ before: [Int]) -> Bool {
        guard isTime, months.isEmpty else { return false }
        var shown = numbers
        while shown.count > before.count, shown.last == 0 { shown.removeLast() }
        if isAfternoon, let hour = shown.first, hour < 12 { shown[0] += 12 }
        return shown == before
    }

    private func isDate(_ before: [Int]) -> Bool {
        guard before.contains(where: { (1...12).contains($0) }) else { return false }
        if months.isEmpty {
            return numbers == before
                || numbers.count == 3 && Self.hasSameParts(numbers, and: before, isNamed: false)
        }
        return months.contains { Self.hasSameParts([$0] + numbers, and: before, isNamed: true) }
    }

    /// Whether the parts of a date are those of another one in any order, but for one more: its year,
    /// or the first of its month; the first is the month where that has a name.
    private static func hasSameParts(_ parts: [Int], and before: [Int], isNamed: Bool) -> Bool {
        var rest = before
        var more: [Int] = []
        for (place, part) in parts.enumerated() {
            if let same = rest.firstIndex(of: part) ?? rest.firstIndex(where: { isYear(part, $0) })
            {
                rest.remove(at: same)
            } else if place == 0, isNamed {
                return false
            } else {
                more.append(part)
            }
        }
        guard rest.isEmpty, more.count <= 1 else { return false }
        return more.allSatisfy { $0 == 1 || $0 < 100 || years.contains($0) }
    }

    /// Whether one of two numbers is a year and the other its last two figures.
    private static func isYear(_ one: Int, _ other: Int) -> Bool {
        let (short, long) = (min(one, other), max(one, other))
        return short < 100 && years.contains(long) && long % 100 == short
    }

    private static let years = 1900..<2100

    /// The names of the months in the languages in which spreadsheets are used most here.
    private static let monthNames: [(month: Int, name: String)] = [
        "en", "ru", "uk", "be", "bg", "cs", "de", "el", "es", "fi", "fr", "it", "kk", "nl", "pl",
        "pt", "sr", "sv", "tr",
    ].flatMap { language in
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language)
        return [
            calendar.monthSymbols, calendar.shortMonthSymbols, calendar.standaloneMonthSymbols,
            calendar.shortStandaloneMonthSymbols,
        ].flatMap { names in
            names.enumerated().map { (month: $0 + 1, name: $1.lowercased()) }
        }
    }
}
