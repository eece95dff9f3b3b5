/// The segments of a side as a person counts them: from 1, as the text itself is cut.
///
/// Where a corrected table cuts a segment in two, its parts are 31.1 and 31.2, so that the numbers
/// of all others stay.
public struct SegmentNumbering: Hashable, Sendable {
    /// What a segment is called.
    public struct Number: Hashable, Sendable {
        /// The number of the segment of the text, from 1.
        public let segment: Int
        /// Which part of it this is, from 1; nil for the whole.
        public let part: Int?

        var text: String { part.map { "\(segment).\($0)" } ?? "\(segment)" }
    }

    /// The numbers of the segments in their order.
    public let numbers: [Number]

    /// Counts the segments of a text of which none is cut.
    public init(count: Int) {
        numbers = (0..<count).map { Number(segment: $0 + 1, part: nil) }
    }

    init(_ numbers: [Number]) { self.numbers = numbers }

    /// The numbers of neighbouring segments, as 31, 31-33 or 31.2-33; nothing for none.
    public func text(of range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let start = numbers[first].text
        return first == last ? start : start + "-" + numbers[last].text
    }

    /// The position of the first part of a segment by its number from 1; nil where there is none.
    func position(of segment: Int) -> Int? {
        let first = partitionPoint(of: numbers.indices) { numbers[$0].segment < segment }
        return first < numbers.count && numbers[first].segment == segment ? first : nil
    }
}
