/// Reads a tab-separated table of word pairs: `source TAB target`, and a strength above 0 to 1
/// where there is a third cell.
///
///     try WordPairReader().read(ByteReader(path: "ru-en.tsv")) { pair in … }
///
/// A first row `source TAB target`, in letters of any case, names the columns; blank rows are passed
/// over. The table is read in pieces, so that memory does not grow with it.
public struct WordPairReader: Sendable {
    /// The most bytes that a table may have.
    public var byteLimit = 256 << 20
    /// The most bytes that a cell may have.
    public var cellLimit = 4096

    /// Makes a reader.
    public init() {}

    /// Hands over the pairs, and gives their number.
    ///
    /// Throws an `ExchangeError` with the line, what the closure throws, and `CancellationError`.
    @discardableResult
    public func read(
        _ input: ByteReader, onProgress: (Double) -> Void = { _ in },
        pair: (WordPair) throws -> Void
    ) throws -> Int {
        // In UTF-16 each byte of the others may take two.
        var blocks = TextBlocks(
            input, byteLimit: byteLimit, lineLimit: 2 * (2 * cellLimit + Self.restOfLine))
        var pairs = 0
        var line = 0
        while let rows = try next(of: &blocks, in: input) {
            for row in rows {
                line += 1
                let found: WordPair?
                do throws(RowFault) {
                    found = try self.pair(in: row, isFirst: line == 1)
                } catch {
                    throw ExchangeError(file: input.path, line: line, problem: error.problem)
                }
                guard let found else { continue }
                try pair(found)
                pairs += 1
            }
            if let size = input.size {
                onProgress(Double(input.bytesRead) / Double(max(1, size)))
            }
        }
        guard pairs > 0 else { throw ExchangeError(file: input.path, problem: .empty) }
        return pairs
    }

    /// The bytes of a line that are in neither of its two words, at most.
    private static let restOfLine = 64

    private func next(of blocks: inout TextBlocks, in input: ByteReader) throws -> [Substring]? {
        do {
            return try blocks.next()
        } catch is TextBlocks.LongLine {
            throw ExchangeError(
                file: input.path, line: blocks.lines + 1,
                problem: .limit(.headwordBytes, maximum: cellLimit))
        }
    }

    private struct RowFault: Error {
        let problem: ExchangeError.Problem
    }

    private func pair(in row: Substring, isFirst: Bool) throws(RowFault) -> WordPair? {
        var cells = row.utf8.split(
            separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
        ).map { Self.trimmed(Substring($0)) }
        if cells.allSatisfy(\.isEmpty) { return nil }
        // Spreadsheets end every row with as many tabs as their widest row needs.
        while cells.count > 2, cells.last?.isEmpty ?? false { cells.removeLast() }
        if isFirst, cells.prefix(2).map({ $0.lowercased() }) == ["source", "target"] { return nil }
        guard (2...3).contains(cells.count) else {
            throw RowFault(problem: .wordPair(.cells(found: cells.count)))
        }
        guard cells.allSatisfy({ $0.utf8.count <= cellLimit }) else {
            throw RowFault(problem: .limit(.headwordBytes, maximum: cellLimit))
        }
        guard !cells[0].isEmpty, !cells[1].isEmpty else {
            throw RowFault(problem: .wordPair(.emptyCell))
        }
        guard cells.count == 3 else { return WordPair(source: cells[0], target: cells[1]) }
        guard let strength = Float(cells[2]), strength > 0, strength <= 1 else {
            throw RowFault(problem: .wordPair(.strength(String(cells[2].prefix(24)))))
        }
        return WordPair(source: cells[0], target: cells[1], strength: strength)
    }

    private static func trimmed(_ cell: Substring) -> String {
        let scalars = cell.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
