public import Bitext

/// A unit of a memory.
public struct StoredUnit: Sendable, Hashable {
    /// Its number in its memory; never given again, and larger for what was added later.
    public let id: Int64
    /// The name of its memory.
    public let memory: String
    /// The unit.
    public let unit: TranslationUnit

    /// Names a unit of a memory.
    public init(id: Int64, memory: String, unit: TranslationUnit) {
        self.id = id
        self.memory = memory
        self.unit = unit
    }
}
