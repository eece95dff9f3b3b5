internal import Glibc

/// The evidence of segments given a group of the other side that grows by one segment at a time.
///
/// Most of the time of an alignment goes by here, so the loops do without checks of bounds: all
/// types are below the number of types, all places of a row within the table.
struct GroupEvidence: ~Copyable {
    private let lexicon: DirectedLexicon
    /// For each judged type the sum of its gains over the group.
    private var sums: [Float]
    private var touched: [Int32] = []
    private var size: Float = 1

    init(_ lexicon: DirectedLexicon) {
        self.lexicon = lexicon
        sums = lexicon.memory.lendSums()
    }

    deinit {
        // What is being destroyed can no longer be cleared, only left.
        if touched.isEmpty { lexicon.memory.takeBack(sums) }
    }

    /// Adds a segment to the group.
    mutating func add(_ segment: Int) {
        let types = lexicon.given.types(of: segment)
        size += Float(types.count)
        for type in types {
            Self.add(lexicon, lexicon.table.row(Int(type)), to: &sums, &touched)
        }
    }

    private static func add(
        _ lexicon: DirectedLexicon, _ row: Range<Int>, to sums: inout [Float],
        _ touched: inout [Int32]
    ) {
        let (columns, gains) = (lexicon.table.columns.span, lexicon.gains.span)
        var sums = sums.mutableSpan
        for entry in row {
            let column = columns[unchecked: entry]
            let before = sums[unchecked: Int(column)]
            if before == 0 { touched.append(column) }
            sums[unchecked: Int(column)] = before + gains[unchecked: entry]
        }
    }

    /// Empties the group.
    mutating func clear() {
        for type in touched { sums[Int(type)] = 0 }
        touched.removeAll(keepingCapacity: true)
        size = 1
    }

    /// The evidence of a segment.
    func evidence(of segment: Int) -> Float {
        let scale = 1 / size
        let (types, sums) = (lexicon.judged.types.span, sums.span)
        var product: Float = 1
        var sum = lexicon.silence[segment]
        for place in lexicon.judged.starts[segment]..<lexicon.judged.starts[segment + 1] {
            product *= 1 + sums[unchecked: Int(types[unchecked: place])] * scale
            // Only now and then, since a logarithm for each word would be most of the time.
            if product > 1e20 {
                sum += logf(product)
                product = 1
            }
        }
        return product == 1 ? sum : sum + logf(product)
    }

    /// The evidence of segments given others, with an empty group before and after.
    mutating func evidence(of judged: Range<Int>, given: Range<Int>) -> Float {
        for segment in given { add(segment) }
        let sum = judged.reduce(Float(0)) { $0 + evidence(of: $1) }
        clear()
        return sum
    }

    /// The judged types that the group speaks for.
    var matchedTypes: [Int32] { touched }

    /// What a judged type adds wherever it stands.
    func evidence(ofType type: Int32) -> Float { log1pf(sums[Int(type)] / size) }
}
