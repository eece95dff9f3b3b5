/// Writes word pairs as the table that `WordPairReader` reads.
public final class WordPairWriter {
    private let output: OutputFile
    private var bytes = Array("source\ttarget\tstrength\n".utf8)
    private static let flushedBytes = 1 << 16

    /// Begins a table.
    public init(_ output: OutputFile) { self.output = output }

    /// Writes a pair, its strength in thousandths.
    public func write(_ pair: WordPair) throws(ExchangeError) {
        let thousandths = max(1, min(1000, Int((pair.strength * 1000).rounded())))
        let digits = String(thousandths)
        let strength =
            thousandths == 1000
            ? "1" : "0." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
        bytes += Array("\(Self.cell(pair.source))\t\(Self.cell(pair.target))\t\(strength)\n".utf8)
        guard bytes.count >= Self.flushedBytes else { return }
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Ends the table, and puts the file in its place.
    public func finish() throws(ExchangeError) {
        try output.write(bytes)
        try output.finish()
    }

    /// A text without what would end a cell or a row.
    private static func cell(_ text: String) -> String {
        var cell = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { cell.append(scalar.value < 0x20 ? " " : scalar) }
        return String(cell)
    }
}
