public import Language

/// A segment and its translation, with all that is known of them.
public struct TranslationUnit: Hashable, Sendable, Codable {
    /// The source segment.
    public var source: Segment
    /// Its translation.
    public var target: Segment
    /// The language of the source.
    public var sourceLanguage: LanguageTag
    /// The language of the target.
    public var targetLanguage: LanguageTag
    /// When it was made and by whom.
    public var created: Stamp
    /// When it was last changed and by whom.
    public var changed: Stamp
    /// How often it was used, where that is known.
    public var useCount: Int?
    /// When it was last used, as the file said it.
    public var lastUsed: String?
    /// How it came to be: `alignment`, the name of a file, a tool.
    public var origin: String?
    /// The document that it comes from.
    public var document: String?
    /// The names of the documents that have it too, in order; an empty one where it belongs to no
    /// document too.
    public var furtherDocuments: [String]
    /// The segment before it in its document.
    public var previous: Neighbour
    /// The segment after it in its document.
    public var next: Neighbour
    /// What else the file said of the unit.
    public var annotations: Annotations
    /// What else the file said of the source.
    public var sourceAnnotations: Annotations
    /// What else the file said of the target.
    public var targetAnnotations: Annotations

    /// Makes a unit of which nothing more is known.
    public init(
        source: Segment, target: Segment, sourceLanguage: LanguageTag, targetLanguage: LanguageTag
    ) {
        self.source = source
        self.target = target
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        created = Stamp()
        changed = Stamp()
        furtherDocuments = []
        previous = .unknown
        next = .unknown
        annotations = Annotations()
        sourceAnnotations = Annotations()
        targetAnnotations = Annotations()
    }
}

/// What stands beside a segment in its document.
public enum Neighbour: Hashable, Sendable, Codable {
    /// Not known: never equal to anything, and never a reason to lower a score.
    case unknown
    /// Nothing: the segment is the first or the last.
    case edge
    /// A segment with this text.
    case segment(String)
}

/// When something was done, and by whom.
public struct Stamp: Hashable, Sendable, Codable {
    /// The moment as it came, in the form of TMX where it is ours: `20260131T235959Z`.
    public var date: String?
    /// The person or the program.
    public var author: String?

    /// Makes a stamp.
    public init(date: String? = nil, author: String? = nil) {
        self.date = date
        self.author = author
    }
}

/// What a file says of a unit or a segment beyond what this program understands, kept as it came.
public struct Annotations: Hashable, Sendable, Codable {
    /// A remark.
    public struct Note: Hashable, Sendable, Codable {
        /// Its text.
        public var text: String
        /// The attributes of its element.
        public var attributes: [Attribute]

        /// Makes a note.
        public init(_ text: String, attributes: [Attribute] = []) {
            self.text = text
            self.attributes = attributes
        }
    }

    /// A property: a name and a value.
    public struct Property: Hashable, Sendable, Codable {
        /// The name (`type`), empty where the file gave none.
        public var name: String
        /// The value.
        public var value: String
        /// The other attributes of its element.
        public var attributes: [Attribute]

        /// Makes a property.
        public init(_ name: String, _ value: String, attributes: [Attribute] = []) {
            self.name = name
            self.value = value
            self.attributes = attributes
        }

        /// What a unit has that a person has looked at and confirmed.
        public static let reviewed = Property("reviewed", "yes")
    }

    /// The notes in their order.
    public var notes: [Note]
    /// The properties in their order.
    public var properties: [Property]
    /// The attributes that this program does not understand.
    public var attributes: [Attribute]

    /// Makes annotations.
    public init(
        notes: [Note] = [], properties: [Property] = [], attributes: [Attribute] = []
    ) {
        self.notes = notes
        self.properties = properties
        self.attributes = attributes
    }

    /// Whether a person has confirmed what they are of.
    public var isReviewed: Bool {
        let reviewed = Property.reviewed
        return properties.contains { $0.name == reviewed.name && $0.value == reviewed.value }
    }

    /// Whether there are none.
    public var isEmpty: Bool { notes.isEmpty && properties.isEmpty && attributes.isEmpty }
}
