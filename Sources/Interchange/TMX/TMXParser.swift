internal import Bitext
internal import Language

/// Makes units of the events of a TMX file.
final class TMXParser: XMLHandler {
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
    private var unit: TMXUnit?
    private var unitFinding: TMXReport.Finding?
    private var unitBytes = 0
    private var variant: TMXUnit.Variant?
    private var variantHasSegment = false
    private var ownNote: (attributes: [Attribute], name: String)?
    private var languages: [String: (tag: LanguageTag, place: Int?)] = [:]
    private var sawHeader = false
    private var sawStrayText = false
    private var firstUnknown: (name: String, line: Int, column: Int)?

    init(limits: ReadingLimits, keepsGoing: Bool) {
        self.limits = limits
        self.keepsGoing = keepsGoing
    }

    /// The element of a body without units that gives its reader something to look at.
    var strangeBody: (name: String, line: Int, column: Int)? {
        report.units == 0 ? firstUnknown : nil
    }

    func start(_ element: XMLElement, in reader: XMLReader) {
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
            isWithin(.unitBytes, limits.unitBytes, unitBytes, in: reader)
        else { return }
        switch role {
        case .root: startRoot(element, kind, in: reader)
        case .header: startHeader(element, in: reader)
        case .unit: unit?.annotations.attributes = attributes(of: element, .tu, in: reader)
        case .variant: startVariant(element, in: reader)
        case .segment: startSegment(element, in: reader)
        case .note, .property:
            text.begin()
            ownNote = (attributes(of: element, .note), "")
            if role == .property { startProperty(element, in: reader) }
        case .code, .highlight: startCode(element, kind, in: reader)
        case .subflow: text.beginSubflow(attributes: attributes(of: element, .sub))
        case .transparent: report.add(.unknownElement, line: reader.tagLine)
        case .skipped: startSkipped(element, kind, in: parent, reader)
        case .body, .abandonedUnit: break
        }
    }

    func end(in reader: XMLReader) {
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

    func characters(_ bytes: UnsafeBufferPointer<UInt8>, in reader: XMLReader) {
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

    /// Elements in an unknown one are what they would be in the element around it.
    private func transparentRole(of kind: TMXElement) -> Role {
        role(of: kind, in: roles.last { $0 != .transparent })
    }

    private func startRoot(_ element: XMLElement, _ kind: TMXElement?, in reader: XMLReader) {
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

    private func startHeader(_ element: XMLElement, in reader: XMLReader) {
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
    func language(_ text: String, in reader: XMLReader) -> LanguageTag {
        if let known = languages[text] {
            if let place = known.place { report.languages[place].variants += 1 }
            noteLanguage(known.tag, in: reader)
            return known.tag
        }
        let tag = LanguageTag(text)
        noteLanguage(tag, in: reader)
        var place = report.languages.firstIndex { $0.language == tag }
        if let place {
            report.languages[place].variants += 1
        } else if !text.isEmpty, report.languages.count < Self.keptLanguages {
            place = report.languages.count
            report.languages.append(TMXReport.LanguageCount(language: tag, variants: 1))
        }
        if languages.count < Self.keptLanguages { languages[text] = (tag, place) }
        return tag
    }

    private func noteLanguage(_ tag: LanguageTag, in reader: XMLReader) {
        if tag.text.isEmpty {
            report.add(.variantWithoutLanguage, line: reader.tagLine)
        } else if !tag.isWellFormed {
            report.add(.oddLanguage, line: reader.tagLine)
        }
    }

    private func beginUnit(in reader: XMLReader) {
        report.units += 1
        unitBytes = 0
        unitFinding = nil
        unit = TMXUnit(line: reader.tagLine, variants: [])
    }

    private func startVariant(_ element: XMLElement, in reader: XMLReader) {
        report.variants += 1
        variantHasSegment = false
        let (attributes, language) = variantAttributes(of: element, in: reader)
        variant = TMXUnit.Variant(
            language: language, segment: Segment(""),
            annotations: Annotations(attributes: attributes))
    }

    private func startSegment(_ element: XMLElement, in reader: XMLReader) {
        guard !variantHasSegment else {
            misbuilt(.secondSegment, in: reader)
            return
        }
        variantHasSegment = true
        text.begin()
        // Nothing in the values holds what is said of a segment itself, so that it becomes a
        // property of the variant.
        for attribute in attributes(of: element, .seg) {
            variant?.annotations.properties.append(
                Annotations.Property(
                    OwnProperty.attribute.rawValue, "seg \(attribute.name)=\(attribute.value)"))
        }
    }

    private func startCode(_ element: XMLElement, _ kind: TMXElement?, in reader: XMLReader) {
        guard let kind, let code = kind.code else { return }
        let attributes = attributes(of: element, kind)
        if code == .highlightBegin {
            text.add(code, attributes: attributes)
        } else {
            text.beginCode(code, attributes: attributes)
        }
    }

    private func startProperty(_ element: XMLElement, in reader: XMLReader) {
        var attributes = attributes(of: element, .prop)
        guard let place = attributes.firstIndex(where: { $0.name == TMXAttribute.type.name }) else {
            report.add(.propertyWithoutName, line: reader.tagLine)
            ownNote = (attributes, "")
            return
        }
        let name = attributes.remove(at: place).value
        ownNote = (attributes, name)
    }

    private func startSkipped(
        _ element: XMLElement, _ kind: TMXElement?, in parent: Role?, _ reader: XMLReader
    ) {
        switch (parent, kind) {
        case (_, .tu) where unit != nil: misbuilt(.nestedUnit, in: reader)
        case (.header, .ude): report.add(.userEncoding, line: reader.tagLine)
        default:
            report.add(.unknownElement, line: reader.tagLine)
            if firstUnknown == nil {
                firstUnknown = (element.name, reader.tagLine, reader.column)
            }
        }
    }

    private func endUnit() {
        guard var ended = unit else { return }
        unit = nil
        if let finding = unitFinding {
            report.add(finding, line: ended.line)
            return
        }
        guard !ended.variants.isEmpty else {
            report.add(.unitWithoutVariants, line: ended.line)
            return
        }
        if ended.variants.count == 1 { report.add(.unitWithOneVariant, line: ended.line) }
        var none = Segment("")
        CarriedAttribute.putBack(into: &ended.annotations, segment: &none)
        finished.append(ended)
    }

    private func endVariant(in reader: XMLReader) {
        guard var ended = variant else { return }
        variant = nil
        guard variantHasSegment else {
            report.add(.variantWithoutSegment, line: reader.line)
            return
        }
        CarriedAttribute.putBack(into: &ended.annotations, segment: &ended.segment)
        unit?.variants.append(ended)
        _ = isWithin(.variants, limits.variants, unit?.variants.count ?? 0, in: reader)
    }

    private func endSegment(in reader: XMLReader) {
        let segment = text.endSegment()
        if segment.isBlank { report.add(.emptySegment, line: reader.line) }
        if segment.hasUnpairedCodes { report.add(.unpairedCode, line: reader.line) }
        variant?.segment = segment
    }

    private func endNote() {
        let note = Annotations.Note(text.end(), attributes: ownNote?.attributes ?? [])
        if variant != nil {
            variant?.annotations.notes.append(note)
        } else if unit != nil {
            unit?.annotations.notes.append(note)
        } else {
            report.header.notes.append(note)
        }
    }

    private func endProperty() {
        let property = Annotations.Property(
            ownNote?.name ?? "", text.end(), attributes: ownNote?.attributes ?? [])
        if variant != nil {
            variant?.annotations.properties.append(property)
        } else if unit != nil {
            unit?.annotations.properties.append(property)
        } else {
            report.header.properties.append(property)
        }
    }

    /// Whether a count is within a limit; if not, the unit is left out or the reading ends.
    private func isWithin(
        _ limit: ExchangeError.Limit, _ maximum: Int, _ count: Int, in reader: XMLReader
    ) -> Bool {
        guard count > maximum else { return true }
        if keepsGoing, unit != nil {
            leaveOutUnit(.unitOverLimit)
        } else {
            reader.fail(.limit(limit, maximum: maximum))
        }
        return false
    }

    private func misbuilt(_ problem: ExchangeError.Problem, in reader: XMLReader) {
        guard keepsGoing else {
            reader.fail(problem)
            return
        }
        leaveOutUnit(.unitMisbuilt)
    }

    /// Skips what is still to come of the unit, and forgets what has come.
    private func leaveOutUnit(_ finding: TMXReport.Finding) {
        guard let place = roles.lastIndex(of: .unit) else { return }
        roles[place] = .abandonedUnit
        for inner in roles.indices[(place + 1)...] { roles[inner] = .skipped }
        unitFinding = finding
        unit?.variants = []
        unit?.annotations = Annotations()
        unitBytes = 0
        variant = nil
        text.begin()
    }

    private static let elementCost = 64
    private static let keptLanguages = 1000
}

/// Whether a byte is white space of XML.
func isXMLSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}
