internal import CICU

/// The alphabetical order of a language (UCA with the language's own rules).
///
/// One for each task.
public final class Collator {
    private let handle: OpaquePointer

    /// Opens the order of a language.
    public init(language: LanguageTag) throws(ICUError) {
        handle = try ICUError.opened("opening the order of \(language)") {
            cicu_collator_open(language.canonical, &$0)
        }
    }

    deinit { cicu_collator_close(handle) }

    /// Whether a text stands before another; texts that the order takes for equal are ordered by
    /// their scalars, so that the order is total.
    public func precedes(_ left: String, _ right: String) -> Bool {
        let leftBytes = Array(left.utf8)
        let rightBytes = Array(right.utf8)
        var status: cicu_status = 0
        let order = cicu_collator_compare(
            handle, leftBytes, Int32(leftBytes.count), rightBytes, Int32(rightBytes.count), &status)
        guard status <= 0, order != 0 else {
            return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        }
        return order < 0
    }
}
