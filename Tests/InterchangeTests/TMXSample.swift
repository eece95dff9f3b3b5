import Bitext
import Interchange
import Language
import TestSupport

/// Small TMX files for the tests, and their reading.
struct TMXSample {
    static let header = """
        <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
        adminlang="en" srclang="ru" datatype="plaintext"/>
        """

    /// A file around the content of its body, which begins on line 4.
    static func file(
        _ body: String, header: String = header, root: String = "tmx version=\"1.4\""
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <\(root)>\(header.replacing("\n", with: " "))
        <body>
        \(body)
        </body></tmx>
        """
    }

    /// A unit of a Russian and an English segment.
    static func unit(_ source: String, _ target: String, _ attributes: String = "") -> String {
        "<tu\(attributes)><tuv xml:lang=\"ru\"><seg>\(source)</seg></tuv>"
            + "<tuv xml:lang=\"en\"><seg>\(target)</seg></tuv></tu>"
    }

    /// What is read from bytes.
    static func read(
        _ bytes: [UInt8], chunkBytes: Int = 1 << 16, reader: TMXReader = TMXReader()
    ) throws -> (units: [TMXUnit], report: TMXReport) {
        let folder = try TemporaryFolder()
        var units: [TMXUnit] = []
        let input = try ByteReader(
            path: folder.write(bytes, to: "sample.tmx"), chunkBytes: chunkBytes)
        let report = try reader.read(input) { units.append($0) }
        return (units, report)
    }

    /// What is read from a text.
    static func read(
        _ text: String, chunkBytes: Int = 1 << 16, reader: TMXReader = TMXReader()
    ) throws -> (units: [TMXUnit], report: TMXReport) {
        try read(Array(text.utf8), chunkBytes: chunkBytes, reader: reader)
    }

    /// The target segment of the one unit with this content.
    static func segment(_ content: String) throws -> Segment {
        let units = try read(file(unit("а", content))).units
        return units[0].variants[1].segment
    }

    /// The error that reading a text ends with.
    static func error(_ text: String, reader: TMXReader = TMXReader()) -> ExchangeError? {
        error(Array(text.utf8), reader: reader)
    }

    /// The error that reading bytes ends with.
    static func error(_ bytes: [UInt8], reader: TMXReader = TMXReader()) -> ExchangeError? {
        do {
            _ = try read(bytes, reader: reader)
            return nil
        } catch {
            return error as? ExchangeError
        }
    }

    /// The file that units are written to, as text.
    static func written(
        _ units: [TranslationUnit],
        heading: TMXWriter.Heading = TMXWriter.Heading(toolVersion: "1.0")
    ) throws -> (text: String, report: TMXWriter.Report) {
        let folder = try TemporaryFolder()
        let path = folder.file("written.tmx")
        var writer = try TMXWriter(OutputFile(path: path), heading: heading)
        for unit in units { try writer.write(unit) }
        let report = try writer.finish()
        let input = try ByteReader(path: path)
        var bytes: [UInt8] = []
        while try input.advance() { input.withChunk { bytes += Array($0) } }
        return (String(decoding: bytes, as: UTF8.self), report)
    }

    /// The pairs of two languages that are read from a text.
    static func pairs(
        _ text: String, source: String = "ru", target: String = "en"
    ) throws -> [TranslationUnit] {
        try read(text).units.flatMap {
            $0.units(source: LanguageTag(source), target: LanguageTag(target))
        }
    }
}
