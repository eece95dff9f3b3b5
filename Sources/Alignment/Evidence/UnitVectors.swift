internal import Glibc

/// The vectors of the segments of a side, each of length 1; that of a segment which has none is zero.
struct UnitVectors {
    /// A vector in pieces of as many numbers as are multiplied at once.
    typealias Chunks = [SIMD16<Float>]

    let rowCount: Int
    /// How many chunks a vector has.
    private let chunkCount: Int
    /// Row after row, filled up with zeros.
    private let chunks: Chunks

    init(_ matrix: VectorMatrix) {
        rowCount = matrix.rowCount
        chunkCount = (matrix.width + SIMD16<Float>.scalarCount - 1) / SIMD16<Float>.scalarCount
        var chunks = Chunks(repeating: .zero, count: rowCount * chunkCount)
        for row in 0..<rowCount {
            let values = matrix.values[row * matrix.width..<(row + 1) * matrix.width]
            // In double precision no square of a number overflows or vanishes.
            var square = 0.0
            for value in values { square += Double(value) * Double(value) }
            guard square > 0, square.isFinite else { continue }
            let factor = 1 / square.squareRoot()
            var place = row * chunkCount * SIMD16<Float>.scalarCount
            for value in values {
                chunks[place / SIMD16<Float>.scalarCount][place % SIMD16<Float>.scalarCount] =
                    Float(Double(value) * factor)
                place += 1
            }
        }
        self.chunks = chunks
    }

    /// The product of a vector with one of the other side.
    func dot(_ row: Int, _ other: UnitVectors, _ otherRow: Int) -> Float {
        Self.dot(
            chunks.span, at: row * chunkCount, other.chunks.span, at: otherRow * chunkCount,
            count: chunkCount)
    }

    /// The product of a vector with another of as many chunks.
    func dot(_ row: Int, _ other: Chunks) -> Float {
        Self.dot(chunks.span, at: row * chunkCount, other.span, at: 0, count: chunkCount)
    }

    /// The product of two vectors of as many chunks.
    static func dot(_ left: Chunks, _ right: Chunks) -> Float {
        dot(left.span, at: 0, right.span, at: 0, count: left.count)
    }

    /// The sum of the vectors of neighbouring segments.
    func sum(of rows: Range<Int>) -> Chunks {
        var sum = Chunks(repeating: .zero, count: chunkCount)
        for row in rows {
            for place in 0..<chunkCount { sum[place] += chunks[row * chunkCount + place] }
        }
        return sum
    }

    /// The mean of all vectors but those of segments that have none.
    func mean() -> Chunks {
        let count = (0..<rowCount).count { dot($0, self, $0) > 0 }
        return sum(of: 0..<rowCount).map { $0 / Float(max(1, count)) }
    }

    /// Nearly all of the time that vectors take goes by here, so there are no checks of bounds: rows
    /// are below the number of rows, and both vectors have as many chunks.
    private static func dot(
        _ left: Span<SIMD16<Float>>, at leftStart: Int, _ right: Span<SIMD16<Float>>,
        at rightStart: Int, count: Int
    ) -> Float {
        var sum = SIMD16<Float>.zero
        for place in 0..<count {
            sum += left[unchecked: leftStart &+ place] * right[unchecked: rightStart &+ place]
        }
        return sum.sum()
    }
}
