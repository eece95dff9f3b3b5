public import Bitext
public import Language

/// A unit of a TMX file with all its variants.
public struct TMXUnit: Hashable, Sendable {
    /// A segment in one language.
    public struct Variant: Hashable, Sendable {
        /// The language, empty where the file names none.
        public var language: LanguageTag
        /// The segment.
        public var segment: Segment
        /// All attributes but the language, the notes and the properties.
        public var annotations: Annotations

        /// Makes a variant.
        public init(
            language: LanguageTag, segment: Segment, annotations: Annotations = Annotations()
        ) {
            self.language = language
            self.segment = segment
            self.annotations = annotations
        }
    }

    /// The line on which the unit begins, from 1.
    public var line: Int
    /// The variants in their order.
    public var variants: [Variant]
    /// All attributes of the unit, its notes and its properties.
    public var annotations: Annotations

    /// Makes a unit.
    public init(line: Int, variants: [Variant], annotations: Annotations = Annotations()) {
        self.line = line
        self.variants = variants
        self.annotations = annotations
    }

    /// The pairs of two languages in the unit.
    ///
    /// Of each language the variants with exactly this tag are taken, else those of the language
    /// without a region, else those of the first other region; scripts have to agree, and no
    /// variant is both source and target. Each of several sources is paired with each of several
    /// targets. Blank segments are left out.
    ///
    /// What the unit says of its making, its use, its origin and its context becomes part of the
    /// values, where it says nothing what the target says; all else stays in the annotations.
    public func units(source: LanguageTag, target: LanguageTag) -> [TranslationUnit] {
        let filled = variants.filter { !$0.segment.isBlank }
        let tags = Self.choose(source, target, among: filled.map(\.language))
        guard let tags else { return [] }
        let sources = filled.filter { $0.language == tags.source }
        let targets = filled.filter { $0.language == tags.target }
        return sources.flatMap { source in
            targets.map { target in pair(source, target) }
        }
    }

    /// Whether the unit has variants of two languages, blank or not.
    func has(source: LanguageTag, target: LanguageTag) -> Bool {
        Self.choose(source, target, among: variants.map(\.language)) != nil
    }

    private static func choose(
        _ source: LanguageTag, _ target: LanguageTag, among tags: [LanguageTag]
    ) -> (source: LanguageTag, target: LanguageTag)? {
        // An exact tag is never lent to the other side: of en and en-GB, asked for as en-US and
        // en-GB, the first is the source.
        let exactSource = tags.first { $0 == source }
        let exactTarget = tags.first { $0 == target }
        guard let chosenSource = exactSource ?? nearest(to: source, among: tags, not: exactTarget),
            let chosenTarget = exactTarget ?? nearest(to: target, among: tags, not: chosenSource),
            chosenSource != chosenTarget
        else { return nil }
        return (chosenSource, chosenTarget)
    }

    private static func nearest(
        to wanted: LanguageTag, among tags: [LanguageTag], not taken: LanguageTag?
    ) -> LanguageTag? {
        var other: LanguageTag?
        for tag in tags where tag != taken && wanted.answer(from: tag) != nil {
            if tag.region == nil { return tag }
            if other == nil { other = tag }
        }
        return other
    }

    private func pair(_ source: Variant, _ target: Variant) -> TranslationUnit {
        var pair = TranslationUnit(
            source: source.segment, target: target.segment, sourceLanguage: source.language,
            targetLanguage: target.language)
        pair.annotations = annotations
        pair.sourceAnnotations = source.annotations
        pair.targetAnnotations = target.annotations
        pair.takeStamps()
        pair.takeOwnProperties()
        return pair
    }
}

extension TranslationUnit {
    fileprivate mutating func takeStamps() {
        let named = targetAnnotations.attributes
        func said(_ name: String) -> String? { named.first { $0.name == name }?.value }
        created = Stamp(date: take("creationdate"), author: take("creationid"))
        if created == Stamp() {
            created = Stamp(date: said("creationdate"), author: said("creationid"))
        }
        changed = Stamp(date: take("changedate"), author: take("changeid"))
        if changed == Stamp() {
            changed = Stamp(date: said("changedate"), author: said("changeid"))
        }
        lastUsed = take("lastusagedate") ?? said("lastusagedate")
        // A count that is no plain number stays as it came.
        if let place = annotations.attributes.firstIndex(where: { $0.name == "usagecount" }) {
            useCount = Self.count(annotations.attributes[place].value)
            if useCount != nil { annotations.attributes.remove(at: place) }
        } else {
            useCount = said("usagecount").flatMap(Self.count)
        }
    }

    private mutating func take(_ name: String) -> String? {
        guard let place = annotations.attributes.firstIndex(where: { $0.name == name }) else {
            return nil
        }
        return annotations.attributes.remove(at: place).value
    }

    private static func count(_ text: String) -> Int? {
        guard let count = Int(text), count >= 0, String(count) == text else { return nil }
        return count
    }

    fileprivate mutating func takeOwnProperties() {
        guard
            annotations.properties.contains(where: {
                $0.name.utf8.starts(with: OwnProperty.prefix.utf8)
            })
        else { return }
        origin = take(.origin)
        document = take(.document)
        previous = take(.previous).map(Neighbour.segment) ?? .unknown
        next = take(.next).map(Neighbour.segment) ?? .unknown
        if previous == .unknown, take(.edge, value: OwnProperty.previousEdge) != nil {
            previous = .edge
        }
        if next == .unknown, take(.edge, value: OwnProperty.nextEdge) != nil { next = .edge }
    }

    private mutating func take(_ own: OwnProperty, value: String? = nil) -> String? {
        let place = annotations.properties.firstIndex {
            $0.name == own.rawValue && $0.attributes.isEmpty && (value ?? $0.value) == $0.value
        }
        return place.map { annotations.properties.remove(at: $0).value }
    }
}

/// The properties in which our files carry what TMX has no place for.
enum OwnProperty: String {
    case origin = "x-tolmach-origin"
    case document = "x-tolmach-document"
    case previous = "x-tolmach-previous"
    case next = "x-tolmach-next"
    case edge = "x-tolmach-edge"
    case attribute = "x-tolmach-attribute"

    static let prefix = "x-tolmach-"
    static let previousEdge = "previous"
    static let nextEdge = "next"
}
