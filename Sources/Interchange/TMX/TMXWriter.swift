public import Bitext
public import Language

/// Writes TMX 1.4b that is valid by its DTD, one unit (`tu`) for each translation unit.
///
///     let output = try OutputFile(path: "memory.tmx")
///     var writer = try TMXWriter(output, heading: TMXWriter.Heading(toolVersion: "1.0"))
///     try writer.write(unit)
///     let report = try writer.finish()
///
/// The same units give the same bytes. What is read from the file is equal to what was written,
/// save what XML cannot hold (see the report) and these, which no file that was read can hold:
/// codes whose places are not in order move to where the text goes on, half of a highlight becomes
/// an isolated code, and a name that stands twice among the attributes of an element counts once.
///
/// Attributes that the DTD does not know, and values that it forbids, are written as properties
/// `x-tolmach-attribute`; an attribute that it requires and a code lacks (`i`, `pos`) is supplied,
/// and such a property tells the reader so.
public struct TMXWriter: ~Copyable {
    /// What the header says.
    public struct Heading: Hashable, Sendable {
        /// The version of the tool.
        public var toolVersion: String
        /// The language of the sources, nil where there are several; a unit of another one names
        /// its own.
        public var sourceLanguage: LanguageTag?
        /// When the file is made, as TMX writes it: `20260131T235959Z`.
        public var date: String?
        /// How the text is cut: `sentence`, `paragraph`, `phrase` or `block`.
        public var segmentation: Segmentation

        /// What a segment usually is.
        public enum Segmentation: String, Hashable, Sendable, CaseIterable {
            /// A sentence.
            case sentence
            /// A paragraph.
            case paragraph
            /// A part of a sentence, or a heading.
            case phrase
            /// Something else.
            case block
        }

        /// Makes a heading.
        public init(
            toolVersion: String, sourceLanguage: LanguageTag? = nil, date: String? = nil,
            segmentation: Segmentation = .sentence
        ) {
            self.toolVersion = toolVersion
            self.sourceLanguage = sourceLanguage
            self.date = date
            self.segmentation = segmentation
        }
    }

    /// What was written.
    public struct Report: Hashable, Sendable {
        /// The units.
        public internal(set) var units = 0
        /// The characters that XML 1.0 cannot hold, left out.
        public internal(set) var droppedCharacters = 0
    }

    private let output: OutputFile
    private let sourceLanguage: LanguageTag?
    private var xml = XMLBytes()
    private var units = 0

    /// Begins a file.
    public init(_ output: OutputFile, heading: Heading) throws(ExchangeError) {
        self.output = output
        sourceLanguage = heading.sourceLanguage
        xml.markup(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4">
            <header creationtool="tolmach"
            """)
        xml.attribute(TMXAttribute.creationtoolversion.name, heading.toolVersion)
        xml.attribute(TMXAttribute.segtype.name, heading.segmentation.rawValue)
        xml.attribute(TMXAttribute.tmf.name, "tolmach")
        xml.attribute(TMXAttribute.adminlang.name, "en")
        xml.attribute(
            TMXAttribute.srclang.name, heading.sourceLanguage.map(written) ?? "*all*")
        xml.attribute(TMXAttribute.datatype.name, "plaintext")
        if let date = heading.date { xml.attribute(TMXAttribute.creationdate.name, date) }
        xml.markup("/>\n<body>\n")
    }

    /// Writes a unit.
    public mutating func write(_ unit: TranslationUnit) throws(ExchangeError) {
        units += 1
        var annotations = unit.annotations
        annotations.properties = ownProperties(of: unit) + annotations.properties
        let foreign = takeSource(of: unit, into: &annotations.attributes)
        annotations.attributes = stamps(of: unit) + annotations.attributes
        xml.markup("<tu")
        let carried = attributes(annotations.attributes, of: .tu) + foreign
        xml.markup(">\n")
        write(annotations, carrying: carried)
        write(unit.source, in: unit.sourceLanguage, unit.sourceAnnotations)
        write(unit.target, in: unit.targetLanguage, unit.targetAnnotations)
        xml.markup("</tu>\n")
        if xml.bytes.count >= Self.flushedBytes { try flush() }
    }

    /// Ends the file and puts it in its place.
    public consuming func finish() throws(ExchangeError) -> Report {
        xml.markup("</body>\n</tmx>\n")
        try flush()
        try output.finish()
        return Report(units: units, droppedCharacters: xml.droppedCharacters)
    }

    private static let flushedBytes = 1 << 16

    private mutating func flush() throws(ExchangeError) {
        try output.write(xml.bytes)
        xml.bytes.removeAll(keepingCapacity: true)
    }

    /// Makes the unit's own word on its source stand among its attributes where the header does not
    /// say it; another word that came with the unit is kept, but not as that word.
    private func takeSource(
        of unit: TranslationUnit, into attributes: inout [Attribute]
    ) -> [CarriedAttribute] {
        let name = TMXAttribute.srclang.name
        let own = Attribute(name, written(unit.sourceLanguage))
        guard let place = attributes.firstIndex(where: { $0.name == name }) else {
            let isCovered = sourceLanguage?.answer(from: unit.sourceLanguage) == .same
            if !isCovered { attributes.append(own) }
            return []
        }
        let foreign = CarriedAttribute(.element, name: name, value: attributes[place].value)
        attributes[place] = own
        return [foreign]
    }

    private func stamps(of unit: TranslationUnit) -> [Attribute] {
        let stamps: [(TMXAttribute, String?)] = [
            (.creationdate, unit.created.date), (.creationid, unit.created.author),
            (.changedate, unit.changed.date), (.changeid, unit.changed.author),
            (.usagecount, unit.useCount.map(String.init)), (.lastusagedate, unit.lastUsed),
        ]
        return stamps.compactMap { attribute, value in
            value.map { Attribute(attribute.name, $0) }
        }
    }

    private func ownProperties(of unit: TranslationUnit) -> [Annotations.Property] {
        var properties: [Annotations.Property] = []
        func add(_ own: OwnProperty, _ value: String?) {
            if let value { properties.append(Annotations.Property(own.rawValue, value)) }
        }
        func add(_ neighbour: Neighbour, _ own: OwnProperty, edge: String) {
            switch neighbour {
            case .unknown: break
            case .edge: add(.edge, edge)
            case .segment(let text): add(own, text)
            }
        }
        add(.origin, unit.origin)
        // Named after no document, a unit stays when all others let it go.
        add(.document, unit.document ?? (unit.furtherDocuments.isEmpty ? nil : ""))
        for name in unit.furtherDocuments { add(.document, name) }
        add(unit.previous, .previous, edge: OwnProperty.previousEdge)
        add(unit.next, .next, edge: OwnProperty.nextEdge)
        return properties
    }

    private mutating func write(
        _ segment: Segment, in language: LanguageTag, _ annotations: Annotations
    ) {
        xml.markup("<tuv")
        xml.attribute(TMXAttribute.xmlLang.name, written(language))
        let others = annotations.attributes.filter { $0.name != TMXAttribute.xmlLang.name }
        var carried = attributes(others, of: .tuv)
        xml.markup(">")
        // The properties come before the segment, and some of them tell of its codes.
        var writer = TMXSegmentWriter()
        writer.write(segment)
        carried += writer.carried
        if !annotations.notes.isEmpty || !annotations.properties.isEmpty || !carried.isEmpty {
            xml.markup("\n")
            write(annotations, carrying: carried)
        }
        xml.markup("<seg>")
        xml.append(writer.xml)
        xml.markup("</seg></tuv>\n")
    }

    private mutating func write(
        _ annotations: Annotations, carrying carried: [CarriedAttribute]
    ) {
        var carried = carried
        for (number, note) in annotations.notes.enumerated() {
            xml.markup("<note")
            carried += attributes(note.attributes, of: .note, at: .note(number))
            xml.markup(">")
            xml.text(note.text)
            xml.markup("</note>\n")
        }
        var number = 0
        for property in annotations.properties {
            let isCarrier =
                property.name == OwnProperty.attribute.rawValue && property.attributes.isEmpty
            carried += write(property, number)
            if !isCarrier { number += 1 }
        }
        for attribute in carried {
            // It has no attributes, so that nothing of its own is to be carried.
            _ = write(
                Annotations.Property(OwnProperty.attribute.rawValue, attribute.text), number)
        }
    }

    private mutating func write(
        _ property: Annotations.Property, _ number: Int
    ) -> [CarriedAttribute] {
        xml.markup("<prop")
        xml.attribute(TMXAttribute.type.name, property.name)
        let others = property.attributes.filter { $0.name != TMXAttribute.type.name }
        let carried = attributes(others, of: .prop, at: .property(number))
        xml.markup(">")
        xml.text(property.value)
        xml.markup("</prop>\n")
        return carried
    }

    private mutating func attributes(
        _ attributes: [Attribute], of element: TMXElement,
        at place: CarriedAttribute.Place = .element
    ) -> [CarriedAttribute] {
        xml.attributes(attributes, of: element, at: place)
    }
}

/// A language as files of today write it: with hyphens, where that is the same tag.
private func written(_ language: LanguageTag) -> String {
    let hyphenated = language.hyphenated
    return LanguageTag(hyphenated) == language ? hyphenated : language.canonical
}

extension XMLBytes {
    /// Adds the attributes that an element can have, the first of each name, and gives the others.
    mutating func attributes(
        _ attributes: [Attribute], of element: TMXElement, at place: CarriedAttribute.Place
    ) -> [CarriedAttribute] {
        var carried: [CarriedAttribute] = []
        var names = Set<String>(minimumCapacity: attributes.count)
        for attribute in attributes where names.insert(attribute.name).inserted {
            if element.takes(attribute) {
                self.attribute(attribute.name, attribute.value)
            } else {
                carried.append(
                    CarriedAttribute(place, name: attribute.name, value: attribute.value))
            }
        }
        return carried
    }
}
