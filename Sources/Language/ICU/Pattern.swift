internal import CICU

/// A regular expression of ICU with a bound on its work, for a paragraph and never for a file.
public final class Pattern {
    /// What is wrong with a pattern, or with one search for it.
    public enum Failure: Error, Hashable, Sendable {
        /// The pattern cannot be compiled: ICU's name for the mistake, and its place in scalars.
        case malformed(name: String, offset: Int?)
        /// The search took longer, or went deeper, than the pattern may.
        case tooCostly
        /// Any other error.
        case icu(ICUError)
    }

    private let handle: OpaquePointer

    /// Compiles a pattern whose searches may each take a time in seconds and a stack in bytes.
    public init(
        _ pattern: String, seconds: Double = 0.5, stack: Int = 8 << 20
    ) throws(Failure) {
        var status: cicu_status = 0
        var offset: Int32 = -1
        let bytes = Array(pattern.utf8)
        guard let opened = cicu_pattern_open(bytes, Int64(bytes.count), &offset, &status) else {
            throw .malformed(
                name: String(cString: cicu_status_name(status)),
                offset: offset < 0 ? nil : Int(offset))
        }
        handle = opened
        // One of ICU's steps was measured as 0.17 ms.
        let steps = Int32(clamping: Int((seconds / 0.000_17).rounded()))
        cicu_pattern_limit(handle, max(1, steps), Int32(clamping: stack), &status)
    }

    deinit { cicu_pattern_close(handle) }

    /// The matches in a text that do not overlap, as ranges of its UTF-8 bytes.
    public func matches(in text: String) throws(Failure) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var status: cicu_status = 0
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            cicu_pattern_set_text(handle, buffer.baseAddress, Int64(buffer.count), &status)
            var from: Int64 = 0
            var start: Int64 = 0
            var end: Int64 = 0
            while status <= 0, from <= Int64(buffer.count),
                cicu_pattern_find(handle, from, &start, &end, &status)
            {
                ranges.append(Int(start)..<Int(end))
                from = end > start ? end : Self.scalarAfter(end, in: buffer)
            }
        }
        guard status <= 0 else {
            let name = String(cString: cicu_status_name(status))
            throw name == "U_REGEX_TIME_OUT" || name == "U_REGEX_STACK_OVERFLOW"
                ? .tooCostly : .icu(ICUError(action: "searching for a pattern", name: name))
        }
        return ranges
    }

    private static func scalarAfter(
        _ offset: Int64, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int64 {
        var next = offset + 1
        while next < bytes.count, bytes[Int(next)] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
