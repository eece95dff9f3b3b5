internal import Bitext
internal import Language

extension TMXParser {
    /// The attributes of an element, those that the DTD knows before the others: the order of
    /// attributes means nothing, and so it is the same after a file was written and read again.
    func attributes(of element: XMLElement, _ kind: TMXElement) -> [Attribute] {
        attributes(of: element, kind) { _, _ in true }
    }

    /// The attributes of a unit; odd dates are counted.
    func attributes(
        of element: XMLElement, _ kind: TMXElement, in reader: XMLReader
    ) -> [Attribute] {
        attributes(of: element, kind) { attribute, place in
            noteDate(attribute, element.valueBytes(at: place), in: reader)
            return true
        }
    }

    /// The attributes of a variant but its language, and the language.
    func variantAttributes(
        of element: XMLElement, in reader: XMLReader
    ) -> ([Attribute], LanguageTag) {
        func place(of wanted: TMXAttribute) -> Int? {
            (0..<element.attributeCount).first {
                TMXAttribute(known: element.knownName(at: $0)) == wanted
            }
        }
        let place = place(of: .xmlLang) ?? place(of: .lang)
        let attributes = attributes(of: element, .tuv) { attribute, other in
            noteDate(attribute, element.valueBytes(at: other), in: reader)
            return other != place
        }
        return (attributes, language(place.map { element.value(at: $0) } ?? "", in: reader))
    }

    private func attributes(
        of element: XMLElement, _ kind: TMXElement, where isKept: (TMXAttribute?, Int) -> Bool
    ) -> [Attribute] {
        guard element.attributeCount > 0 else { return [] }
        var taken: [Attribute] = []
        var foreign: [Attribute] = []
        for place in 0..<element.attributeCount {
            let known = TMXAttribute(known: element.knownName(at: place))
            guard isKept(known, place) else { continue }
            let value = element.value(at: place)
            if let known, kind.takes(known, value: element.valueBytes(at: place)) {
                taken.append(Attribute(known.name, value))
            } else {
                foreign.append(Attribute(element.name(at: place), value))
            }
        }
        return taken + foreign
    }

    private func noteDate(
        _ attribute: TMXAttribute?, _ value: UnsafeBufferPointer<UInt8>, in reader: XMLReader
    ) {
        switch attribute {
        case .creationdate, .changedate, .lastusagedate:
            if !isTMXDate(value) { report.add(.oddDate, line: reader.tagLine) }
        default: break
        }
    }
}

/// Whether bytes are a date as TMX writes it: `20260131T235959Z`.
private func isTMXDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else {
        return false
    }
    func number(_ range: Range<Int>) -> Int? {
        var value = 0
        for place in range {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) else { return nil }
            value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
        }
        return value
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
        let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
        (1...12).contains(month), hour < 24, minute < 60, second <= 60
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
}
