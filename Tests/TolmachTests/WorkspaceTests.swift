import Foundation
import TestSupport
import Testing
import Tolmach

@Suite struct WorkspaceTests {
    @Test("is made once, and opened with what was written")
    func create() throws {
        let folder = try TemporaryFolder()
        let made = try Workspace.create(at: folder.url)
        #expect(try Workspace.open(at: folder.url) == made)
        #expect(made.settings.memories.map(\.name) == ["main"])
        #expect(throws: WorkspaceError.exists(folder.path)) {
            try Workspace.create(at: folder.url)
        }
    }

    @Test("is found at or above a folder, else in the user's data folder")
    func find() throws {
        let folder = try TemporaryFolder()
        let below = folder.url.appendingPathComponent("a/b")
        try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
        let environment = ["XDG_DATA_HOME": folder.file("data")]
        #expect(throws: WorkspaceError.self) {
            try Workspace.find(from: below, environment: environment)
        }
        let user = try Workspace.create(at: folder.url.appendingPathComponent("data/tolmach"))
        let found = try Workspace.find(from: below, environment: environment)
        #expect(found.folder.path == user.folder.path)
        let nearer = try Workspace.create(at: folder.url.appendingPathComponent("a"))
        #expect(
            try Workspace.find(from: below, environment: environment).folder.path
                == nearer.folder.path)
    }

    @Test("the user's data folder lies in the home that the environment names")
    func home() throws {
        let folder = try TemporaryFolder()
        for environment in [
            ["HOME": folder.path], ["HOME": folder.path, "XDG_DATA_HOME": "relative"],
        ] {
            let error = #expect(throws: WorkspaceError.self) {
                try Workspace.find(from: URL(fileURLWithPath: "/"), environment: environment)
            }
            #expect(
                error
                    == .noneFound(from: "/", userFolder: folder.file(".local/share/tolmach")))
        }
    }

    @Test("its settings tell what is wrong with them")
    func settings() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("{\"format\": 1}", to: "tolmach.json")
        #expect(
            throws: WorkspaceError.malformed(file: file, reason: "“memories” is missing")
        ) { try Workspace.open(at: folder.url) }
        _ = try folder.write(
            "{\"format\": 1, \"memories\": [{\"name\": 5}]}", to: "tolmach.json")
        #expect(throws: WorkspaceError.self) { try Workspace.open(at: folder.url) }
        _ = try folder.write("{\"format\": 2, \"memories\": []}", to: "tolmach.json")
        #expect(throws: WorkspaceError.newerFormat(file: file, format: 2)) {
            try Workspace.open(at: folder.url)
        }
    }

    @Test("lists glossaries by name, and no pipe that would be waited for")
    func glossaries() throws {
        let folder = try TemporaryFolder()
        let workspace = try Workspace.create(at: folder.url)
        for name in ["b.ru-en.tsv", "a.ru-en.tsv", "README.md"] {
            _ = try folder.write("source\ttarget\n", to: "Glossaries/\(name)")
        }
        #expect(mkfifo(folder.file("Glossaries/pipe.ru-en.tsv"), 0o600) == 0)
        #expect(
            workspace.glossaryFiles.map { ($0 as NSString).lastPathComponent }
                == ["a.ru-en.tsv", "b.ru-en.tsv"])
    }

    @Test(
        "settings with a name that says nothing, or with one language twice, are refused",
        arguments: [
            ("\"sourceLang\": \"de\"", "", "“sourceLang” is none of format, sourceLanguage, "),
            ("\"author\": \"x\"", ", \"locked\": true", "“locked” is none of name, priority"),
            ("\"author\": \"x\"", ", \"readOnly\": true", "“m” has both “writes” and “readOnly”"),
            ("\"sourceLanguage\": \"ru\", \"targetLanguage\": \"ru-RU\"", "", "are both ru"),
        ])
    func refusedSettings(own: String, ofMemory: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let memory = "\"name\": \"m\", \"priority\": 1, \"penalty\": 0, \"writes\": true"
        _ = try folder.write(
            "{\"format\": 1, \(own), \"memories\": [{\(memory)\(ofMemory)}]}", to: "tolmach.json")
        let error = #expect(throws: WorkspaceError.self) { try Workspace.open(at: folder.url) }
        guard case .malformed(_, let found) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains(reason), "\(found)")
    }

    @Test("memories come by priority, and additions go to the one marked for writing")
    func memories() throws {
        let folder = try TemporaryFolder()
        _ = try Workspace.create(at: folder.url)
        _ = try folder.write(
            """
            {"format": 1, "memories": [
              {"name": "agency", "priority": 2, "penalty": 5, "writes": false},
              {"name": "mine", "priority": 1, "penalty": 0, "writes": true}]}
            """, to: "tolmach.json")
        let workspace = try Workspace.open(at: folder.url)
        let list = try MemoryList(named: [], workspace: workspace)
        #expect(list.places.map(\.name) == ["mine", "agency"])
        #expect(try list.placeToWrite().name == "mine")
        #expect(try list.openForReading().isEmpty, "nothing was added yet, and nothing is made")

        let one = try MemoryList(named: ["agency"], workspace: workspace)
        #expect(try one.placeToWrite().name == "agency")
        #expect(throws: WorkspaceError.noMemory(named: "x", known: ["agency", "mine"])) {
            try MemoryList(named: ["x"], workspace: workspace)
        }
        let file = try MemoryList(named: ["some/where.tolmach"], workspace: nil)
        #expect(file.places.map(\.name) == ["where"])
        #expect(throws: MemoryError.self) { try file.openForReading() }
        #expect(throws: WorkspaceError.self) {
            try MemoryList(named: ["mine", "agency"], workspace: workspace).placeToWrite()
        }
    }

    @Test("a memory that is named twice counts once, under whatever name")
    func repeatedMemories() throws {
        let folder = try TemporaryFolder()
        let workspace = try Workspace.create(at: folder.url)
        let file = workspace.file(ofMemory: "main")
        // By its name alone, since nothing is there yet.
        #expect(try MemoryList(named: ["main", file], workspace: workspace).places.count == 1)
        try SQLiteMemoryStore(path: file, for: .writing).close()
        let link = folder.file("link.tolmach")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        let list = try MemoryList(
            named: ["main", "main", folder.file("Memory/../Memory/main.tolmach"), link],
            workspace: workspace)
        #expect(list.places.map(\.name) == ["main"])
        #expect(try list.placeToWrite().path == file)
    }

    @Test("a memory's penalty lowers its matches, and its priority decides between equals")
    func penalties() async throws {
        let folder = try TemporaryFolder()
        _ = try Workspace.create(at: folder.url)
        _ = try folder.write(
            """
            {"format": 1, "memories": [
              {"name": "b", "priority": 1, "penalty": 0, "writes": true},
              {"name": "a", "priority": 2, "penalty": 0, "writes": false},
              {"name": "c", "priority": 0, "penalty": 2.5, "writes": false}]}
            """, to: "tolmach.json")
        let list = try MemoryList(named: [], workspace: try Workspace.open(at: folder.url))
        for place in list.places {
            let store = try SQLiteMemoryStore(path: place.path, for: .writing)
            _ = try await store.add(AddingOptions()) { add in
                try add(
                    TranslationUnit(
                        source: Segment("Да."), target: Segment("Yes."),
                        sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag("en")))
            }
            try store.close()
        }
        let opened = try list.openForReading()
        let matches = try await MemoryList.catalogue(of: opened).answers(
            to: [LookupQuery("Да.")],
            LookupOptions(from: LanguageTag("ru"), to: LanguageTag("en"))
        ).matches
        #expect(matches[0].map(\.unit.memory) == ["b", "a", "c"])
        #expect(matches[0].map(\.score.hundredths) == [10_000, 10_000, 9_750])
    }

    @Test("a read-only memory is read and never written, by whatever name it is called")
    func readOnly() throws {
        let folder = try TemporaryFolder()
        _ = try Workspace.create(at: folder.url)
        let file = try folder.write(
            """
            {"format": 1, "memories": [
              {"name": "mine", "priority": 1, "penalty": 0, "writes": true, "readOnly": false},
              {"name": "agency", "priority": 7, "penalty": 5, "writes": false, "readOnly": true}]}
            """, to: "tolmach.json")
        let workspace = try Workspace.open(at: folder.url)
        let path = workspace.file(ofMemory: "agency")
        try SQLiteMemoryStore(path: path, for: .writing).close()
        let list = try MemoryList(named: [], workspace: workspace)
        #expect(list.places.map(\.isReadOnly) == [false, true])
        #expect(try list.placeToWrite().name == "mine")
        #expect(try list.placesToWrite().map(\.name) == ["mine"])
        let link = folder.file("link.tolmach")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        for (name, known) in [("agency", "agency"), (path, "agency"), (link, "link")] {
            let named = try MemoryList(named: [name], workspace: workspace)
            #expect(named.places.map(\.priority) == [7])
            #expect(named.places.map(\.penalty) == [5])
            let refusal = WorkspaceError.readOnlyMemory(named: known, file: file)
            #expect(throws: refusal) { try named.placeToWrite() }
            #expect(throws: refusal) { try named.placesToWrite() }
            #expect(try named.openForReading().count == 1)
        }
        #expect(throws: WorkspaceError.readOnlyMemory(named: "agency", file: file)) {
            try MemoryList(named: ["mine", "agency"], workspace: workspace).placesToWrite()
        }
    }

    @Test("settings without the mark are read, and written again as they were")
    func unmarked() throws {
        let memory = WorkspaceSettings.Memory(name: "m", priority: 1, readOnly: true)
        let marked = try JSONEncoder().encode(memory)
        #expect(try JSONDecoder().decode(WorkspaceSettings.Memory.self, from: marked) == memory)
        let plain = Data(#"{"name": "m", "priority": 1, "penalty": 0, "writes": true}"#.utf8)
        #expect(
            try JSONDecoder().decode(WorkspaceSettings.Memory.self, from: plain)
                == WorkspaceSettings.Memory(name: "m", priority: 1, writes: true))
        // An earlier version of the program knows no such key.
        let folder = try TemporaryFolder()
        _ = try Workspace.create(at: folder.url)
        let text = try String(contentsOfFile: folder.file("tolmach.json"), encoding: .utf8)
        #expect(!text.contains("readOnly"))
    }
}
