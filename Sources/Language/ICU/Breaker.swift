internal import CICU

/// ICU's boundaries of words or sentences in a text (UAX 29).
///
/// One for each task.
final class Breaker {
    struct Piece {
        let end: Int
        let isWord: Bool
    }

    private let handle: OpaquePointer

    init(_ kind: cicu_break_kind, language: LanguageTag) throws(ICUError) {
        handle = try ICUError.opened("opening a breaker for \(language)") {
            cicu_breaker_open(kind, language.canonical, &$0)
        }
    }

    deinit { cicu_breaker_close(handle) }

    /// The pieces into which the boundaries cut a text, by their ends in bytes.
    func pieces(of text: Span<UInt8>) throws(ICUError) -> [Piece] {
        var pieces: [Piece] = []
        let failure = text.withUnsafeBufferPointer { bytes -> ICUError? in
            do throws(ICUError) {
                try ICUError.check("finding boundaries") {
                    cicu_breaker_set_text(handle, bytes.baseAddress, Int64(bytes.count), &$0)
                }
                while case let end = cicu_breaker_next(handle), end >= 0 {
                    pieces.append(
                        Piece(end: Int(end), isWord: cicu_breaker_is_word(handle)))
                }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        return pieces
    }
}
