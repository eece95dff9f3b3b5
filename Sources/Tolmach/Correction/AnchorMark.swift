/// A place at which both texts are cut, as a person names it: `120:118`.
///
/// A bead begins with segment 120 of the source and with segment 118 of the target.
public struct AnchorMark: Hashable, Sendable {
    /// A line of a file.
    public struct Place: Hashable, Sendable {
        /// The file, as it was named.
        public let file: String
        /// The line, from 1.
        public let line: Int
    }

    /// The number of the segment of the source, from 1.
    public let source: Int
    /// The number of the segment of the target, from 1.
    public let target: Int
    /// Where it stands; nil where it was given by itself.
    public let place: Place?

    /// Makes a mark of two numbers from 1.
    public init(source: Int, target: Int, place: Place? = nil) {
        self.source = source
        self.target = target
        self.place = place
    }

    /// Reads `120:118`, or two numbers with white space between; nil where it is neither.
    ///
    /// A `#` before them, as tables have it, is passed over.
    public init?(_ text: String, place: Place? = nil) {
        let sides = text.utf8.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
            .split { $0 == UInt8(ascii: ":") || $0 == 0x20 || $0 == 0x09 }
        guard sides.count == 2, text.utf8.count(where: { $0 == UInt8(ascii: ":") }) < 2,
            let source = Self.number(sides[0]), let target = Self.number(sides[1])
        else { return nil }
        self.init(source: source, target: target, place: place)
    }

    /// Whether a text is a mark but for numbers of parts, as `4:3.2`: these are of segments that a
    /// corrected table cuts, whose rows say themselves where they belong.
    public static func namesPart(_ text: String) -> Bool {
        let sides = RowStamp.segments(in: text)
        guard let source = sides.source, let target = sides.target else { return false }
        return source.first == source.last && target.first == target.last
            && max(source.part, target.part) > 0
    }

    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(String(Substring(digits))), number > 0
        else { return nil }
        return number
    }
}

extension AnchorMark {
    /// Reads a file of anchors, in UTF-8, in UTF-16 with its mark, or in an encoding by its name.
    ///
    /// Throws `ExchangeError`, `DocumentError` and `AnchorError`.
    public static func list(path: String, encoding: String? = nil) throws -> [AnchorMark] {
        try list(in: DocumentReader(encoding: encoding).text(at: path), file: path)
    }

    /// Reads a list of anchors, one a line; blank lines, and what stands behind `#` at the beginning
    /// of a line, are passed over.
    public static func list(
        in text: String, file: String
    ) throws(AnchorError) -> [AnchorMark] {
        var marks: [AnchorMark] = []
        for (number, line) in SegmentLines.lines(of: text).enumerated()
        where !line.isEmpty && line.utf8.first != UInt8(ascii: "#") {
            let place = Place(file: file, line: number + 1)
            guard let mark = AnchorMark(line, place: place) else {
                throw .malformed(place, text: line)
            }
            marks.append(mark)
        }
        return marks
    }

    /// The marks in order, each once.
    ///
    /// Throws where one names no segment or two of them cross.
    static func ordered(
        _ marks: [AnchorMark], sourceCount: Int, targetCount: Int
    ) throws(AnchorError) -> [AnchorMark] {
        for mark in marks where mark.source > sourceCount || mark.target > targetCount {
            throw .outside(mark, sourceCount: sourceCount, targetCount: targetCount)
        }
        let sorted = marks.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        var ordered: [AnchorMark] = []
        for mark in sorted {
            guard let last = ordered.last else {
                ordered.append(mark)
                continue
            }
            if (mark.source, mark.target) == (last.source, last.target) { continue }
            guard mark.source > last.source, mark.target > last.target else {
                throw .crossing(last, mark)
            }
            ordered.append(mark)
        }
        return ordered
    }
}
