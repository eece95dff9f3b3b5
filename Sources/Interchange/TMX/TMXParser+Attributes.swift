internal import Bitext
internal import Language

extension TMXParser {
    /// The attributes of an element, those that the DTD knows before the others: the order of
    /// attributes means nothing, and so it is the same after a file was written and read again.
    func attributes(
        of element: XMLElement, _ kind: TMXElement, but left: Int? = nil
    ) -> [Attribute] {
        guard element.attributeCount > (left == nil ? 0 : 1) else { return [] }
        var taken: [Attribute] = []
        taken.reserveCapacity(element.attributeCount)
        var foreign: [Attribute] = []
        for place in 0..<element.attributeCount where place != left {
            let value = element.value(at: place)
            if let known = TMXAttribute(known: element.knownName(at: place)),
                kind.takes(known, value: element.valueBytes(at: place))
            {
                taken.append(Attribute(known.name, value))
            } else {
                foreign.append(Attribute(element.name(at: place), value))
            }
        }
        return foreign.isEmpty ? taken : taken + foreign
    }

    /// The attributes of a unit or a variant but one, with odd dates counted.
    mutating func attributes(
        of element: XMLElement, _ kind: TMXElement, but left: Int? = nil, in reader: XMLSource
    ) -> [Attribute] {
        for place in 0..<element.attributeCount {
            switch TMXAttribute(known: element.knownName(at: place)) {
            case .creationdate, .changedate, .lastusagedate:
                guard !isTMXDate(element.valueBytes(at: place)) else { continue }
                report.add(.oddDate, line: reader.tagLine)
            default: continue
            }
        }
        return attributes(of: element, kind, but: left)
    }

    /// The place of the attribute that names the language of a variant.
    func languagePlace(of element: XMLElement) -> Int? {
        var deprecated: Int?
        for place in 0..<element.attributeCount {
            switch TMXAttribute(known: element.knownName(at: place)) {
            case .xmlLang: return place
            case .lang: deprecated = place
            default: continue
            }
        }
        return deprecated
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
