import Foundation
import TestSupport
import Testing

/// The keys and types of what each verb writes with --json: keys may be added, never changed.
@Suite struct JSONSchemaTests {
    indirect enum Schema: Sendable {
        case number, text, boolean
        case list(Schema)
        case object([String: Schema])
        case optional(Schema)

        func fault(in value: Any?, at path: String = "$") -> String? {
            switch self {
            case .optional(let schema):
                return value == nil ? nil : schema.fault(in: value, at: path)
            case .boolean:
                let isBoolean = (value as? NSNumber).map { CFBoolean.isBoolean($0) } ?? false
                return isBoolean ? nil : "\(path) is no boolean"
            case .number: return value is NSNumber ? nil : "\(path) is no number"
            case .text: return value is String ? nil : "\(path) is no text"
            case .list(let schema):
                guard let list = value as? [Any] else { return "\(path) is no list" }
                return list.lazy.compactMap { schema.fault(in: $0, at: path + "[]") }.first
            case .object(let keys):
                guard let object = value as? [String: Any] else { return "\(path) is no object" }
                return keys.sorted { $0.key < $1.key }.lazy
                    .compactMap { $1.fault(in: object[$0], at: "\(path).\($0)") }.first
            }
        }
    }

    private enum CFBoolean {
        static func isBoolean(_ number: NSNumber) -> Bool {
            let type = String(cString: number.objCType)
            return type == "c" || type == "B"
        }
    }

    static let term = Schema.object([
        "text": .text, "kind": .text, "similarity": .number, "term": .text, "language": .text,
        "translations": .list(.object(["term": .text, "status": .text])), "glossary": .text,
        "start": .optional(.number), "end": .optional(.number),
    ])
    static let match = Schema.object([
        "score": .number, "percent": .number, "kind": .text, "source": .text, "target": .text,
        "unit": .number, "memory": .text, "origin": .optional(.text), "reversed": .boolean,
        "deductions": .list(.object(["reason": .text, "points": .number])),
    ])
    static let addition: [String: Schema] = [
        "document": .text, "memory": .text, "name": .text, "pairs": .number, "added": .number,
        "updated": .number, "confirmed": .number, "removed": .number, "confirmedRemoved": .number,
        "leftOut": .number, "dryRun": .boolean,
    ]
    static let verbs: [(arguments: String, schema: [String: Schema])] = [
        ("init made --json", ["workspace": .text]),
        (
            "align a.ru.txt a.en.txt --json",
            [
                "source": .list(.number), "target": .list(.number), "sourceText": .text,
                "targetText": .text, "confidence": .number, "segments": .text, "kept": .boolean,
            ]
        ),
        (
            "segment a.ru.txt --json",
            ["paragraph": .number, "kind": .text, "start": .number, "end": .number, "text": .text]
        ),
        (
            "segment a.ru.txt --explain --json",
            ["offset": .number, "break": .boolean, "rule": .text, "entry": .optional(.text)]
        ),
        (
            "srx export -o own.srx --json",
            ["file": .text, "rules": .number, "languageRules": .list(.text)]
        ),
        (
            "segment a.ru.txt --srx own.srx --explain --json",
            [
                "offset": .number, "break": .boolean, "rule": .text, "languageRule": .text,
                "number": .number, "before": .text, "after": .text,
            ]
        ),
        (
            "import a.tmx --json",
            [
                "file": .text, "memory": .text, "name": .text, "source": .text, "target": .text,
                "tu": .number,
                "read": .number, "added": .number, "updated": .number, "replaced": .number,
                "removed": .number, "skipped": .number, "leftOut": .number,
                "findings": .object([:]), "dryRun": .boolean,
            ]
        ),
        ("export out.tmx --json", ["file": .text, "units": .number, "droppedCharacters": .number]),
        (
            "lookup Куратор\u{A0}молчал\u{A0}девять\u{A0}дней. --json --explain",
            [
                "query": .text, "matches": .list(match), "terms": .list(term),
                "damagedUnits": .object([:]),
            ]
        ),
        (
            "terms lookup куратором --glossary terms.ru-en.tsv --json",
            ["query": .text, "hits": .list(term)]
        ),
        (
            "memory info --json",
            [
                "memory": .text, "file": .text, "units": .number,
                "pairs": .list(
                    .object(["source": .text, "target": .text, "units": .number])),
                "documents": .list(.object(["name": .text, "units": .number])),
                "sequence": .number, "store": .text, "schema": .number, "keys": .text,
                "keysAreCurrent": .boolean, "bytes": .number, "priority": .number,
                "penalty": .number, "writes": .boolean, "readOnly": .boolean,
            ]
        ),
        (
            "memory verify --json",
            ["memory": .text, "file": .text, "sound": .boolean, "findings": .list(.text)]
        ),
        (
            "memory rebuild --json",
            ["memory": .text, "file": .text, "units": .number, "dryRun": .boolean]
        ),
        (
            "memory rebuild --json --dry-run",
            ["memory": .text, "file": .text, "units": .number, "dryRun": .boolean]
        ),
        (
            "memory backup made.tolmach --json",
            [
                "memory": .text, "file": .text, "backup": .text, "units": .number,
                "bytes": .number, "dryRun": .boolean,
            ]
        ),
        (
            "memory restore copy.tolmach --json",
            [
                "memory": .text, "file": .text, "backup": .text, "units": .number,
                "kept": .optional(.text), "dryRun": .boolean,
            ]
        ),
        (
            "memory rescue copy.tolmach -o made.tolmach --json",
            [
                "file": .text, "rescued": .optional(.text), "units": .number,
                "damagedUnits": .number, "damagedPages": .number, "missingUnits": .number,
                "dryRun": .boolean,
            ]
        ),
        (
            "memory compact --json",
            [
                "memory": .text, "file": .text, "bytesBefore": .number, "bytesAfter": .number,
                "dryRun": .boolean,
            ]
        ),
        (
            "lexicon import words.ru-en.tsv --json",
            [
                "file": .text, "lexicon": .text, "path": .text, "source": .text, "target": .text,
                "pairs": .number, "articles": .optional(.number), "withoutTranslation": .number,
                "headwordsLeftOut": .number, "replaced": .boolean, "dryRun": .boolean,
            ]
        ),
        (
            "lexicon train learn.tmx --json --dry-run",
            [
                "lexicon": .text, "path": .text, "source": .text, "target": .text,
                "units": .number, "leftOut": .number, "sourceWords": .number,
                "targetWords": .number, "pairs": .number, "replaced": .boolean, "dryRun": .boolean,
            ]
        ),
        (
            "lexicon info --json",
            [
                "lexicon": .text, "kind": .text, "file": .text, "source": .text, "target": .text,
                "entries": .number, "sourceStems": .number, "targetStems": .number,
            ]
        ),
        ("align a.ru.txt a.en.txt --json -o beads.json --add --min-confidence 0", addition),
        ("align a.ru.txt a.en.txt --json -o beads.json --add --dry-run", addition),
        ("align a.ru.txt a.en.txt --json -o beads.json --add --min-confidence 1", addition),
    ]

    /// A TMX of four words that each stand in several units.
    private static let fourWords: String = {
        let words = [("кот", "cat"), ("дом", "house"), ("лес", "forest"), ("снег", "snow")]
        let units = (0..<12).map { number in
            "<tu><tuv xml:lang=\"ru\"><seg>\(words[number % 4].0)</seg></tuv>"
                + "<tuv xml:lang=\"en\"><seg>\(words[number % 4].1)</seg></tuv></tu>"
        }
        return "<tmx version=\"1.4\"><header srclang=\"ru\"/><body>\(units.joined())</body></tmx>"
    }()

    @Test("objects keep to their schemas", arguments: verbs.indices)
    func keepsToSchema(index: Int) throws {
        let (arguments, keys) = Self.verbs[index]
        let scene = try Scene().filled()
        try scene.writeTMX("a.tmx", units: 2)
        _ = try scene.folder.write(Self.fourWords, to: "learn.tmx")
        _ = try scene.folder.write("дом\thouse\n", to: "words.ru-en.tsv")
        _ = try scene.folder.write("дом\thouse\n", to: "Lexicons/own.ru-en.tsv")
        if arguments.contains("--srx own.srx") {
            try scene.tolmach("srx", "export", "-o", "own.srx")
        }
        if arguments.contains(" copy.tolmach") {
            try scene.tolmach("memory", "backup", "copy.tolmach")
        }
        let run = try ToolRun.tolmach(
            arguments.split(separator: " ").map(String.init), in: scene.folder.url)
        #expect(run.status == 0, "\(arguments): \(run.talk)")
        let objects = try run.objects()
        #expect(!objects.isEmpty)
        for object in objects {
            #expect(object["format"] as? Int == 1)
            let fault = Schema.object(keys).fault(in: object)
            #expect(fault == nil, "\(arguments)")
        }
    }

    @Test("an alignment that is added tells the beads first, and then what was added")
    func addition() throws {
        let scene = try Scene().filled()
        _ = try scene.folder.write(
            Scene.russian.replacing("девять", with: "десять"), to: "a.ru.txt")
        let objects = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--add", "--json", "--min-confidence", "0"
        ).objects()
        #expect(objects.dropLast().allSatisfy { $0["confidence"] != nil })
        let addition = try #require(objects.last)
        #expect(addition["document"] as? String == "a.ru.txt")
        #expect(addition["memory"] as? String == "Memory/main.tolmach")
        #expect(addition["name"] as? String == "main")
        let numbers = ["pairs", "added", "updated", "removed", "leftOut"].map {
            addition[$0] as? Int
        }
        // The sentence that was changed, and its two neighbours, whose context is another one.
        #expect(numbers == [5, 3, 2, 3, 0])
    }

    @Test("offsets count scalars of the text")
    func offsets() throws {
        let scene = try Scene()
        let text = "Ночь 😀.\n\nПартизаны ушли."
        let objects = try scene.tolmach("segment", "--json", input: text).objects()
        let scalars = Array(text.unicodeScalars)
        for object in objects {
            let start = try #require(object["start"] as? Int)
            let end = try #require(object["end"] as? Int)
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[start..<end])
            #expect(String(piece) == object["text"] as? String)
        }
    }
}
