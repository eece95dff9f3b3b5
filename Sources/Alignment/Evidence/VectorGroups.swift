internal import Glibc

/// What is needed of each group of neighbouring segments to compare its vector, which is the sum of
/// theirs, with those of the other side.
struct VectorGroups {
    /// What a group is to be multiplied with, and how far it is from the other text.
    struct Group {
        /// One by the length of the sum, 0 where that is zero.
        let factor: Float
        /// The mean of 1 - cos to all segments of the other side.
        let distance: Float

        /// A group by the square of the length of its vector, and the product of that with the mean
        /// of the other side.
        init(square: Float, product: Float) {
            // Opposite vectors leave a sum of rounding errors, which has no direction.
            factor = square > 1e-6 ? 1 / square.squareRoot() : 0
            distance = 1 - product * factor
        }
    }

    private let longest: Int
    private let groups: [Group]

    /// Measures groups of up to so many segments against the mean of the other side.
    ///
    /// The square of the length of a sum is the sum of the products of its parts, so a group costs
    /// one product of vectors: that of its first segment and its last.
    init(_ vectors: UnitVectors, upTo longest: Int, against mean: UnitVectors.Chunks) throws {
        self.longest = longest
        let count = vectors.rowCount
        let products = (0..<count).map { vectors.dot($0, mean) }
        var groups = [Group](
            repeating: Group(square: 0, product: 0), count: count * longest)
        // The squares of the groups that begin with the segment after, by their lengths from 0.
        var after: [Float] = [0]
        for first in (0..<count).reversed() {
            if first % 64 == 0 { try Task.checkCancellation() }
            var squares: [Float] = [0]
            var product: Float = 0
            for length in 1...min(longest, count - first) {
                let dot = vectors.dot(first, vectors, first + length - 1)
                let inner = length == 1 ? 0 : after[length - 1] - after[length - 2] + dot
                squares.append(squares[length - 1] + inner + dot)
                product += products[first + length - 1]
                groups[first * longest + length - 1] = Group(
                    square: squares[length], product: product)
            }
            after = squares
        }
        self.groups = groups
    }

    /// The group of a length that begins with a segment.
    func group(from first: Int, count: Int) -> Group { groups[first * longest + count - 1] }
}
