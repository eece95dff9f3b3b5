internal import Language

/// Reads a text of any length in blocks of whole lines: in UTF-8, or in UTF-16 by its mark.
struct TextBlocks {
    private let input: ByteReader
    private let byteLimit: Int
    private let lineLimit: Int
    private var encoding: Encoding?
    /// What was read and not handed over.
    private var pending: [UInt8] = []
    /// The beginning of the file, by which is told what bytes are that are no text.
    private var head: [UInt8] = []
    private var headLines = 0
    /// The lines that were handed over.
    private(set) var lines = 0

    private enum Encoding {
        case utf8
        /// The bytes of its mark, and where the lower byte of each unit stands.
        case utf16(mark: [UInt8], low: Int)
    }

    private static let judgedBytes = 64 << 10

    /// A line that goes on beyond what was read, and is longer than any may be.
    struct LongLine: Error {}

    /// Reads a file of at most so many bytes, with so many in a line.
    init(_ input: ByteReader, byteLimit: Int, lineLimit: Int) {
        self.input = input
        self.byteLimit = byteLimit
        self.lineLimit = lineLimit
    }

    /// The lines of the next block, without the line feeds behind them; nil at the end.
    ///
    /// Throws `LongLine` for the line behind those that were handed over, before it is read whole; one
    /// that ends in the block in which it begins may be longer than the limit.
    mutating func next() throws -> [Substring]? {
        while try input.advance() {
            try Task.checkCancellation()
            guard input.bytesRead <= byteLimit else {
                throw ExchangeError(
                    file: input.path, problem: .limit(.fileBytes, maximum: byteLimit))
            }
            let searched = pending.count
            input.withChunk { pending.append(contentsOf: $0) }
            let encoding = try encoding ?? begin()
            guard let end = Self.end(of: pending, from: searched, in: encoding) else {
                guard pending.count <= lineLimit else { throw LongLine() }
                continue
            }
            let block = Array(pending[..<end])
            pending.removeSubrange(..<end)
            return try lines(of: block, in: encoding)
        }
        guard let encoding, !pending.isEmpty else { return nil }
        defer { pending = [] }
        return try lines(of: pending, in: encoding)
    }

    /// Judges the first bytes, of which the mark is taken away.
    private mutating func begin() throws(ExchangeError) -> Encoding {
        let kind = pending.withUnsafeBytes { BinaryKind(firstBytes: $0) }
        if let kind { throw ExchangeError(file: input.path, problem: .binary(kind)) }
        let marks: [([UInt8], Encoding)] = [
            ([0xFF, 0xFE], .utf16(mark: [0xFF, 0xFE], low: 0)),
            ([0xFE, 0xFF], .utf16(mark: [0xFE, 0xFF], low: 1)), ([0xEF, 0xBB, 0xBF], .utf8),
        ]
        let found = marks.first { pending.starts(with: $0.0) }
        pending.removeFirst(found?.0.count ?? 0)
        encoding = found?.1 ?? .utf8
        return found?.1 ?? .utf8
    }

    /// Where the last line ends that ends behind a place; nil where none does.
    private static func end(
        of bytes: [UInt8], from place: Int, in encoding: Encoding
    ) -> Int? {
        let feed = UInt8(ascii: "\n")
        switch encoding {
        case .utf8:
            return bytes[min(place, bytes.count)...].lastIndex(of: feed).map { $0 + 1 }
        case .utf16(_, let low):
            var unit = bytes.count / 2
            while unit > 0, 2 * unit > place - 1 {
                unit -= 1
                if bytes[2 * unit + low] == feed, bytes[2 * unit + 1 - low] == 0 {
                    return 2 * unit + 2
                }
            }
            return nil
        }
    }

    private mutating func lines(
        of block: [UInt8], in encoding: Encoding
    ) throws(ExchangeError) -> [Substring] {
        let text: String
        switch encoding {
        case .utf8:
            guard !block.contains(0), let valid = String(validating: block, as: UTF8.self) else {
                throw fault(in: block)
            }
            text = valid
        case .utf16(let mark, _):
            do throws(TextDecoder.Failure) {
                text = try TextDecoder.decode(mark + block)
            } catch {
                throw ExchangeError(file: input.path, error)
            }
        }
        var rows = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map(Substring.init)
        if rows.last?.isEmpty ?? false { rows.removeLast() }
        lines += rows.count
        if head.count < Self.judgedBytes {
            head += block
            headLines = lines
        }
        return rows
    }

    /// What is wrong with a block that is no UTF-8, judged with the beginning of the file.
    private func fault(in block: [UInt8]) -> ExchangeError {
        do throws(TextDecoder.Failure) {
            _ = try TextDecoder.decode(head + block)
        } catch {
            var fault = ExchangeError(file: input.path, error)
            fault.line = fault.line.map { $0 - headLines + lines }
            return fault
        }
        return ExchangeError(file: input.path, problem: .notUTF8(looksLike: nil))
    }
}
