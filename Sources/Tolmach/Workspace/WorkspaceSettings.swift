internal import Foundation

/// What `tolmach.json` says of a workspace.
public struct WorkspaceSettings: Hashable, Sendable, Codable {
    /// One of the memories of the workspace, the file `Memory/NAME.tolmach`.
    public struct Memory: Hashable, Sendable, Codable {
        /// Its name.
        public var name: String
        /// Which memory's match is shown first where scores are equal: the lowest number.
        public var priority: Int
        /// Points by which its matches are lowered.
        public var penalty: Double
        /// Whether additions go to it; true for one.
        public var writes: Bool
        /// Whether nothing may be written to it, also when it is named; false where not said.
        public var readOnly: Bool

        enum CodingKeys: String, CodingKey, CaseIterable {
            case name, priority, penalty, writes, readOnly
        }

        /// Describes a memory.
        public init(
            name: String, priority: Int, penalty: Double = 0, writes: Bool = false,
            readOnly: Bool = false
        ) {
            self.name = name
            self.priority = priority
            self.penalty = penalty
            self.writes = writes
            self.readOnly = readOnly
        }

        /// Reads what a file says of a memory.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                name: try values.decode(String.self, forKey: .name),
                priority: try values.decode(Int.self, forKey: .priority),
                penalty: try values.decode(Double.self, forKey: .penalty),
                writes: try values.decode(Bool.self, forKey: .writes),
                readOnly: try values.decodeIfPresent(Bool.self, forKey: .readOnly) ?? false)
        }

        /// Writes what is said of a memory; an earlier version of this program refuses a key that it
        /// does not know, so that a memory which is not read-only is not said to be so.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(name, forKey: .name)
            try values.encode(priority, forKey: .priority)
            try values.encode(penalty, forKey: .penalty)
            try values.encode(writes, forKey: .writes)
            if readOnly { try values.encode(readOnly, forKey: .readOnly) }
        }
    }

    /// The version of the form of the file.
    public static let currentFormat = 1

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, sourceLanguage, targetLanguage, author, memories
    }

    /// The version in which the file was written.
    public var format: Int
    /// The language of the source where a command does not say it.
    public var sourceLanguage: LanguageTag?
    /// The language of the target where a command does not say it.
    public var targetLanguage: LanguageTag?
    /// Who is named as the author of additions; the user's name where not said.
    public var author: String?
    /// The memories that look-ups use.
    public var memories: [Memory]

    /// The languages of the source and of the target; for one that is not said Russian or English,
    /// whichever the other is not.
    public var languages: (source: LanguageTag, target: LanguageTag) {
        let russian = LanguageTag("ru")
        let english = LanguageTag("en")
        let source =
            sourceLanguage ?? (targetLanguage?.language == russian.language ? english : russian)
        return (
            source, targetLanguage ?? (source.language == english.language ? russian : english)
        )
    }

    /// What is wrong with the names of the values in a file that can be decoded; nil when nothing
    /// is.
    static func fault(ofKeysIn data: Data) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            return nil
        }
        func fault(_ names: some Sequence<String>, _ known: [String]) -> String? {
            let unknown = names.filter { !known.contains($0) }.min()
            return unknown.map { "“\($0)” is none of \(known.joined(separator: ", "))" }
        }
        let memories = object["memories"] as? [[String: Any]] ?? []
        return fault(object.keys, CodingKeys.allCases.map(\.rawValue))
            ?? fault(memories.flatMap(\.keys), Memory.CodingKeys.allCases.map(\.rawValue))
    }

    /// What is wrong with the values; nil when nothing is.
    var fault: String? {
        for tag in [sourceLanguage, targetLanguage].compactMap(\.self) where !tag.isWellFormed {
            return "“\(tag)” is no language tag"
        }
        if let sourceLanguage, let targetLanguage,
            sourceLanguage.language == targetLanguage.language,
            sourceLanguage.script == targetLanguage.script
        {
            return "source and target are both \(sourceLanguage.language)"
        }
        for memory in memories {
            // A name is part of a path: none may lead out of the folder of the memories.
            let isPlain =
                !memory.name.isEmpty && memory.name.first != "." && !memory.name.contains("/")
                && memory.name.unicodeScalars.allSatisfy {
                    $0.properties.generalCategory != .control
                }
            if !isPlain { return "“\(memory.name)” cannot be the name of a memory" }
            if !(0...100).contains(memory.penalty) {
                return "the penalty of “\(memory.name)” is not from 0 to 100"
            }
            if memory.writes, memory.readOnly {
                return "“\(memory.name)” has both “writes” and “readOnly”"
            }
        }
        if Set(memories.map(\.name)).count < memories.count {
            return "two memories have one name"
        }
        return memories.count(where: \.writes) > 1 ? "several memories have “writes”" : nil
    }

    /// The settings of a new workspace: one memory, `main`, for Russian to English.
    public init() {
        format = Self.currentFormat
        sourceLanguage = LanguageTag("ru")
        targetLanguage = LanguageTag("en")
        memories = [Memory(name: "main", priority: 1, writes: true)]
    }
}
