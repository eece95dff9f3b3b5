import Foundation
import Terminology
import Tolmach

extension Session {
    /// The memories that a command reads.
    func memories() throws -> MemoryList {
        // Files alone need no workspace.
        let needsWorkspace =
            global.memory.isEmpty
            || global.memory.contains { !$0.contains("/") && !$0.hasSuffix(".tolmach") }
        return try MemoryList(
            named: global.memory, workspace: needsWorkspace ? workspace() : workspaceIfAny())
    }

    /// The workspace that additions belong to; none is needed where their memory was named.
    func workspaceToWrite() throws(WorkspaceError) -> Workspace? {
        global.memory.isEmpty ? try workspace() : try workspaceIfAny()
    }

    /// The memory that additions go to.
    func placeToWrite(in workspace: Workspace?) throws -> MemoryList.Place {
        try MemoryList(named: global.memory, workspace: workspace).placeToWrite()
    }

    /// Whether memories are written on whatever file system they lie.
    var trustsFileSystem: Bool {
        let told = ProcessInfo.processInfo.environment["TOLMACH_TRUST_FILESYSTEM"] ?? ""
        return global.trustsFileSystem || !["", "0"].contains(told)
    }

    /// Opens a memory for writing, made if it is not there.
    func openForWriting(_ place: MemoryList.Place) throws -> SQLiteMemoryStore {
        try willClose(
            SQLiteMemoryStore(
                path: place.path, for: .writing, waitSeconds: global.wait,
                trustsFileSystem: trustsFileSystem))
    }

    /// Opens the memories that a command reads.
    func openForReading() throws -> [(place: MemoryList.Place, store: SQLiteMemoryStore)] {
        let opened = try memories().openForReading(
            waitSeconds: global.wait, trustsFileSystem: trustsFileSystem)
        for (place, store) in opened {
            willClose(store)
            if let name = store.remoteFileSystem {
                talk.say(ErrorText.onlyRead(place.name, on: name))
            }
        }
        return opened
    }

    /// Opens those memories to read first that a command then writes; one that is read-only is an
    /// error where it was named, and else told and left out.
    func openToRewrite() throws -> [(place: MemoryList.Place, store: SQLiteMemoryStore)] {
        let places = try memories().placesToWrite()
        return try openFilled().filter { place, _ in
            guard places.contains(place) else {
                talk.say("\(place.name): read-only by tolmach.json, left as it is")
                return false
            }
            return true
        }
    }

    /// Opens the memories that a command reads, and says to which of them nothing was added yet.
    func openFilled() throws -> [(place: MemoryList.Place, store: SQLiteMemoryStore)] {
        let opened = try openForReading()
        for place in try memories().places where !opened.contains(where: { $0.place == place }) {
            talk.say("\(place.name): nothing added yet")
        }
        return opened
    }

    /// Who is named as the author of additions.
    func author(in workspace: Workspace?) -> String? {
        workspace?.settings.author ?? ProcessInfo.processInfo.environment["USER"]
    }

    /// A path as the user would write it: from the current folder where it lies below.
    func shown(_ path: String) -> String {
        let current = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(current) ? String(path.dropFirst(current.count)) : path
    }

    /// The glossaries that were named, and those of the workspace.
    func glossaries(
        named files: [String], workspace: Workspace?, languages: LanguageOptions? = nil
    ) throws -> GlossarySet {
        let set = try GlossarySet(
            files: files + (workspace?.glossaryFiles.map(shown) ?? []),
            sourceLanguage: languages?.sourceLanguage ?? workspace?.settings.sourceLanguage,
            targetLanguage: languages?.targetLanguage ?? workspace?.settings.targetLanguage)
        for problem in set.problems { talk.say(ErrorText.text(of: problem)) }
        for glossary in set.exchanged {
            talk.say(
                "\(glossary.file): its sources have the letters of \(glossary.targetLanguage), its"
                    + " targets those of \(glossary.sourceLanguage); exchange the names of its"
                    + " columns")
        }
        return set
    }

    /// Says of the glossaries that were named which of them are of other languages than the texts.
    func tellForeign(
        _ set: GlossarySet, named files: [String], source: LanguageTag, target: LanguageTag
    ) {
        for glossary in set.glossaries(foreignTo: source, target)
        where files.contains(glossary.file) {
            talk.say(
                "\(glossary.file): its languages are \(glossary.sourceLanguage) and"
                    + " \(glossary.targetLanguage), not \(source) and \(target); if that is wrong,"
                    + " name it as NAME.\(source)-\(target).tsv")
        }
    }

    /// The languages of a look-up: those that were told, else those of the workspace, turned round
    /// where the text is in its target language.
    func languages(
        _ told: LanguageOptions, of text: String, in workspace: Workspace?
    ) throws -> (source: LanguageTag, target: LanguageTag) {
        let usual = workspace?.settings.languages ?? WorkspaceSettings().languages
        let guess = LanguageGuess.language(of: text)
        func other(than tag: LanguageTag) -> LanguageTag {
            tag.language == usual.source.language ? usual.target : usual.source
        }
        switch (told.sourceLanguage, told.targetLanguage) {
        case (let source?, let target?): return (source, target)
        case (let source?, nil): return (source, other(than: source))
        case (nil, let target?): return (other(than: target), target)
        case (nil, nil):
            guard let guess, guess.language == usual.target.language,
                guess.language != usual.source.language
            else { return usual }
            talk.say(
                "taken for \(usual.target) by its letters and words, looked up for \(usual.source)"
                    + " (-s and -t to say otherwise)")
            return (usual.target, usual.source)
        }
    }
}
