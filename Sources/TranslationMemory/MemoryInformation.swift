public import Language

/// What a memory holds.
public struct MemoryInformation: Sendable, Hashable {
    /// How many units there are of a pair of languages, as the tags came.
    public struct LanguagePair: Sendable, Hashable {
        /// The language of the sources.
        public let source: LanguageTag
        /// The language of the targets.
        public let target: LanguageTag
        /// How many units.
        public let units: Int
    }

    /// How many units come from a document.
    public struct Document: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// How many units; one that several documents have counts for each.
        public let units: Int
    }

    /// The name of the memory.
    public let name: String
    /// How many units it holds.
    public let units: Int
    /// Its pairs of languages, those with the most units first.
    public let languagePairs: [LanguagePair]
    /// Its documents by name.
    public let documents: [Document]
    /// The earliest date of creation that can be read, as it came.
    public let earliest: String?
    /// The latest date of creation or change that can be read, as it came.
    public let latest: String?
    /// The number of the last change.
    public let sequence: Int64
    /// The random name of the store, by which derived files know it.
    public let storeID: String
    /// The form of the tables.
    public let schemaVersion: Int
    /// The version of the match keys by which exact matches are found.
    public let keyVersion: String
    /// Whether these are the keys of this program; if not, look-ups read every unit until the
    /// keys are rebuilt.
    public let keysAreCurrent: Bool
    /// The size of the file with what is not yet moved into it, in bytes.
    public let fileSize: Int
}

/// Something that a check of a memory found to be wrong.
public enum MemoryFinding: Sendable, Hashable {
    /// A unit's content does not have its checksum, or cannot be read.
    case damagedUnit(id: Int64)
    /// The unit is not found by its content: a key or digest in its row, or the number of a token of
    /// its texts, is another's; rebuilding the keys mends it.
    case wrongKeys(id: Int64)
    /// The tokens are not numbered in order, so that look-ups read every unit; rebuilding the keys
    /// mends it.
    case disorderedTokens
    /// SQLite found its structures damaged; in its words.
    case structure(String)
    /// A row refers to one that is not there.
    case danglingReference(table: String, row: Int64?, to: String)
}
