import ArgumentParser
import Glibc
import Tolmach

struct SegmentCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Cuts a text into sentences: one a line, a blank line between paragraphs.",
        discussion: """
            tolmach segment article.txt
            tolmach segment -l ru --explain < article.txt
            tolmach segment --srx rules.srx article.txt
            """)

    @Argument(help: "The text; standard input if not given, or -.", completion: .file())
    var file = "-"

    @Option(
        name: [.customShort("l"), .long],
        help: ArgumentHelp("The language of the text, as ru.", valueName: "tag"),
        transform: ArgumentValues.languageTag)
    var language: LanguageTag?

    @Option(
        help: ArgumentHelp("The encoding of the text, as windows-1251.", valueName: "name"),
        completion: .list(ArgumentValues.usualEncodings))
    var encoding: String?

    @OptionGroup var segmentation: SegmentationOptions

    @Flag(help: "Tell what was decided at each place where a sentence might end, and by what rule.")
    var explain = false

    @OptionGroup var global: GlobalOptions

    func validate() throws { try segmentation.requireApart(from: [file]) }

    func perform(in session: Session) async throws -> ExitStatus {
        try session.requireInput(file)
        let reader = try segmentation.reader(
            encoding: encoding, workspace: session.workspaceIfAny(), in: session)
        var text = try reader.text(at: file)
        text.makeContiguousUTF8()
        let choice = try LanguageChoice(told: language, text: text, file: file)
        session.tell(choice, of: file, option: "--language")
        segmentation.tellUnknown(choice.language, reader.rules, in: session)
        if explain {
            let decisions = try reader.decisions(in: text, in: choice.language)
            try session.printDecisions(decisions, in: text, of: file)
        } else {
            let pieces = try reader.pieces(of: text, in: choice.language)
            try session.printSegments(pieces, in: text, of: file)
        }
        return .done
    }
}

extension Session {
    fileprivate func printSegments(
        _ pieces: [Segmenter.Piece], in text: String, of file: String
    ) throws {
        var offsets = ScalarOffsets(text)
        var paragraph = 0
        for (number, piece) in pieces.enumerated() {
            if number % Self.reportedPieces == 0 {
                try reportCutting(of: file, done: number, of: pieces.count)
            }
            let content = Segmenter.text(of: piece.range, in: text)
            if global.json {
                try print(
                    json: SegmentObject(
                        paragraph: piece.paragraph, kind: piece.kind.rawValue,
                        start: offsets.scalars(at: piece.range.lowerBound),
                        end: offsets.scalars(at: piece.range.upperBound), text: content))
            } else {
                if piece.paragraph != paragraph { try print("") }
                try print(content)
            }
            paragraph = piece.paragraph
        }
    }

    fileprivate func printDecisions(
        _ decisions: [BreakDecision], in text: String, of file: String
    ) throws {
        var offsets = ScalarOffsets(text)
        for (number, decision) in decisions.enumerated() {
            if number % Self.reportedPieces == 0 {
                try reportCutting(of: file, done: number, of: decisions.count)
            }
            if global.json {
                try print(
                    json: DecisionObject(
                        offset: offsets.scalars(at: decision.offset), isBreak: decision.isBreak,
                        rule: decision.rule.rawValue, entry: decision.entry,
                        languageRule: decision.place?.languageRule,
                        number: decision.place?.number, before: decision.place?.rule.before,
                        after: decision.place?.rule.after))
            } else {
                let verdict = decision.isBreak ? "break   " : "no break"
                let reason = Self.reason(for: decision).padding(to: 22)
                try print("\(verdict)  \(reason)  \(Self.context(of: decision, in: text))")
                if let rule = decision.place?.rule {
                    let sides = [rule.before, rule.after].map { "“\(Self.short($0))”" }
                    try print("          " + sides.joined(separator: " ‖ "))
                }
            }
        }
    }

    /// A list of abbreviations would fill the screen; as JSON it is whole.
    private static func short(_ pattern: String) -> String {
        let scalars = pattern.unicodeScalars
        return scalars.count > 200 ? String(scalars.prefix(200)) + "…" : pattern
    }

    private static func reason(for decision: BreakDecision) -> String {
        if let place = decision.place { return "\(place.languageRule) \(place.number)" }
        return decision.rule.rawValue + (decision.entry.map { " “\($0)”" } ?? "")
    }

    private static let reportedPieces = 4096

    /// Tells how much is written, if it is not written to the terminal itself.
    private func reportCutting(of file: String, done: Int, of count: Int) throws {
        try Task.checkCancellation()
        guard isatty(1) != 1 else { return }
        report(JobProgress(.segmenting, file, fraction: Double(done) / Double(count)))
    }

    private static func context(of decision: BreakDecision, in text: String) -> String {
        let place = text.utf8.index(text.startIndex, offsetBy: decision.offset)
        let before = text[..<place].unicodeScalars.suffix(30)
        let after = text[place...].unicodeScalars.prefix(30)
        func flat(_ scalars: Substring.UnicodeScalarView) -> String {
            String(String.UnicodeScalarView(scalars.map { $0.properties.isWhitespace ? " " : $0 }))
        }
        return "…\(flat(before))‖\(flat(after))…"
    }
}
