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
    /// The language of its source, where the unit names one (`srclang`).
    ///
    /// What the header says of all units is the choice of whoever wrote the file, and whoever reads
    /// it may choose otherwise.
    public var sourceLanguage: LanguageTag?
    /// All attributes of the unit, its notes and its properties.
    public var annotations: Annotations

    /// Makes a unit.
    public init(
        line: Int, variants: [Variant], sourceLanguage: LanguageTag? = nil,
        annotations: Annotations = Annotations()
    ) {
        self.line = line
        self.variants = variants
        self.sourceLanguage = sourceLanguage
        self.annotations = annotations
    }

    /// The pairs of two languages in the unit.
    ///
    /// Of a language that is asked for without a region the variants of all its regions are taken;
    /// of one with a region those with exactly this tag, else those without a region, else those of
    /// other regions. Scripts have to agree, and no variant is both source and target. Each of
    /// several sources is paired with each of several targets. Blank segments are left out.
    ///
    /// What the unit says of its making, its use, its origin and its context becomes part of the
    /// values, where it says nothing what the target says; all else stays in the annotations.
    public func units(source: LanguageTag, target: LanguageTag) -> [TranslationUnit] {
        units(of: sides(source: source, target: target))
    }

    /// The variants that are paired, each source with each target.
    typealias Sides = (sources: [Variant], targets: [Variant])

    /// The pairs of some variants.
    func units(of sides: Sides) -> [TranslationUnit] {
        sides.sources.flatMap { one in sides.targets.map { pair(one, $0) } }
    }

    /// The variants that `units(source:target:)` pairs.
    func sides(source: LanguageTag, target: LanguageTag) -> Sides {
        if variants.count == 2, let place = plainPlace(source, target) {
            return ([variants[place]], [variants[1 - place]])
        }
        let tags = choose(source, target, where: { $0.segment.hasText })
        func all(in languages: [LanguageTag]) -> [Variant] {
            variants.filter { languages.contains($0.language) && $0.segment.hasText }
        }
        return (all(in: tags.sources), all(in: tags.targets))
    }

    /// The place of the source where there is one variant in each of the two languages, with text,
    /// as nearly always: then nothing has to be chosen.
    private func plainPlace(_ source: LanguageTag, _ target: LanguageTag) -> Int? {
        guard source != target, variants.allSatisfy(\.segment.hasText) else { return nil }
        return [0, 1].first {
            variants[$0].language == source && variants[1 - $0].language == target
        }
    }

    /// Whether the unit has variants of two languages, blank or not.
    func has(source: LanguageTag, target: LanguageTag) -> Bool {
        let tags = choose(source, target, where: { _ in true })
        return !tags.sources.isEmpty && !tags.targets.isEmpty
    }

    private func choose(
        _ source: LanguageTag, _ target: LanguageTag, where isEligible: (Variant) -> Bool
    ) -> (sources: [LanguageTag], targets: [LanguageTag]) {
        var tags: [LanguageTag] = []
        for variant in variants where isEligible(variant) && !tags.contains(variant.language) {
            tags.append(variant.language)
        }
        func answers(to wanted: LanguageTag, but taken: [LanguageTag]) -> [LanguageTag] {
            let free = tags.filter { !taken.contains($0) && wanted.answer(from: $0) != nil }
            if wanted.region != nil, free.contains(wanted) { return [wanted] }
            let same = free.filter { wanted.answer(from: $0) == .same }
            return same.isEmpty ? free : same
        }
        // An exact tag is never lent to the other side: of en and en-GB, asked for as en-US and
        // en-GB, the first is the source.
        let sources = answers(to: source, but: tags.contains(target) ? [target] : [])
        return (sources, answers(to: target, but: sources))
    }

    private func pair(_ source: Variant, _ target: Variant) -> TranslationUnit {
        var pair = TranslationUnit(
            source: source.segment, target: target.segment, sourceLanguage: source.language,
            targetLanguage: target.language)
        pair.annotations = annotations
        // Said by the pair itself, and written again from there.
        if sourceLanguage == source.language {
            pair.annotations.attributes.removeAll {
                $0.name == TMXAttribute.srclang.name && LanguageTag($0.value) == sourceLanguage
            }
        }
        pair.sourceAnnotations = source.annotations
        pair.targetAnnotations = target.annotations
        pair.takeStamps()
        pair.takeOwnProperties()
        return pair
    }
}

extension TranslationUnit {
    fileprivate mutating func takeStamps() {
        var rest: [Attribute] = []
        rest.reserveCapacity(annotations.attributes.count)
        var hasCount = false
        for attribute in annotations.attributes {
            switch attribute.name {
            case "creationdate": created.date = attribute.value
            case "creationid": created.author = attribute.value
            case "changedate": changed.date = attribute.value
            case "changeid": changed.author = attribute.value
            case "lastusagedate": lastUsed = attribute.value
            case "usagecount":
                hasCount = true
                useCount = Self.count(attribute.value)
                // A count that is no plain number stays as it came.
                if useCount == nil { rest.append(attribute) }
            default: rest.append(attribute)
            }
        }
        annotations.attributes = rest
        let said = targetAnnotations.attributes
        guard !said.isEmpty else { return }
        func value(_ name: String) -> String? { said.first { $0.name == name }?.value }
        if created == Stamp() {
            created = Stamp(date: value("creationdate"), author: value("creationid"))
        }
        if changed == Stamp() {
            changed = Stamp(date: value("changedate"), author: value("changeid"))
        }
        if lastUsed == nil { lastUsed = value("lastusagedate") }
        if !hasCount { useCount = value("usagecount").flatMap(Self.count) }
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
        let documents = takeAll(.document)
        document = documents.first
        // Before others an empty name stands for no document.
        if documents.count > 1, document == "" { document = nil }
        furtherDocuments = Array(documents.dropFirst())
        previous = take(.previous).map(Neighbour.segment) ?? .unknown
        next = take(.next).map(Neighbour.segment) ?? .unknown
        if previous == .unknown, take(.edge, value: OwnProperty.previousEdge) != nil {
            previous = .edge
        }
        if next == .unknown, take(.edge, value: OwnProperty.nextEdge) != nil { next = .edge }
    }

    private mutating func takeAll(_ own: OwnProperty) -> [String] {
        func isTaken(_ property: Annotations.Property) -> Bool {
            property.name == own.rawValue && property.attributes.isEmpty
        }
        let values = annotations.properties.filter(isTaken).map(\.value)
        annotations.properties.removeAll(where: isTaken)
        return values
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
