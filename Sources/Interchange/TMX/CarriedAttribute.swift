internal import Bitext

/// An attribute that the DTD of TMX does not know, or one that it requires and the element lacks:
/// written as the value of a property of ours, beside or inside the element, and put back where it
/// was when the file is read.
///
/// The value is `PLACE NAME=VALUE`, or `PLACE NAME` for an attribute that is to be taken away. The
/// place is left out for the unit or variant itself; else it is `note N`, `prop N`, or `code P`,
/// where P leads from a code of the segment (`3`) over a piece of its content (`3.1`, the `sub`
/// itself) to a code in there (`3.1.0`). All are counted from 0, properties without those of this
/// kind.
struct CarriedAttribute: Hashable {
    enum Place: Hashable {
        case element
        case note(Int)
        case property(Int)
        case code([Int])
    }

    var place: Place
    var name: String
    /// Nil to take the attribute away.
    var value: String?

    init(_ place: Place, name: String, value: String?) {
        self.place = place
        self.name = name
        self.value = value
    }

    /// Reads the value of a property; nil where it is not of this form.
    init?(_ text: String) {
        let bytes = text.utf8
        let equals = bytes.firstIndex(of: UInt8(ascii: "="))
        value = equals.map { String(text[bytes.index(after: $0)...]) }
        let words = text[..<(equals ?? text.endIndex)].split(
            separator: " ", omittingEmptySubsequences: false)
        guard let last = words.last, !last.isEmpty, words.count == 1 || words.count == 3 else {
            return nil
        }
        name = String(last)
        guard words.count == 3 else {
            place = .element
            return
        }
        let path = words[1].split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard path.allSatisfy({ $0.map { $0 >= 0 } ?? false }) else { return nil }
        let places = path.compactMap(\.self)
        switch (words[0], places.count) {
        case ("note", 1): place = .note(places[0])
        case ("prop", 1): place = .property(places[0])
        case ("code", _): place = .code(places)
        default: return nil
        }
    }

    /// The value of the property.
    var text: String {
        let words =
            switch place {
            case .element: ""
            case .note(let number): "note \(number) "
            case .property(let number): "prop \(number) "
            case .code(let path): "code \(path.map(String.init).joined(separator: ".")) "
            }
        return words + name + (value.map { "=" + $0 } ?? "")
    }

    /// Takes the properties of this kind out of annotations and puts their attributes back; those
    /// whose place is not there stay as they are.
    static func putBack(into annotations: inout Annotations, segment: inout Segment) {
        let isCarrier = annotations.properties.map {
            $0.name == OwnProperty.attribute.rawValue && $0.attributes.isEmpty
        }
        guard isCarrier.contains(true) else { return }
        let carriers = zip(annotations.properties, isCarrier).filter(\.1).map(\.0)
        annotations.properties = zip(annotations.properties, isCarrier).filter { !$0.1 }.map(\.0)
        var stays: [Annotations.Property] = []
        for carrier in carriers {
            guard let carried = CarriedAttribute(carrier.value),
                carried.apply(to: &annotations, segment: &segment)
            else {
                stays.append(carrier)
                continue
            }
        }
        annotations.properties += stays
    }

    private func apply(to annotations: inout Annotations, segment: inout Segment) -> Bool {
        switch place {
        case .element: change(&annotations.attributes)
        case .note(let number):
            guard annotations.notes.indices.contains(number) else { return false }
            change(&annotations.notes[number].attributes)
        case .property(let number):
            guard annotations.properties.indices.contains(number) else { return false }
            change(&annotations.properties[number].attributes)
        case .code(let path): return apply(to: &segment, path: path[...])
        }
        return true
    }

    private func apply(to segment: inout Segment, path: ArraySlice<Int>) -> Bool {
        guard let code = path.first, segment.codes.indices.contains(code) else { return false }
        let rest = path.dropFirst()
        guard let piece = rest.first else {
            change(&segment.codes[code].attributes)
            return true
        }
        guard segment.codes[code].content.indices.contains(piece),
            case .subflow(var inner, var attributes) = segment.codes[code].content[piece]
        else { return false }
        let further = rest.dropFirst()
        if further.isEmpty {
            change(&attributes)
        } else if !apply(to: &inner, path: further) {
            return false
        }
        segment.codes[code].content[piece] = .subflow(inner, attributes: attributes)
        return true
    }

    private func change(_ attributes: inout [Attribute]) {
        attributes.removeAll { $0.name == name }
        if let value { attributes.append(Attribute(name, value)) }
    }
}
