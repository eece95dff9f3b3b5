/// Vectors of the segments of both sides, computed elsewhere: near where the meaning is.
public struct SegmentVectors: Sendable, Hashable {
    /// Those of the source, a row for each segment.
    public let source: VectorMatrix
    /// Those of the target, a row for each segment.
    public let target: VectorMatrix

    /// Puts the vectors of two sides together, which are equally long.
    public init(source: VectorMatrix, target: VectorMatrix) {
        precondition(source.width == target.width, "vectors of both sides are equally long")
        self.source = source
        self.target = target
    }
}

/// Vectors of one length, row after row.
public struct VectorMatrix: Sendable, Hashable {
    /// How many there are.
    public let rowCount: Int
    /// How many numbers each has.
    public let width: Int
    /// Their numbers, row after row.
    public let values: [Float]

    /// Makes a matrix of as many finite values as rows and width say.
    public init(rowCount: Int, width: Int, values: [Float]) {
        precondition(values.count == rowCount * width, "a matrix has a value for each place")
        self.rowCount = rowCount
        self.width = width
        self.values = values
    }
}
