internal import Interchange

/// Writes units in one of the forms of a file; used by one thread at a time.
final class UnitSink: @unchecked Sendable {
    private var tmx: TMXWriter?
    private var table: UnitTableWriter?

    init(
        _ format: ExportJob.Format, _ output: OutputFile, heading: TMXWriter.Heading
    ) throws(ExchangeError) {
        switch format {
        case .tmx: tmx = try TMXWriter(output, heading: heading)
        case .tsv: table = UnitTableWriter(output)
        }
    }

    func write(_ unit: TranslationUnit) throws(ExchangeError) {
        try tmx?.write(unit)
        try table?.write(unit)
    }

    func finish() throws(ExchangeError) -> ExportJob.Report {
        if let tmx = tmx.take() {
            let report = try tmx.finish()
            return ExportJob.Report(
                units: report.units, droppedCharacters: report.droppedCharacters)
        }
        return ExportJob.Report(units: try table?.finish() ?? 0, droppedCharacters: 0)
    }
}
