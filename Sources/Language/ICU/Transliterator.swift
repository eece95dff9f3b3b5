internal import CICU

/// A transform of ICU from one script to another.
///
/// One for each task.
final class Transliterator {
    private let handle: OpaquePointer

    /// Opens a transform by ICU's name for it, as "Russian-Latin/BGN; Latin-ASCII; Lower".
    init(_ name: String) throws(ICUError) {
        handle = try ICUError.opened("opening the transform \(name)") {
            cicu_transliterator_open(name, &$0)
        }
    }

    deinit { cicu_transliterator_close(handle) }

    /// The letters of a word in the other script, as UTF-8.
    ///
    /// ICU's work grows with the square of the length, so this is for words.
    func letters(of word: String) throws(ICUError) -> [UInt8] {
        let bytes = Array(word.utf8)
        let capacity = bytes.count * 8 + 16
        var count: Int32 = 0
        var status: cicu_status = 0
        let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
            count = cicu_transliterator_apply(
                handle, bytes, Int32(bytes.count), buffer.baseAddress, Int32(capacity), &status)
            written = status > 0 ? 0 : min(Int(count), capacity)
        }
        try ICUError.check("transliterating") { $0 = status }
        return result
    }
}
