/// Hands a page on in large pieces while it is made.
struct ReportOutput: ~Copyable {
    private static let pieceSize = 1 << 16

    private let piece: ([UInt8]) throws -> Void
    private var bytes: [UInt8] = []

    init(_ piece: @escaping ([UInt8]) throws -> Void) { self.piece = piece }

    /// Adds markup, and hands on what has come together.
    mutating func write(_ markup: ReportMarkup) throws {
        bytes += markup.bytes
        guard bytes.count >= Self.pieceSize else { return }
        try Task.checkCancellation()
        try piece(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Hands on the rest.
    consuming func finish() throws {
        if !bytes.isEmpty { try piece(bytes) }
    }
}
