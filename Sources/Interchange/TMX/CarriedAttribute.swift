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
        // A file may hold many thousands of them: what concerns one place is done at once.
        var atPlaces: [Place: [CarriedAttribute]] = [:]
        for carrier in carriers {
            guard let carried = CarriedAttribute(carrier.value),
                carried.place.exists(in: annotations, segment)
            else {
                stays.append(carrier)
                continue
            }
            atPlaces[carried.place, default: []].append(carried)
        }
        var inSegment: [Change] = []
        for (place, carried) in atPlaces {
            switch place {
            case .element: change(&annotations.attributes, by: carried)
            case .note(let number): change(&annotations.notes[number].attributes, by: carried)
            case .property(let number):
                change(&annotations.properties[number].attributes, by: carried)
            case .code(let path): inSegment.append(Change(path: path[...], carried: carried))
            }
        }
        apply(inSegment, to: &segment)
        annotations.properties += stays
    }

    /// What is carried for one place of a segment.
    private struct Change {
        let path: ArraySlice<Int>
        let carried: [CarriedAttribute]
    }

    /// A piece of the content of a code.
    private struct Piece: Hashable {
        let code: Int
        let number: Int
    }

    private static func apply(_ changes: [Change], to segment: inout Segment) {
        var deeper: [Piece: [Change]] = [:]
        for found in changes {
            guard let code = found.path.first else { continue }
            let rest = found.path.dropFirst()
            guard let number = rest.first else {
                change(&segment.codes[code].attributes, by: found.carried)
                continue
            }
            deeper[Piece(code: code, number: number), default: []].append(
                Change(path: rest.dropFirst(), carried: found.carried))
        }
        for (piece, changes) in deeper {
            guard
                case .subflow(var inner, var attributes) =
                    segment.codes[piece.code].content[piece.number]
            else { continue }
            for found in changes where found.path.isEmpty {
                change(&attributes, by: found.carried)
            }
            apply(changes.filter { !$0.path.isEmpty }, to: &inner)
            segment.codes[piece.code].content[piece.number] =
                .subflow(inner, attributes: attributes)
        }
    }

    /// Changes attributes as if each that is carried replaced the one of its name in its place, or
    /// took it away, in turn.
    private static func change(_ attributes: inout [Attribute], by carried: [CarriedAttribute]) {
        var values: [String: String?] = [:]
        for one in carried { values[one.name] = .some(one.value) }
        var changed: [Attribute] = []
        for attribute in attributes {
            guard let value = values[attribute.name] else {
                changed.append(attribute)
                continue
            }
            if let value { changed.append(Attribute(attribute.name, value)) }
        }
        let present = Set(attributes.map(\.name))
        var names = present
        let last = carried.reversed().filter { names.insert($0.name).inserted }.reversed()
        attributes =
            changed + last.compactMap { one in one.value.map { Attribute(one.name, $0) } }
    }
}

extension CarriedAttribute.Place {
    /// Whether annotations and a segment have the place.
    fileprivate func exists(in annotations: Annotations, _ segment: Segment) -> Bool {
        switch self {
        case .element: true
        case .note(let number): annotations.notes.indices.contains(number)
        case .property(let number): annotations.properties.indices.contains(number)
        case .code(let path): Self.exists(path[...], in: segment)
        }
    }

    private static func exists(_ path: ArraySlice<Int>, in segment: Segment) -> Bool {
        guard let code = path.first, segment.codes.indices.contains(code) else { return false }
        let rest = path.dropFirst()
        guard let piece = rest.first else { return true }
        guard segment.codes[code].content.indices.contains(piece),
            case .subflow(let inner, _) = segment.codes[code].content[piece]
        else { return false }
        let further = rest.dropFirst()
        return further.isEmpty || exists(further, in: inner)
    }
}
