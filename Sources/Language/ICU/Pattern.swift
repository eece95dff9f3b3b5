internal import CICU

/// A regular expression of ICU whose matches with one text may only take a bounded time together.
///
/// One for each task. A match sees the whole text: what stands before its start and after its end
/// counts for `\b` and for what looks around.
public final class Pattern {
    /// What is wrong with a pattern, or with its matches.
    public enum Failure: Error, Hashable, Sendable {
        /// The pattern cannot be compiled: ICU's name for the mistake, and its place in UTF-16.
        case malformed(name: String, offset: Int?)
        /// The matches took longer, or went deeper, than they may.
        case tooCostly
        /// Any other error.
        case icu(ICUError)
    }

    /// More than an honest pattern has: a list of a thousand abbreviations is shorter.
    public static let longest = 1 << 16

    private let handle: OpaquePointer

    /// Compiles a pattern.
    public init(_ pattern: String) throws(Failure) {
        let units = Array(pattern.utf16)
        guard units.count <= Self.longest else {
            throw .malformed(name: "U_REGEX_PATTERN_TOO_BIG", offset: nil)
        }
        var status: cicu_status = 0
        var offset: Int32 = -1
        guard let opened = cicu_pattern_open(units, Int32(units.count), &offset, &status) else {
            throw .malformed(
                name: String(cString: cicu_status_name(status)),
                offset: offset < 0 ? nil : Int(offset))
        }
        handle = opened
        renew(seconds: 0.5)
    }

    deinit { cicu_pattern_close(handle) }

    /// Gives the matches to come a time that they may take together.
    func renew(seconds: Double) {
        cicu_pattern_set_budget(handle, Int64(seconds * 1e9))
    }

    /// Sets the text, which must live until the next one is set.
    func setText(_ text: UnsafeBufferPointer<UInt16>) throws(Failure) {
        _ = try checked { cicu_pattern_set_text(handle, text.baseAddress, Int32(text.count), &$0) }
    }

    /// Whether the pattern matches all that stands between one of some starts and an end.
    func fills(from starts: ClosedRange<Int>, to end: Int) throws(Failure) -> Bool {
        try checked {
            cicu_pattern_fills(
                handle, Int32(starts.lowerBound), Int32(starts.upperBound), Int32(end), &$0)
        }
    }

    /// Whether the pattern matches something that begins at a place, in a text of so many units.
    func begins(at start: Int, count: Int) throws(Failure) -> Bool {
        try checked { cicu_pattern_begins(handle, Int32(start), Int32(count), &$0) }
    }

    /// The first match that begins at a place or later.
    func match(from place: Int) throws(Failure) -> Range<Int>? {
        var start: Int32 = 0
        var end: Int32 = 0
        let isFound = try checked {
            cicu_pattern_find(handle, Int32(place), &start, &end, &$0)
        }
        return isFound ? Int(start)..<Int(end) : nil
    }

    /// The ranges in the first plane of a set that ICU knows by name, as `[\p{Lu}]`, in order.
    static func ranges(ofSet pattern: String) throws(Failure) -> [ClosedRange<UInt16>] {
        let units = Array(pattern.utf16)
        var bounds = [UInt32](repeating: 0, count: 2 << 12)
        var count = 0
        while true {
            var status: cicu_status = 0
            count = Int(
                cicu_set_ranges(
                    units, Int32(units.count), &bounds, Int32(bounds.count / 2), &status))
            guard status <= 0 else {
                throw .malformed(name: String(cString: cicu_status_name(status)), offset: nil)
            }
            guard count * 2 > bounds.count else { break }
            bounds = [UInt32](repeating: 0, count: 2 * count)
        }
        return (0..<count).compactMap { number in
            UInt16(exactly: bounds[2 * number]).map {
                $0...(UInt16(exactly: bounds[2 * number + 1]) ?? .max)
            }
        }
    }

    private func checked<Value>(_ body: (inout cicu_status) -> Value) throws(Failure) -> Value {
        var status: cicu_status = 0
        let value = body(&status)
        guard status <= 0 else {
            let name = String(cString: cicu_status_name(status))
            switch name {
            case "U_REGEX_TIME_OUT", "U_REGEX_STOPPED_BY_CALLER", "U_REGEX_STACK_OVERFLOW":
                throw .tooCostly
            default: throw .icu(ICUError(action: "matching a pattern", name: name))
            }
        }
        return value
    }
}
