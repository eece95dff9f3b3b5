import Foundation
import TestSupport

/// A folder with what a test of the tool needs: texts, TMX files, a workspace.
final class Scene {
    let folder: TemporaryFolder

    static let russian = """
        Ночь в городе

        Партизаны прятали оружие в подвале старого дома. Куратор молчал девять дней.

        На десятый день пришло сообщение. Его прочёл Андрей Громов.
        """
    static let english = """
        A night in the town

        The partisans hid weapons in the cellar of an old house. The handler was silent for nine days.

        On the tenth day a message came. Andrei Gromov read it.
        """
    static let glossary = """
        concept\tsource\ttarget\tstatus
        1\tпартизан\tpartisan\tpreferred
        2\tкуратор\thandler\tpreferred
        2\tкуратор\tcurator\tforbidden
        """

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write(Self.russian, to: "a.ru.txt")
        _ = try folder.write(Self.english, to: "a.en.txt")
        _ = try folder.write(Self.glossary, to: "terms.ru-en.tsv")
    }

    /// Runs the tool in the folder.
    @discardableResult
    func tolmach(
        _ arguments: String..., input: String = "", environment: [String: String] = [:]
    ) throws -> ToolRun {
        try ToolRun.tolmach(
            arguments, in: folder.url, input: Array(input.utf8), environment: environment)
    }

    /// A workspace in the folder, with the two texts in its memory.
    func filled() throws -> Scene {
        try tolmach("init")
        try tolmach("align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "0")
        return self
    }

    /// A TMX file of units `ru N` and `en N`.
    @discardableResult
    func writeTMX(_ name: String, units: Int, prefix: String = "") throws -> String {
        var text = """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1"
            segtype="sentence" o-tmf="t" adminlang="en" srclang="ru" datatype="plaintext"/><body>\n
            """
        for number in 0..<units {
            text += """
                <tu><tuv xml:lang="ru"><seg>\(prefix)Предложение номер \(number).</seg></tuv>\
                <tuv xml:lang="en"><seg>\(prefix)Sentence number \(number).</seg></tuv></tu>\n
                """
        }
        return try folder.write(text + "</body></tmx>", to: name)
    }
}

extension ToolRun {
    /// The objects of output in JSON, one a line.
    func objects() throws -> [[String: Any]] {
        try output.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }
}
