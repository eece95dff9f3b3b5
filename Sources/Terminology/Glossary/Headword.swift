/// A term as a glossary gives it: a word or a phrase in its dictionary form.
///
/// A `|` after a part of a word is a stem written by hand: `партизан|` and `партизан|ка` are found
/// in every word that begins with партизан.
public struct Headword: Hashable, Sendable, Codable {
    static let stemMark: Unicode.Scalar = "|"

    /// The term as it stands in the file.
    public let written: String

    /// Keeps a term as it is written.
    public init(_ written: String) { self.written = written }

    /// The term without marks of stems.
    public var text: String {
        guard hasHandwrittenStem else { return written }
        var text = String.UnicodeScalarView()
        for scalar in written.unicodeScalars where scalar != Self.stemMark { text.append(scalar) }
        return String(text)
    }

    /// Whether a stem was written by hand.
    public var hasHandwrittenStem: Bool { written.utf8.contains(UInt8(ascii: "|")) }
}
