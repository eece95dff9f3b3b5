public import Bitext

/// A unit that a memory refuses, since it could not read it again: its codes stand outside of their
/// text, or hold texts within the codes of texts more than 40 deep.
public struct UnstorableUnit: Error, Sendable, Hashable {
    /// The file of the memory.
    public let path: String
    /// The unit.
    public let unit: TranslationUnit

    /// Names a unit and the memory that refuses it.
    public init(path: String, unit: TranslationUnit) {
        self.path = path
        self.unit = unit
    }
}
