internal import Interchange

/// Writes units in one of the forms of a file; used by one thread at a time.
///
/// Nothing is written before the first unit, so that where there is none, nothing need be.
final class UnitSink: @unchecked Sendable {
    private(set) var units = 0
    private let format: ExportJob.Format
    private let output: OutputFile
    private let heading: TMXWriter.Heading
    private var tmx: TMXWriter?
    private var table: UnitTableWriter?

    init(_ format: ExportJob.Format, _ output: OutputFile, heading: TMXWriter.Heading) {
        self.format = format
        self.output = output
        self.heading = heading
    }

    func write(_ unit: TranslationUnit) throws(ExchangeError) {
        if units == 0 { try begin() }
        units += 1
        try tmx?.write(unit)
        try table?.write(unit)
    }

    /// Ends the file; gives how many characters were left out because XML cannot hold them.
    func finish() throws(ExchangeError) -> Int {
        if units == 0 { try begin() }
        if let tmx = tmx.take() { return try tmx.finish().droppedCharacters }
        _ = try table?.finish()
        return 0
    }

    private func begin() throws(ExchangeError) {
        switch format {
        case .tmx: tmx = try TMXWriter(output, heading: heading)
        case .tsv: table = UnitTableWriter(output)
        }
    }
}
