import ArgumentParser
import Foundation
import Glibc
import Tolmach

/// A command of the tool.
protocol ToolCommand: AsyncParsableCommand {
    /// The options that all commands share.
    var global: GlobalOptions { get }

    /// Does the work, and says how it came out.
    func perform(in session: Session) async throws -> ExitStatus
}

/// What a command works with: its output, what it says, and where it looks.
final class Session {
    let global: GlobalOptions
    let talk: Talk
    let progress: ProgressLine
    private var output = StandardOutput()
    private var opened: [SQLiteMemoryStore] = []

    init(_ global: GlobalOptions) {
        self.global = global
        talk = Talk(isQuiet: global.quiet)
        progress = ProgressLine(isShown: !global.quiet && !global.noProgress)
        Paint.choose(global.color)
    }

    var report: ProgressHandler {
        let progress = progress
        return { progress.show($0) }
    }

    /// Writes a line of data.
    func print(_ line: String) throws { try output.print(line) }

    /// Writes an object as a line of JSON, its keys in alphabetical order.
    func print(json object: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try output.print(String(decoding: encoder.encode(object), as: UTF8.self))
    }

    /// Has a memory closed at the end: what a process leaves open, the next one must recover.
    @discardableResult
    func willClose(_ store: SQLiteMemoryStore) -> SQLiteMemoryStore {
        opened.append(store)
        return store
    }

    /// Closes the memories that were opened.
    func close() {
        progress.clear()
        for store in opened { try? store.close() }
        opened = []
    }

    /// Hands the data so far to the system.
    func flush() throws { try output.flush() }

    /// Hands all data to the system.
    func finish() throws {
        progress.clear()
        try output.flush()
    }

    /// The workspace that was named, else the one found from the current folder.
    func workspace() throws(WorkspaceError) -> Workspace {
        if let named = global.workspace { return try .open(at: URL(fileURLWithPath: named)) }
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["TOLMACH_WORKSPACE"], !named.isEmpty {
            return try .open(at: URL(fileURLWithPath: named))
        }
        let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        return try .find(from: current, environment: environment)
    }

    /// The workspace, nil where there is none and none was named.
    func workspaceIfAny() throws(WorkspaceError) -> Workspace? {
        do {
            return try workspace()
        } catch .noneFound {
            return nil
        }
    }
}

extension Session {
    /// Says of a language that it was guessed, and how to say it otherwise; or that the letters are
    /// others than it has.
    func tell(_ choice: LanguageChoice, of file: String, option: String) {
        let name = ErrorText.name(file)
        if let script = choice.foreignScript {
            talk.say(
                "\(name): given as \(choice.language), though most of its letters are"
                    + " \(ErrorText.name(of: script))")
        }
        guard choice.isGuessed else { return }
        talk.say(
            "\(name): taken for \(choice.language) by its letters and words"
                + " (\(option) to say otherwise)")
    }

    /// Refuses to put an output in the place of a memory, of settings, of a glossary, or of what is
    /// read.
    func requireSafe(
        output: String?, inputs: [String] = [], glossaries: [String] = [], workspace: Workspace?,
        forMemory: Bool = false
    ) throws {
        guard let output else { return }
        // A name that leads to no memory is told where the memory is asked for.
        let named = global.memory.compactMap { name in
            try? MemoryList(named: [name], workspace: workspace)
        }
        let memories = try [MemoryList(named: [], workspace: workspace)] + named
        do {
            try OutputGuard(
                memories: memories.flatMap(\.places).map(\.path),
                inputs: inputs.map { $0 == "-" ? "/dev/stdin" : $0 },
                glossaries: glossaries + (workspace?.glossaryFiles ?? []),
                lexicons: lexicons(workspace: workspace).places.map(\.path),
                settings: workspace.map { [$0.settingsFile] } ?? []
            ).check(output, forMemory: forMemory)
        } catch {
            throw ValidationError(ErrorText.text(of: error))
        }
    }

    /// Refuses to wait for a text that nobody is piping in.
    func requireInput(_ file: String) throws {
        if file == "-", isatty(0) == 1 {
            throw ValidationError("no input; name a file, or pipe a text in")
        }
    }
}
