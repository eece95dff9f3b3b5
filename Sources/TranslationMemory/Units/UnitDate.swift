internal import Bitext

/// A moment or a span of time as files write it: `20260131T235959Z`, ISO 8601 with hyphens, colons
/// and an offset, or only its beginning: `2026`, `2026-01`, `202601`.
///
/// A date without a zone is taken as UTC.
public struct UnitDate: Sendable, Hashable {
    /// Its first second, counted from the beginning of 1970 in UTC.
    public let start: Int
    /// The first second after it.
    public let end: Int

    /// Reads a date; nil where the text is none.
    public init?(_ text: String) {
        var reader = Reader(bytes: Array(text.utf8))
        reader.skipSpaces()
        guard let year = reader.number(digits: 4) else { return nil }
        var start = Self.seconds(year: year, month: 1, day: 1)
        var end = Self.seconds(year: year + 1, month: 1, day: 1)
        if let month = reader.number(digits: 2, after: "-") {
            guard (1...12).contains(month) else { return nil }
            start = Self.seconds(year: year, month: month, day: 1)
            end = Self.seconds(year: year + month / 12, month: month % 12 + 1, day: 1)
            if let day = reader.number(digits: 2, after: "-") {
                guard day >= 1, start + (day - 1) * 86_400 < end else { return nil }
                start += (day - 1) * 86_400
                end = start + 86_400
                guard Self.readTime(&reader, &start, &end) else { return nil }
            }
        }
        reader.skipSpaces()
        guard reader.place == reader.bytes.count else { return nil }
        self.start = start
        self.end = end
    }

    /// A second in the form of TMX: `20260131T235959Z`.
    public static func stamp(secondsSince1970 seconds: Int) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let date = civil(days: days)
        // Each unit of an import has one: pieces of text put together took as long as its row.
        var text: [UInt8] = []
        text.reserveCapacity(16)
        func append(_ number: Int) {
            text.append(UInt8(ascii: "0") + UInt8(number / 10))
            text.append(UInt8(ascii: "0") + UInt8(number % 10))
        }
        if (0..<10_000).contains(date.year) {
            append(date.year / 100)
            append(date.year % 100)
        } else {
            text += String(date.year).utf8
        }
        append(date.month)
        append(date.day)
        text.append(UInt8(ascii: "T"))
        append(rest / 3_600)
        append(rest / 60 % 60)
        append(rest % 60)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    private static func readTime(
        _ reader: inout Reader, _ start: inout Int, _ end: inout Int
    ) -> Bool {
        guard reader.skip("T") || reader.skip("t") || reader.skipSpaces() else { return true }
        guard let hour = reader.number(digits: 2) else {
            return reader.place == reader.bytes.count
        }
        guard hour <= 24 else { return false }
        start += hour * 3_600
        end = start + 3_600
        if let minute = reader.number(digits: 2, after: ":") {
            guard minute < 60 else { return false }
            start += minute * 60
            end = start + 60
            if let second = reader.number(digits: 2, after: ":") {
                guard second <= 60 else { return false }
                start += second
                end = start + 1
                if reader.skip(".") || reader.skip(",") { reader.skipDigits() }
            }
        }
        if reader.skip("Z") || reader.skip("z") { return true }
        let isEast = reader.skip("+")
        guard isEast || reader.skip("-") else { return true }
        guard let hours = reader.number(digits: 2) else { return false }
        let offset = hours * 3_600 + (reader.number(digits: 2, after: ":") ?? 0) * 60
        start += isEast ? -offset : offset
        end += isEast ? -offset : offset
        return true
    }

    /// Seconds from 1970 to the beginning of a day of the Gregorian calendar, which repeats itself
    /// every 400 years of 146,097 days; years are counted from March, so that the leap day is
    /// their last.
    private static func seconds(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let days =
            365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear
        return (days - 719_468) * 86_400
    }

    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// A number of just so many digits, after a mark that may be left out; nil, and nothing
        /// read, where none stands there.
        mutating func number(digits: Int, after mark: Unicode.Scalar? = nil) -> Int? {
            let before = place
            if let mark { _ = skip(mark) }
            guard place + digits <= bytes.count else {
                place = before
                return nil
            }
            var number = 0
            for byte in bytes[place..<place + digits] {
                guard (48...57).contains(byte) else {
                    place = before
                    return nil
                }
                number = number * 10 + Int(byte - 48)
            }
            place += digits
            return number
        }

        mutating func skip(_ mark: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
            place += 1
            return true
        }

        @discardableResult
        mutating func skipSpaces() -> Bool {
            let before = place
            while skip(" ") {}
            return place > before
        }

        mutating func skipDigits() {
            while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
        }
    }
}

extension UnitDate {
    /// When a unit was last changed, or made if it never was; nil where that cannot be read.
    static func lastChange(of unit: TranslationUnit) -> UnitDate? {
        unit.changed.date.flatMap(UnitDate.init) ?? unit.created.date.flatMap(UnitDate.init)
    }
}
