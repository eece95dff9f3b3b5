internal import Bitext
internal import Foundation
internal import Glibc
internal import Tolmach

/// Times the import of a large TMX file into a new memory, and the first look-up after it.
struct ImportBench {
    func run() async throws {
        guard let data = MemoryData.large() else { return }
        let file = try await MemoryCache().file(named: "\(data.name).tmx") { draft in
            try Self.write(data, to: draft)
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("import.tolmach").path
        // What a user imports was mostly written just before, and the disk is not what is measured.
        _ = try WatchedProcess.run("/bin/cat", [file.path])
        sync()
        let job = ImportJob(usualSource: LanguageTag("ru"), usualTarget: LanguageTag("en"))
        var added = 0
        let importing = try await Cost.of {
            let store = try SQLiteMemoryStore(path: path, for: .writing)
            added = try await job.run(file: file.path, into: { store }).adding.added
            try store.close()
        }
        var last: TranslationUnit?
        try data.forEachUnit { last = $0 }
        guard let last else { return }
        var matches: [Match] = []
        let lookup = try await Cost.of {
            let store = try SQLiteMemoryStore(path: path, for: .reading)
            matches = try await store.answers(
                to: [LookupQuery(last.source)], LookupTimes.options()
            ).matches[0]
        }
        print("\(file.path); its languages are not told, as by the tool\n")
        print(Figure.header)
        Figure.show(
            "import of 1,000,000 units and a look-up, s wall",
            [(importing.wall + lookup.wall) / 1e3], .atMost([60], goal: [25]))
        Figure.show("    cores kept busy", [importing.processor / importing.wall])
        Figure.show(
            "    opening and the first look-up after it, ms wall", [lookup.wall],
            note: matches.first?.kind == .exact ? "finds the last unit" : "NOT FOUND")
        Figure.show("    units of the data that were not added", [Double(data.count - added)])
        MemorySize.show(ofMemory: path)
    }

    static func write(_ data: MemoryData, to file: URL) throws {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let output = try FileHandle(forWritingTo: file)
        defer { try? output.close() }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4">
            <header creationtool="Bench" creationtoolversion="1" segtype="sentence" \
            o-tmf="tsv" adminlang="en" srclang="ru" datatype="plaintext"/>
            <body>

            """
        try data.forEachUnit { unit in
            text += "<tu><tuv xml:lang=\"ru\"><seg>" + escaped(unit.source.text)
            text += "</seg></tuv><tuv xml:lang=\"en\"><seg>" + escaped(unit.target.text)
            text += "</seg></tuv></tu>\n"
            if text.utf8.count > 1 << 20 {
                try output.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try output.write(contentsOf: Data((text + "</body>\n</tmx>\n").utf8))
    }

    /// The text as XML has it; what XML cannot hold becomes a space.
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case 0..<0x20: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
