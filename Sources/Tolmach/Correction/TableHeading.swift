internal import Interchange
internal import Language

/// The first row of a corrected table, which names its columns.
struct TableHeading {
    /// Its line, from 1.
    let line: Int
    /// Where the columns stand that are understood.
    let places: [CorrectedTable.Column: Int]
    /// The names of the other columns, by their places.
    let further: [Int: String]
    /// Whether each column has a name.
    let isNamed: [Bool]

    /// What the program writes for people alone.
    private static let confidence = "confidence"

    /// Reads the first row of a table, and nothing behind it.
    init(of text: String, file: String) throws(CorrectionError) {
        guard let heading = DelimitedTable(text, recordLimit: 1).records.first else {
            throw CorrectionError(file: file, problem: .missingColumn(.source))
        }
        let names = heading.cells.map { SegmentLines.trimmed($0[...]).lowercased() }
        var places: [CorrectedTable.Column: Int] = [:]
        var further: [Int: String] = [:]
        for (place, name) in names.enumerated() {
            guard let column = CorrectedTable.Column(rawValue: name) else {
                if !name.isEmpty, name != Self.confidence { further[place] = name }
                continue
            }
            guard places.updateValue(place, forKey: column) == nil else {
                throw CorrectionError(
                    file: file, line: heading.line, problem: .repeatedColumn(column))
            }
        }
        for column in [CorrectedTable.Column.source, .target] where places[column] == nil {
            throw CorrectionError(file: file, line: heading.line, problem: .missingColumn(column))
        }
        line = heading.line
        self.places = places
        self.further = further
        isNamed = names.map { !$0.isEmpty }
    }
}

extension CorrectedTable {
    /// Whether a file may be such a table, as far as its first 64 KiB tell, which alone are read;
    /// false also for one that cannot be read.
    public static func mayBegin(path: String, encoding: String? = nil) -> Bool {
        guard let input = try? ByteReader(path: path, chunkBytes: headingBytes) else {
            return false
        }
        return mayBegin(input, encoding: encoding)
    }

    private static let headingBytes = 64 << 10

    static func mayBegin(_ input: ByteReader, encoding: String?) -> Bool {
        guard let isAny = try? input.advance(), isAny else { return false }
        var head = input.withChunk { Array($0) }
        if head.count == headingBytes { head.removeSubrange(lineEnd(in: head)...) }
        // By an encoding that was named, the end of the beginning need not be that of a line, and then
        // it cannot be read alone.
        guard !head.isEmpty, let text = try? TextDecoder.decode(head, encoding: encoding) else {
            return encoding != nil
        }
        do {
            _ = try TableHeading(of: text, file: input.path)
            return true
        } catch {
            return error.isOfEditedTable
        }
    }

    /// The end of the last line that ends in the beginning of a file; 0 where none does.
    private static func lineEnd(in bytes: [UInt8]) -> Int {
        let ends = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else {
            return bytes.lastIndex(where: ends.contains).map { $0 + 1 } ?? 0
        }
        let low = bytes[0] == 0xFF ? 0 : 1
        let last = stride(from: bytes.count / 2 * 2 - 2, to: 0, by: -2)
            .first { ends.contains(bytes[$0 + low]) && bytes[$0 + 1 - low] == 0 }
        return last.map { $0 + 2 } ?? 0
    }
}
