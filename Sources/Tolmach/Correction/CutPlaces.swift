internal import Bitext

/// Where rows of a table begin and end within segments.
struct CutPlaces {
    /// A place in a segment.
    struct Cut {
        /// Its place in the compared form of the whole side, in bytes.
        let place: Int
        /// Its place in the text of the segment, in bytes.
        let offset: Int
    }

    /// The cuts of each segment that has some, in order, by the number of the segment from 0.
    private(set) var cuts: [Int: [Cut]] = [:]
    private var divisions: Set<Int> = []

    /// Finds places of the compared form, in any order, some of which may be boundaries of segments
    /// already; reads each segment that is cut once.
    init(_ places: [Int], of side: SideText, in text: SegmentedText) {
        var inner: [Int: [Int]] = [:]
        for place in Set(places).sorted() where !side.isBoundary(place) {
            inner[side.firstBoundary(from: place) - 1, default: []].append(place)
        }
        for (position, places) in inner {
            let content = text.segments[position].text
            let start = side.starts[position]
            let offsets = CellFolding.places(ofFolded: places.map { $0 - start }, in: content)
            cuts[position] = zip(places, offsets).map(Cut.init)
            for (place, offset) in zip(places, offsets) where Self.dividesWord(content, at: offset)
            {
                divisions.insert(place)
            }
        }
    }

    /// Whether a cut in the compared form would part a word or a character.
    ///
    /// Scripts that put no spaces between words may be parted between any of their letters.
    func partsWord(at place: Int) -> Bool { divisions.contains(place) }

    private static func dividesWord(_ content: String, at offset: Int) -> Bool {
        let index = content.utf8.index(content.startIndex, offsetBy: offset)
        guard let before = content[..<index].unicodeScalars.last,
            let after = content[index...].unicodeScalars.first
        else { return false }
        func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 0x0E00
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
        return after.properties.isGraphemeExtend || before == "\u{200D}"
            || isOfWord(before) && isOfWord(after)
    }
}
