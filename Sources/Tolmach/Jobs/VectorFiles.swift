internal import Alignment
internal import Interchange

/// The files of NumPy that hold a vector for each segment of both sides.
public struct VectorFiles: Hashable, Sendable {
    /// Why they cannot be used together.
    public struct Mismatch: Error, Hashable, Sendable {
        /// The numbers in a vector of the source.
        public let sourceWidth: Int
        /// The numbers in a vector of the target.
        public let targetWidth: Int
    }

    /// That of the source.
    public var source: String
    /// That of the target.
    public var target: String

    /// Names the files.
    public init(source: String, target: String) {
        self.source = source
        self.target = target
    }

    /// The vectors of texts of so many segments.
    ///
    /// Throws `ExchangeError`, `AlignmentError.vectorCount` and `Mismatch`.
    func vectors(for counts: SideCounts) throws -> SegmentVectors {
        func matrix(
            _ path: String, _ side: AlignmentError.Side, _ expected: Int
        ) throws -> VectorMatrix {
            let matrix = try NPYMatrix(path: path)
            guard matrix.rowCount == expected else {
                throw AlignmentError.vectorCount(
                    side, expected: expected, found: matrix.rowCount)
            }
            return VectorMatrix(
                rowCount: matrix.rowCount, width: matrix.columnCount, values: matrix.values)
        }
        let sides = (
            source: try matrix(source, .source, counts.source),
            target: try matrix(target, .target, counts.target)
        )
        guard sides.source.width == sides.target.width else {
            throw Mismatch(sourceWidth: sides.source.width, targetWidth: sides.target.width)
        }
        return SegmentVectors(source: sides.source, target: sides.target)
    }
}

extension VectorMatrix {
    /// The vectors of segments of which some are cut: each part has that of the whole.
    func repeated(for numbering: SegmentNumbering) -> VectorMatrix {
        guard numbering.numbers.count != rowCount else { return self }
        var repeated: [Float] = []
        repeated.reserveCapacity(numbering.numbers.count * width)
        for number in numbering.numbers {
            repeated += values[((number.segment - 1) * width)..<(number.segment * width)]
        }
        return VectorMatrix(rowCount: numbering.numbers.count, width: width, values: repeated)
    }
}
