internal import Foundation
internal import TranslationMemory

/// Another process that looks texts up in a memory: this program, started again.
///
/// It is asked with a text in a line, and answers with a line: how long its look-up took by its own
/// clock, and the unit of the best match with its kind.
final class LookupFollower {
    /// The hidden first argument of the process that answers.
    static let argument = "--follow-memory"

    struct Answer {
        let milliseconds: Double
        let unit: Int64?
        let kind: String
    }

    private let process = Process()
    private let questions = Pipe()
    private let answers = Pipe()
    private var pending: [UInt8] = []

    init(_ path: String) throws {
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = [Self.argument, path]
        process.standardInput = questions
        process.standardOutput = answers
        try process.run()
    }

    func answer(to text: String) throws -> Answer {
        try questions.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
        while !pending.contains(UInt8(ascii: "\n")) {
            let block = answers.fileHandleForReading.availableData
            guard !block.isEmpty else { throw CocoaError(.fileReadUnknown) }
            pending += block
        }
        let cells = String(decoding: pending, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        pending.removeAll()
        guard cells.count == 3, let milliseconds = Double(cells[0]) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return Answer(
            milliseconds: milliseconds, unit: Int64(cells[1]), kind: String(cells[2]))
    }

    var memory: ProcessMemory? { ProcessMemory(of: process.processIdentifier) }

    func end() throws {
        try questions.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// What the process does that answers.
    static func serve(_ path: String) async throws {
        let store = try SQLiteMemoryStore(path: path, for: .reading)
        let options = LookupTimes.options()
        while let text = readLine() {
            var matches: [Match] = []
            let cost = try await Cost.of {
                matches = try await store.answers(to: [LookupQuery(text)], options).matches[0]
            }
            let best = matches.first
            let line =
                "\(cost.wall) \(best.map { "\($0.unit.id)" } ?? "-") "
                + (best?.kind.rawValue ?? "-") + "\n"
            try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
        }
    }
}

/// What a living process holds of the machine's memory, in megabytes, as Linux tells it.
struct ProcessMemory {
    let peak: Double
    let resident: Double
    /// The part that is not a mapped file.
    let ownPages: Double

    init?(of process: Int32) {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        else { return nil }
        func megabytes(_ name: String) -> Double? {
            status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
                .flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }
                .flatMap { Double($0) }.map { $0 / 1024 }
        }
        guard let peak = megabytes("VmHWM"), let resident = megabytes("VmRSS"),
            let ownPages = megabytes("RssAnon")
        else { return nil }
        self.peak = peak
        self.resident = resident
        self.ownPages = ownPages
    }
}
