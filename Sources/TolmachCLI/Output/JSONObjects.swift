// The objects that the tool writes with --json, one a line. Keys are added, never changed.

/// The version of the form of all objects.
let jsonFormat = 1

struct SegmentObject: Encodable {
    let format = jsonFormat
    let paragraph: Int
    let kind: String
    let start: Int
    let end: Int
    let text: String
}

struct DecisionObject: Encodable {
    let format = jsonFormat
    let offset: Int
    let isBreak: Bool
    let rule: String
    let entry: String?
    let languageRule: String?
    let number: Int?
    let before: String?
    let after: String?

    private enum CodingKeys: String, CodingKey {
        case format, offset, rule, entry, languageRule, number, before, after
        case isBreak = "break"
    }
}

struct RulesObject: Encodable {
    let format = jsonFormat
    let file: String
    let rules: Int
    let languageRules: [String]
}

struct BeadObject: Encodable {
    let format = jsonFormat
    let source: [Int]
    let target: [Int]
    let sourceText: String
    let targetText: String
    let confidence: Double
    let segments: String
    let kept: Bool
}

/// What became of the pairs of an alignment: after the beads, where both are written to one place.
struct AdditionObject: Encodable {
    let format = jsonFormat
    let document: String
    let memory: String
    let name: String
    let pairs: Int
    let added: Int
    let updated: Int
    let confirmed: Int
    let removed: Int
    let confirmedRemoved: Int
    let leftOut: Int
    let dryRun: Bool
}

struct ImportObject: Encodable {
    let format = jsonFormat
    let file: String
    let memory: String
    let name: String
    let source: String
    let target: String
    let tu: Int
    let read: Int
    let added: Int
    let updated: Int
    let replaced: Int
    let removed: Int
    let skipped: Int
    let leftOut: Int
    let findings: [String: Int]
    let dryRun: Bool
}

struct ExportObject: Encodable {
    let format = jsonFormat
    let file: String
    let units: Int
    let droppedCharacters: Int
}

struct QueryObject: Encodable {
    let format = jsonFormat
    let query: String
    let matches: [MatchObject]
    let terms: [TermObject]
    let damagedUnits: [String: Int]
}

struct MatchObject: Encodable {
    struct DeductionObject: Encodable {
        let reason: String
        let points: Double
    }

    struct Arithmetic: Encodable {
        let queryWeight: Int
        let unitWeight: Int
        let orderedCost: Int
        let bagCost: Int
        let distance: Double
        let base: Double
    }

    let score: Double
    let percent: Int
    let kind: String
    let source: String
    let target: String
    let unit: Int64
    let memory: String
    let origin: String?
    let document: String?
    let created: String?
    let changed: String?
    let reversed: Bool
    let deductions: [DeductionObject]
    let arithmetic: Arithmetic?
}

struct TermObject: Encodable {
    let start: Int?
    let end: Int?
    let text: String
    let kind: String
    let similarity: Double
    let term: String
    let language: String
    let translations: [Translation]
    let glossary: String

    struct Translation: Encodable {
        let term: String
        let status: String
        let concept: String?
        let part: String?
        let definition: String?
        let note: String?
    }
}

struct TermQueryObject: Encodable {
    let format = jsonFormat
    let query: String
    let hits: [TermObject]
}

struct MemoryObject: Encodable {
    struct Pair: Encodable {
        let source: String
        let target: String
        let units: Int
    }

    struct Document: Encodable {
        let name: String
        let units: Int
    }

    let format = jsonFormat
    let memory: String
    let file: String
    let units: Int
    let pairs: [Pair]
    let documents: [Document]
    let earliest: String?
    let latest: String?
    let sequence: Int64
    let store: String?
    let schema: Int?
    let keys: String?
    let keysAreCurrent: Bool
    let bytes: Int
    let priority: Int
    let penalty: Double
    let writes: Bool
    let readOnly: Bool
}

struct LexiconObject: Encodable {
    let format = jsonFormat
    let lexicon: String
    let kind: String
    let file: String
    let source: String
    let target: String
    let entries: Int
    let sourceStems: Int
    let targetStems: Int
}

struct LexiconImportObject: Encodable {
    let format = jsonFormat
    let file: String
    let lexicon: String
    let path: String
    let source: String
    let target: String
    let pairs: Int
    let articles: Int?
    let withoutTranslation: Int
    let headwordsLeftOut: Int
    let replaced: Bool
    let dryRun: Bool
}

struct LexiconTrainingObject: Encodable {
    let format = jsonFormat
    let lexicon: String
    let path: String
    let source: String
    let target: String
    let units: Int
    let leftOut: Int
    let sourceWords: Int
    let targetWords: Int
    let pairs: Int
    let replaced: Bool
    let dryRun: Bool
}

struct RebuildingObject: Encodable {
    let format = jsonFormat
    let memory: String
    let file: String
    let units: Int
    let dryRun: Bool
}

struct BackupObject: Encodable {
    let format = jsonFormat
    let memory: String
    let file: String
    let backup: String
    let units: Int
    let bytes: Int
    let dryRun: Bool
}

struct RestoringObject: Encodable {
    let format = jsonFormat
    let memory: String
    let file: String
    let backup: String
    let units: Int
    let kept: String?
    let dryRun: Bool
}

struct RescueObject: Encodable {
    let format = jsonFormat
    let file: String
    let rescued: String?
    let units: Int
    let damagedUnits: Int
    let damagedPages: Int
    let missingUnits: Int
    let dryRun: Bool
}

struct CompactingObject: Encodable {
    let format = jsonFormat
    let memory: String
    let file: String
    let bytesBefore: Int
    let bytesAfter: Int
    let dryRun: Bool
}

struct VerificationObject: Encodable {
    let format = jsonFormat
    let memory: String
    let file: String
    let sound: Bool
    let findings: [String]
}
