internal import Bitext

/// Writes the content of a segment, and gathers what its codes cannot say in TMX.
struct TMXSegmentWriter {
    /// What was written.
    private(set) var xml = XMLBytes()
    /// The attributes that have to be written elsewhere.
    private(set) var carried: [CarriedAttribute] = []

    /// Writes a segment.
    mutating func write(_ segment: Segment) {
        guard !segment.codes.isEmpty else {
            xml.text(segment.text)
            return
        }
        write(segment, path: [])
    }

    private mutating func write(_ segment: Segment, path: [Int]) {
        let highlights = Self.pairedHighlights(segment.codes)
        var numbers = FreeNumbers(codes: segment.codes)
        var text = segment.text
        text.withUTF8 { text in
            var place = 0
            for (number, code) in segment.codes.enumerated() {
                let offset = Self.boundary(at: code.offset, in: text)
                if offset > place {
                    xml.text(UnsafeBufferPointer(rebasing: text[place..<offset]))
                    place = offset
                }
                write(
                    code, path: path + [number], isPaired: highlights.contains(number),
                    numbers: &numbers)
            }
            xml.text(UnsafeBufferPointer(rebasing: text[place...]))
        }
    }

    private mutating func write(
        _ code: InlineCode, path: [Int], isPaired: Bool, numbers: inout FreeNumbers
    ) {
        var element = TMXElement(code.kind)
        if element == .hi, !isPaired { element = .it }
        if element == .hi, code.kind == .highlightEnd {
            xml.markup("</hi>")
            return
        }
        xml.markup("<\(element.name)")
        let foreign = xml.attributes(code.attributes, of: element, at: .code(path))
        supply(element, code, path: path, numbers: &numbers)
        carried += foreign
        guard element != .hi, !code.content.isEmpty else {
            xml.markup(element == .hi ? ">" : "/>")
            return
        }
        xml.markup(">")
        for (number, piece) in code.content.enumerated() {
            switch piece {
            case .native(let text): xml.text(text)
            case .subflow(let segment, let attributes):
                let inner = path + [number]
                xml.markup("<sub")
                carried += xml.attributes(attributes, of: .sub, at: .code(inner))
                xml.markup(">")
                write(segment, path: inner)
                xml.markup("</sub>")
            }
        }
        xml.markup("</\(element.name)>")
    }

    /// Adds an attribute that the DTD requires and the code lacks, and notes that it was added.
    private mutating func supply(
        _ element: TMXElement, _ code: InlineCode, path: [Int], numbers: inout FreeNumbers
    ) {
        let required: TMXAttribute
        switch element {
        case .bpt, .ept: required = .i
        case .it: required = .pos
        default: return
        }
        let given = code.attributes.first { $0.name == required.name }
        if let given, element.takes(given) { return }
        if required == .i {
            // A number that no code has, so that no pair comes about.
            xml.attribute(required.name, numbers.take())
        } else {
            xml.attribute(required.name, code.kind == .highlightEnd ? "end" : "begin")
        }
        // Half of a highlight has become an isolated code for good; a value that the DTD forbids
        // is carried, and takes the place of the one supplied.
        guard code.kind == .isolated || required == .i, given == nil else { return }
        carried.append(CarriedAttribute(.code(path), name: required.name, value: nil))
    }

    /// The numbers that no code of a segment has.
    private struct FreeNumbers {
        private let taken: Set<String>
        private var last = 0

        init(codes: [InlineCode]) {
            taken = Set(
                codes.compactMap { code in
                    code.attributes.first { $0.name == TMXAttribute.i.name }?.value
                })
        }

        mutating func take() -> String {
            repeat { last += 1 } while taken.contains(String(last))
            return String(last)
        }
    }

    /// The places of the codes that begin and end a highlight together.
    private static func pairedHighlights(_ codes: [InlineCode]) -> Set<Int> {
        var paired: Set<Int> = []
        var open: [Int] = []
        for (place, code) in codes.enumerated() {
            if code.kind == .highlightBegin {
                open.append(place)
            } else if code.kind == .highlightEnd, let begin = open.popLast() {
                paired.insert(begin)
                paired.insert(place)
            }
        }
        return paired
    }

    /// The offset of the scalar in which an offset lies.
    private static func boundary(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var place = min(max(offset, 0), text.count)
        while place > 0, place < text.count, text[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }
}

extension TMXElement {
    /// Whether the element can have an attribute, by the DTD.
    func takes(_ attribute: Attribute) -> Bool {
        guard let name = TMXName.attribute[attribute.name] else { return false }
        return Array(attribute.value.utf8).withUnsafeBufferPointer { takes(name, value: $0) }
    }
}
