public import Interchange
public import Language

/// A file of segmentation rules (SRX) that takes the place of the program's own rules.
public struct RulesFile: Hashable, Sendable {
    /// Why a text cannot be cut by the rules of a file.
    public struct Failure: Error, Hashable, Sendable {
        /// The path of the file.
        public let file: String
        /// What is wrong.
        public let reason: SRXError
    }

    /// Its path.
    public let path: String
    /// Its rules, and what in it is odd.
    public let report: SRXReport

    /// Whether one of its rules for a language breaks; else each paragraph stays one segment.
    public func breaks(_ language: LanguageTag) -> Bool {
        // Where there are none at all, the cutting says why.
        guard let places = try? report.ruleset.places(for: language) else { return true }
        return places.contains(where: \.rule.isBreak)
    }

    /// Reads a file.
    ///
    /// Throws `ExchangeError` and `CancellationError`.
    public init(path: String) throws {
        self.path = path
        report = try SRXReader().read(ByteReader(path: path))
    }
}
