public import Bitext
internal import Language

/// Writes units as a tab-separated table, a unit a line, under a line that names the columns:
/// source, target, sourceLanguage, targetLanguage, created, author, changed, document, origin.
///
/// Inline codes are left out; line ends and tabs of a text become spaces, and a cell that a
/// spreadsheet would run as a formula begins with an apostrophe.
public final class UnitTableWriter {
    private let output: OutputFile
    private var bytes: [UInt8]
    private var units = 0

    private static let columns = [
        "source", "target", "sourceLanguage", "targetLanguage", "created", "author", "changed",
        "document", "origin",
    ]
    private static let flushedBytes = 1 << 16

    /// Begins a table.
    public init(_ output: OutputFile) {
        self.output = output
        bytes = Array((Self.columns.joined(separator: "\t") + "\n").utf8)
    }

    /// Writes a unit.
    public func write(_ unit: TranslationUnit) throws(ExchangeError) {
        units += 1
        let cells = [
            unit.source.text, unit.target.text, unit.sourceLanguage.hyphenated,
            unit.targetLanguage.hyphenated, unit.created.date ?? "", unit.created.author ?? "",
            unit.changed.date ?? "", unit.document ?? "", unit.origin ?? "",
        ]
        bytes += Array((cells.map(TableCell.text).joined(separator: "\t") + "\n").utf8)
        if bytes.count >= Self.flushedBytes {
            try output.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }

    /// Ends the table, puts the file in its place, and gives the number of units.
    public func finish() throws(ExchangeError) -> Int {
        try output.write(bytes)
        try output.finish()
        return units
    }
}
