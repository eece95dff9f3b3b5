import Terminology

/// A term found in a segment, as a line of JSON.
///
/// Written by hand: a long text has a million of them, and the encoder of Foundation takes longer
/// for one than to find it.
struct TermLine {
    let segment: Int
    let start: Int
    let end: Int
    let text: Substring
    let place: TermPlace
    let term: TermReference

    /// The keys in alphabetical order, as in all JSON of the tool.
    func json(_ index: TermIndex) -> String {
        var line = "{\"concept\":"
        Self.append(index.concept(term)[...], to: &line)
        line += ",\"end\":\(end),\"format\":\(jsonFormat),\"glossary\":"
        Self.append(index.glossaries[index.glossary(term)].name[...], to: &line)
        line += ",\"interrupted\":\(place.isInterrupted),\"kind\":\""
        line += TermPrinter.name(of: place.kind)
        line += "\",\"overlapped\":\(place.isOverlapped),\"segment\":\(segment),\"start\":\(start)"
        line += ",\"term\":"
        Self.append(index.headword(term)[...], to: &line)
        line += ",\"text\":"
        Self.append(text, to: &line)
        line += "}"
        return line
    }

    /// Appends a string as JSON has it (RFC 8259, section 7).
    static func append(_ text: Substring, to line: inout String) {
        line += "\""
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            line += text
        } else {
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": line += "\\\""
                case "\\": line += "\\\\"
                case "\n": line += "\\n"
                case "\t": line += "\\t"
                case "\r": line += "\\r"
                case _ where scalar.value < 0x20:
                    let digits = String(scalar.value, radix: 16)
                    line += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                default: line.unicodeScalars.append(scalar)
                }
            }
        }
        line += "\""
    }
}
