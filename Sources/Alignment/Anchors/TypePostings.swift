/// In which segments of a stretch each type stands, but for the common ones.
struct TypePostings {
    private var starts: [Int]
    private(set) var segments: [Int32] = []

    /// Leaves out types that stand in more than so many segments.
    init(_ text: TextFeatures, _ range: Range<Int>, atMost most: Int) {
        var counts = [Int32](repeating: 0, count: text.typeCount)
        var last = [Int](repeating: -1, count: text.typeCount)
        for segment in range {
            for type in text.types(of: segment) where last[Int(type)] != segment {
                last[Int(type)] = segment
                counts[Int(type)] += 1
            }
        }
        starts = [0]
        starts.reserveCapacity(text.typeCount + 1)
        var sum = 0
        for count in counts {
            sum += count <= most ? Int(count) : 0
            starts.append(sum)
        }
        segments = [Int32](repeating: 0, count: sum)
        var ends = starts
        last = [Int](repeating: -1, count: text.typeCount)
        for segment in range {
            for type in text.types(of: segment).map(Int.init)
            where counts[type] <= most && last[type] != segment {
                last[type] = segment
                segments[ends[type]] = Int32(segment)
                ends[type] += 1
            }
        }
    }

    /// The places of the segments of a type in `segments`, in order; none where it is common.
    func places(of type: Int32) -> Range<Int> {
        starts[Int(type)]..<starts[Int(type) + 1]
    }
}
