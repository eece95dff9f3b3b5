/// The token ids of units one unit after another, in the order in which a segment has the units.
struct OrderedTokens {
    private let tokens: [UInt32]
    /// Where the tokens of each unit begin, and at the end where the last ones end.
    private let starts: [UInt32]

    /// Puts ranges of tokens one behind another.
    init(_ ranges: [Range<Int>], of all: [UInt32]) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(ranges.count + 1)
        tokens = [UInt32](unsafeUninitializedCapacity: ranges.reduce(0) { $0 + $1.count }) {
            tokens, count in
            all.withUnsafeBufferPointer { all in
                for range in ranges {
                    for token in all[range] {
                        tokens[count] = token
                        count &+= 1
                    }
                    starts.append(UInt32(count))
                }
            }
        }
        self.starts = starts
    }

    /// How many units there are.
    var count: Int { starts.count - 1 }

    /// Hands over each token with the place of its unit, as often as the unit has it.
    @inline(__always)
    func handOver(of places: Range<Int>, _ body: (_ token: Int, _ place: Int) -> Void) {
        tokens.withUnsafeBufferPointer { tokens in
            for place in places {
                for token in tokens[Int(starts[place])..<Int(starts[place + 1])] {
                    body(Int(token), place)
                }
            }
        }
    }

    /// The tokens in the form of ``VariableLength``, and where those of each unit begin and the last
    /// end.
    func encoded() -> (starts: [UInt32], bytes: [UInt8]) {
        var encodedStarts: [UInt32] = [0]
        encodedStarts.reserveCapacity(starts.count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tokens.count * 2)
        for place in 0..<count {
            for token in tokens[Int(starts[place])..<Int(starts[place + 1])] {
                VariableLength.append(token, to: &bytes)
            }
            encodedStarts.append(UInt32(bytes.count))
        }
        return (encodedStarts, bytes)
    }
}
