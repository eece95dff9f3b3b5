/// In which segments of a stretch each type stands, but for the common ones.
struct TypePostings {
    private(set) var segments: [Int32] = []
    private let memory: TypeMemory
    /// The types of the stretch.
    private var types: [Int32] = []
    /// For each type of the text its number among those, from 1; 0 where it is not there.
    private var numbers: [Int32]
    /// Where the segments of each of those begin, and after the last where they end.
    private var starts: [Int] = [0]

    /// Leaves out types that stand in more than so many segments.
    init(_ text: TextFeatures, _ range: Range<Int>, atMost most: Int, in memory: TypeMemory) {
        self.memory = memory
        numbers = memory.lendNumbers()
        var counts: [Int] = []
        var last: [Int] = []
        for segment in range {
            for type in text.types(of: segment) {
                if numbers[Int(type)] == 0 {
                    types.append(type)
                    numbers[Int(type)] = Int32(types.count)
                    counts.append(0)
                    last.append(-1)
                }
                let number = Int(numbers[Int(type)]) - 1
                guard last[number] != segment else { continue }
                last[number] = segment
                counts[number] += 1
            }
        }
        starts.reserveCapacity(types.count + 1)
        var sum = 0
        for count in counts {
            sum += count <= most ? count : 0
            starts.append(sum)
        }
        segments = [Int32](repeating: 0, count: sum)
        var ends = starts
        last = [Int](repeating: -1, count: types.count)
        for segment in range {
            for type in text.types(of: segment) {
                let number = Int(numbers[Int(type)]) - 1
                guard counts[number] <= most, last[number] != segment else { continue }
                last[number] = segment
                segments[ends[number]] = Int32(segment)
                ends[number] += 1
            }
        }
    }

    /// The places of the segments of a type in `segments`, in order; none where it is common.
    func places(of type: Int32) -> Range<Int> {
        let number = Int(numbers[Int(type)])
        return number == 0 ? 0..<0 : starts[number - 1]..<starts[number]
    }

    /// Gives the memory back, after which there are no places.
    mutating func giveBack() {
        for type in types { numbers[Int(type)] = 0 }
        memory.takeBack(numbers)
        numbers = []
    }
}
