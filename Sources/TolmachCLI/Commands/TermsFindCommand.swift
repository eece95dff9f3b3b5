import ArgumentParser
import Terminology
import Tolmach

struct TermsFindCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Finds the terms of glossaries in a text, in whatever form they stand.",
        discussion: """
            tolmach terms find article.txt
            tolmach terms find --segmented --json --glossary war.ru-en.tsv < segments.txt
            """)

    @Argument(help: "The text; standard input if not given, or -.", completion: .file())
    var file = "-"

    @Option(
        help: ArgumentHelp(
            "A glossary to use beside those of the workspace (repeatable).", valueName: "file"),
        completion: .file())
    var glossary: [String] = []

    @Option(
        name: [.customShort("l"), .long],
        help: ArgumentHelp("The language of the text, as ru.", valueName: "tag"),
        transform: ArgumentValues.languageTag)
    var language: LanguageTag?

    @Option(
        help: ArgumentHelp("The encoding of the text, as windows-1251.", valueName: "name"),
        completion: .list(ArgumentValues.usualEncodings))
    var encoding: String?

    @Flag(help: "Take each line for a segment.")
    var segmented = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        try session.requireInput(file)
        let workspace = try session.workspaceIfAny()
        let set = try session.glossaries(named: glossary, workspace: workspace)
        if set.glossaries.isEmpty {
            session.talk.say("no glossary; put one into Glossaries, or name it by --glossary")
        }
        let reader = DocumentReader(
            encoding: encoding, isSegmented: segmented, workspace: workspace)
        var text = try reader.text(at: file)
        text.makeContiguousUTF8()
        let choice = try LanguageChoice(told: language, text: text, file: file)
        session.tell(choice, of: file, option: "--language")
        let finder = set.finder()
        var found = 0
        if segmented {
            for (number, segment) in TermSegments.lines(of: text).enumerated() {
                if number % 1024 == 0 { try Task.checkCancellation() }
                found += try show(
                    segment, number: number, finder, choice.language, in: session)
            }
        } else {
            let segments = try reader.segments(of: text, in: choice.language).segments
            for (number, segment) in segments.enumerated() {
                if number % 1024 == 0 { try Task.checkCancellation() }
                found += try show(
                    segment.text, number: number, finder, choice.language, in: session)
            }
        }
        return found > 0 ? .done : .nothingFound
    }

    /// Shows the terms of a segment, and gives how many there are.
    private func show(
        _ segment: String, number: Int, _ finder: TermFinder, _ language: LanguageTag,
        in session: Session
    ) throws -> Int {
        var segment = segment
        let bytes = segment.withUTF8 { Array($0) }
        let places = finder.places(in: bytes, language: language, overlapping: true)
        guard !places.isEmpty else { return 0 }
        if !global.json {
            try session.print("\(number + 1)  \(Paint.faint(Talk.visible(segment)))")
            for occurrence in finder.terms(in: segment, language: language, overlapping: true) {
                let marks = Self.marks(of: occurrence)
                try session.print("    \(TermPrinter.summary(of: occurrence))\(marks)")
            }
            return places.count
        }
        var offsets = ByteCounter(bytes)
        for place in places {
            let start = offsets.scalars(at: place.range.lowerBound)
            let end = start + ByteCounter.scalars(in: bytes[place.range])
            let utf8 = segment.utf8
            let from = utf8.index(utf8.startIndex, offsetBy: place.range.lowerBound)
            let text = segment[from..<utf8.index(from, offsetBy: place.range.count)]
            for term in place.terms {
                try session.print(
                    TermLine(
                        segment: number, start: start, end: end, text: text, place: place,
                        term: term
                    ).json(finder.index))
            }
        }
        return places.count
    }

    private static func marks(of occurrence: TermOccurrence) -> String {
        var marks: [String] = []
        if occurrence.kind != .exact { marks.append(TermPrinter.name(of: occurrence.kind)) }
        if occurrence.isInterrupted { marks.append("a word between") }
        if occurrence.isOverlapped { marks.append("inside a longer term") }
        return marks.isEmpty ? "" : Paint.faint("  (\(marks.joined(separator: ", ")))")
    }
}

/// The lines of a text as segments, each as it stands, blank ones too: their numbers are those of
/// the lines.
enum TermSegments {
    static func lines(of text: String) -> [String] {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { line in
                String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
            }
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// Counts the scalars before places of a text that are asked for from left to right.
struct ByteCounter {
    private let bytes: [UInt8]
    private var byte = 0
    private var count = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func scalars(at place: Int) -> Int {
        if place < byte {
            byte = 0
            count = 0
        }
        count += Self.scalars(in: bytes[byte..<place])
        byte = place
        return count
    }

    static func scalars(in bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
