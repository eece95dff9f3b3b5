internal import Bitext
internal import Language

/// Makes units of the events of a TMX file.
struct TMXParser: XMLHandler {
    /// What an element is where it stands.
    enum Role {
        case root
        case header
        case body
        case unit
        case variant
        case segment
        case note
        case property
        /// A code of a segment.
        case code
        /// A `sub` in a code.
        case subflow
        case highlight
        /// An element in text that has no business there: its text counts as text around it.
        case transparent
        /// An element that is skipped with all that is in it.
        case skipped
        /// A unit that is left out, whatever is still to come of it.
        case abandonedUnit
    }

    /// What was read so far.
    var report = TMXReport()
    /// The units that have ended since they were last taken.
    var finished: [TMXUnit] = []
    /// The segment, note or property that is being read.
    var text = TMXText()

    private let limits: ReadingLimits
    private let keepsGoing: Bool
    private var roles: [Role] = []
    private var isInUnit = false
    private var unit = TMXUnit(line: 0, variants: [])
    private var unitFinding: TMXReport.Finding?
    private var unitBytes = 0
    /// Whether the unit has properties that stand for attributes.
    private var hasCarriers = false
    private var isInVariant = false
    private var variant = TMXUnit.Variant(language: LanguageTag(""), segment: Segment(""))
    private var variantHasSegment = false
    private var noteAttributes: [Attribute] = []
    private var propertyName = ""
    private var languages: [KnownLanguage] = []
    private var sawHeader = false
    private var sawStrayText = false
    private var firstUnknown: (name: String, line: Int, column: Int)?

    init(limits: ReadingLimits, keepsGoing: Bool) {
        self.limits = limits
        self.keepsGoing = keepsGoing
    }

    /// Whether the outermost element has begun and not ended.
    var isOpen: Bool { !roles.isEmpty }

    /// The element of a body without units that gives its reader something to look at.
    var strangeBody: (name: String, line: Int, column: Int)? {
        report.units == 0 ? firstUnknown : nil
    }

    mutating func start(_ element: XMLElement, in reader: XMLSource) {
        sawStrayText = false
        let kind = TMXElement(rawValue: element.known)
        let parent = roles.last
        let role = role(of: kind, in: parent)
        roles.append(role)
        if role == .skipped, parent == .skipped || parent == .abandonedUnit { return }
        if role == .unit { beginUnit(in: reader) }
        unitBytes += Self.elementCost
        guard
            isWithin(.attributes, limits.attributes, element.attributeCount, in: reader),
            isWithin(.unitBytes, limits.unitBytes, unitBytes, in: reader),
            role != .subflow || isWithin(.depth, limits.subflows, subflowDepth, in: reader)
        else { return }
        switch role {
        case .root: startRoot(element, kind, in: reader)
        case .header: startHeader(element, in: reader)
        case .unit:
            unit.annotations.attributes = attributes(of: element, .tu, in: reader)
            let said = unit.annotations.attributes.first { $0.name == TMXAttribute.srclang.name }
            unit.sourceLanguage = said.flatMap { TMXHeader.sourceLanguage($0.value) }
        case .variant: startVariant(element, in: reader)
        case .segment: startSegment(element, in: reader)
        case .note, .property:
            text.begin()
            if role == .property {
                startProperty(element, in: reader)
            } else {
                noteAttributes = attributes(of: element, .note)
            }
        case .code, .highlight: startCode(element, kind, in: reader)
        case .subflow: text.beginSubflow(attributes: attributes(of: element, .sub))
        case .transparent: report.add(.unknownElement, line: reader.tagLine)
        case .skipped: startSkipped(element, kind, in: parent, reader)
        case .body, .abandonedUnit: break
        }
    }

    mutating func end(in reader: XMLSource) {
        sawStrayText = false
        guard let role = roles.popLast() else { return }
        switch role {
        case .root:
            if !sawHeader { report.add(.headerMissing, line: reader.line) }
        case .unit, .abandonedUnit: endUnit()
        case .variant: endVariant(in: reader)
        case .segment: endSegment(in: reader)
        case .note: endNote()
        case .property: endProperty()
        case .code: text.endCode()
        case .subflow: text.endSubflow()
        case .highlight: text.add(.highlightEnd)
        case .header, .body, .transparent, .skipped: break
        }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, in reader: XMLSource) {
        switch roles.last {
        case .segment, .code, .subflow, .highlight, .note, .property, .transparent:
            text.append(bytes)
            unitBytes += bytes.count
            guard isWithin(.segmentBytes, limits.segmentBytes, text.byteCount, in: reader) else {
                return
            }
            _ = isWithin(.unitBytes, limits.unitBytes, unitBytes, in: reader)
        case .skipped, .abandonedUnit: break
        default:
            guard !sawStrayText, bytes.contains(where: { !isXMLSpace($0) }) else { return }
            sawStrayText = true
            report.add(.strayText, line: reader.line)
        }
    }

    private func role(of kind: TMXElement?, in parent: Role?) -> Role {
        switch (parent, kind) {
        case (nil, _): .root
        case (.root, .header): .header
        case (.root, .body): .body
        case (.body, .tu): .unit
        case (.unit, .tuv): .variant
        case (.unit, .note), (.variant, .note), (.header, .note): .note
        case (.unit, .prop), (.variant, .prop), (.header, .prop): .property
        case (.variant, .seg): .segment
        case (.code, .sub): .subflow
        case (.segment, .hi), (.highlight, .hi), (.subflow, .hi): .highlight
        case (.segment, let kind?), (.highlight, let kind?), (.subflow, let kind?):
            kind.code == nil ? .transparent : .code
        case (.transparent, let kind?): transparentRole(of: kind)
        case (.segment, nil), (.highlight, nil), (.subflow, nil), (.transparent, nil),
            (.code, _), (.note, _), (.property, _):
            .transparent
        default: .skipped
        }
    }

    /// The subflows that are open.
    private var subflowDepth: Int { roles.count { $0 == .subflow } }

    /// Elements in an unknown one are what they would be in the element around it.
    private func transparentRole(of kind: TMXElement) -> Role {
        role(of: kind, in: roles.last { $0 != .transparent })
    }

    private mutating func startRoot(
        _ element: XMLElement, _ kind: TMXElement?, in reader: XMLSource
    ) {
        guard kind == .tmx else {
            reader.fail(.notTMX(root: element.name))
            return
        }
        for place in 0..<element.attributeCount
        where TMXAttribute(known: element.knownName(at: place)) == .version {
            report.header.version = element.value(at: place)
        }
        let known = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b"]
        if !known.contains(report.header.version ?? "") {
            report.add(.versionUnknown, line: reader.tagLine)
        }
    }

    private mutating func startHeader(_ element: XMLElement, in reader: XMLSource) {
        sawHeader = true
        report.header.attributes = attributes(of: element, .header)
        let required: [TMXAttribute] = [
            .creationtool, .creationtoolversion, .segtype, .tmf, .adminlang, .srclang, .datatype,
        ]
        for attribute in required where report.header.value(of: attribute.name) == nil {
            report.add(.headerAttributeMissing, line: reader.tagLine)
        }
    }

    /// The tag of a variant, counted.
    private mutating func language(
        _ text: UnsafeBufferPointer<UInt8>?, in reader: XMLSource
    ) -> LanguageTag {
        guard let text, !text.isEmpty else {
            report.add(.variantWithoutLanguage, line: reader.tagLine)
            return LanguageTag("")
        }
        // A file has few languages: they are looked for one after another.
        if let place = languages.firstIndex(where: { $0.text.elementsEqual(text) }) {
            count(languages[place].place, isOdd: languages[place].isOdd, in: reader)
            return languages[place].tag
        }
        let tag = LanguageTag(String(decoding: text, as: UTF8.self))
        var place = report.languages.firstIndex { $0.language == tag }
        if place == nil, report.languages.count < Self.keptLanguages {
            place = report.languages.count
            report.languages.append(TMXReport.LanguageCount(language: tag, variants: 0))
        }
        let known = KnownLanguage(
            text: Array(text), tag: tag, isOdd: !tag.isWellFormed, place: place)
        if languages.count < Self.keptLanguages { languages.append(known) }
        count(place, isOdd: known.isOdd, in: reader)
        return tag
    }

    private mutating func count(_ place: Int?, isOdd: Bool, in reader: XMLSource) {
        if let place { report.languages[place].variants += 1 }
        if isOdd { report.add(.oddLanguage, line: reader.tagLine) }
    }

    /// A language as it was written before.
    private struct KnownLanguage {
        let text: [UInt8]
        let tag: LanguageTag
        let isOdd: Bool
        /// Where it is counted.
        let place: Int?
    }

    private mutating func beginUnit(in reader: XMLSource) {
        report.units += 1
        unitBytes = 0
        unitFinding = nil
        hasCarriers = false
        isInUnit = true
        unit = TMXUnit(line: reader.tagLine, variants: [])
        unit.variants.reserveCapacity(2)
    }

    private mutating func startVariant(_ element: XMLElement, in reader: XMLSource) {
        report.variants += 1
        isInVariant = true
        variantHasSegment = false
        let place = languagePlace(of: element)
        variant.language = language(place.map { element.valueBytes(at: $0) }, in: reader)
        variant.annotations.attributes = attributes(of: element, .tuv, but: place, in: reader)
    }

    private mutating func startSegment(_ element: XMLElement, in reader: XMLSource) {
        guard !variantHasSegment else {
            misbuilt(.secondSegment, in: reader)
            return
        }
        variantHasSegment = true
        text.begin()
        // Nothing in the values holds what is said of a segment itself, so that it becomes a
        // property of the variant.
        for attribute in attributes(of: element, .seg) {
            variant.annotations.properties.append(
                Annotations.Property(
                    OwnProperty.attribute.rawValue, "seg \(attribute.name)=\(attribute.value)"))
        }
    }

    private mutating func startCode(
        _ element: XMLElement, _ kind: TMXElement?, in reader: XMLSource
    ) {
        guard let kind, let code = kind.code else { return }
        let attributes = attributes(of: element, kind)
        if code == .highlightBegin {
            text.add(code, attributes: attributes)
        } else {
            text.beginCode(code, attributes: attributes)
        }
    }

    private mutating func startProperty(_ element: XMLElement, in reader: XMLSource) {
        let place = (0..<element.attributeCount).first {
            TMXAttribute(known: element.knownName(at: $0)) == .type
        }
        noteAttributes = attributes(of: element, .prop, but: place)
        propertyName = place.map { element.value(at: $0) } ?? ""
        if place == nil { report.add(.propertyWithoutName, line: reader.tagLine) }
    }

    private mutating func startSkipped(
        _ element: XMLElement, _ kind: TMXElement?, in parent: Role?, _ reader: XMLSource
    ) {
        switch (parent, kind) {
        case (_, .tu) where isInUnit: misbuilt(.nestedUnit, in: reader)
        case (.header, .ude): report.add(.userEncoding, line: reader.tagLine)
        default:
            report.add(.unknownElement, line: reader.tagLine)
            if firstUnknown == nil {
                firstUnknown = (element.name, reader.tagLine, reader.column)
            }
        }
    }

    private mutating func endUnit() {
        isInUnit = false
        if let unitFinding {
            report.add(unitFinding, line: unit.line)
            return
        }
        guard !unit.variants.isEmpty else {
            report.add(.unitWithoutVariants, line: unit.line)
            return
        }
        if unit.variants.count == 1 { report.add(.unitWithOneVariant, line: unit.line) }
        if hasCarriers {
            var none = Segment("")
            CarriedAttribute.putBack(into: &unit.annotations, segment: &none)
        }
        // Moved, not copied: this is done for every unit of a file.
        var ended = TMXUnit(line: 0, variants: [])
        swap(&ended, &unit)
        finished.append(ended)
    }

    private mutating func endVariant(in reader: XMLSource) {
        guard isInVariant else { return }
        isInVariant = false
        guard variantHasSegment else {
            variant.annotations = Annotations()
            report.add(.variantWithoutSegment, line: reader.line)
            return
        }
        if hasCarriers {
            CarriedAttribute.putBack(into: &variant.annotations, segment: &variant.segment)
        }
        var ended = TMXUnit.Variant(language: variant.language, segment: Segment(""))
        swap(&ended, &variant)
        unit.variants.append(ended)
        _ = isWithin(.variants, limits.variants, unit.variants.count, in: reader)
    }

    private mutating func endSegment(in reader: XMLSource) {
        variant.segment = text.endSegment()
        if !variant.segment.hasText { report.add(.emptySegment, line: reader.line) }
        if variant.segment.hasUnpairedCodes { report.add(.unpairedCode, line: reader.line) }
    }

    private mutating func endNote() {
        let note = Annotations.Note(text.end(), attributes: noteAttributes)
        if isInVariant {
            variant.annotations.notes.append(note)
        } else if isInUnit {
            unit.annotations.notes.append(note)
        } else {
            report.header.notes.append(note)
        }
    }

    private mutating func endProperty() {
        let property = Annotations.Property(propertyName, text.end(), attributes: noteAttributes)
        if propertyName == OwnProperty.attribute.rawValue { hasCarriers = true }
        if isInVariant {
            variant.annotations.properties.append(property)
        } else if isInUnit {
            unit.annotations.properties.append(property)
        } else {
            report.header.properties.append(property)
        }
    }

    /// Whether a count is within a limit; if not, the unit is left out or the reading ends.
    private mutating func isWithin(
        _ limit: ExchangeError.Limit, _ maximum: Int, _ count: Int, in reader: XMLSource
    ) -> Bool {
        guard count > maximum else { return true }
        if keepsGoing, isInUnit {
            leaveOutUnit(.unitOverLimit)
        } else {
            reader.fail(.limit(limit, maximum: maximum))
        }
        return false
    }

    private mutating func misbuilt(_ problem: ExchangeError.Problem, in reader: XMLSource) {
        guard keepsGoing else {
            reader.fail(problem)
            return
        }
        leaveOutUnit(.unitMisbuilt)
    }

    /// Skips what is still to come of the unit, and forgets what has come.
    private mutating func leaveOutUnit(_ finding: TMXReport.Finding) {
        guard let place = roles.lastIndex(of: .unit) else { return }
        roles[place] = .abandonedUnit
        for inner in roles.indices[(place + 1)...] { roles[inner] = .skipped }
        unitFinding = finding
        unit.variants = []
        unit.annotations = Annotations()
        unitBytes = 0
        isInVariant = false
        variant.annotations = Annotations()
        text.begin()
    }

    private static let elementCost = 64
    private static let keptLanguages = 1000
}

/// Whether a byte is white space of XML.
func isXMLSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}
