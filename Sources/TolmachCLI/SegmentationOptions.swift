import ArgumentParser
import Interchange
import Tolmach

/// The rules by which texts are cut.
struct SegmentationOptions: ParsableArguments {
    @Option(
        name: .customLong("srx"),
        help: ArgumentHelp(
            "Cut into sentences by the rules of an SRX 2.0 file instead of the program's own.",
            valueName: "file"),
        completion: .file())
    var file: String?

    @Flag(help: "Let sentences begin with small letters too, as in mail and posts.")
    var casual = false

    func validate() throws {
        if casual, file != nil {
            throw ValidationError("--casual belongs to the program's own rules; leave out --srx")
        }
    }

    /// Refuses to read the rules and a text from one standard input.
    func requireApart(from texts: [String]) throws {
        if file == "-", texts.contains("-") {
            throw ValidationError(
                "the rules and a text cannot both come from standard input; name a file for one")
        }
    }

    /// The reader of texts that cuts by what was chosen.
    func reader(
        encoding: String?, isSegmented: Bool = false, workspace: Workspace?, in session: Session
    ) throws -> DocumentReader {
        DocumentReader(
            encoding: encoding, isSegmented: isSegmented, rules: try rules(in: session),
            startsLowerCase: casual, workspace: workspace)
    }

    /// Says of a language that there are no rules of its own for it, or none that breaks.
    func tellUnknown(_ language: LanguageTag, _ rules: RulesFile?, in session: Session) {
        if let rules {
            guard !rules.breaks(language) else { return }
            session.talk.say(
                "\(ErrorText.name(rules.path)): no rule for \(language) breaks, so each paragraph"
                    + " stays one segment")
        } else if !SRXRuleset.nativeLanguages.contains(where: { $0.language == language.language })
        {
            session.talk.say(
                "no abbreviations of \(language) are known, so it is cut by general rules; add some"
                    + " in Abbreviations.\(language.language).tsv, or give rules by --srx")
        }
    }

    /// Reads the rules, and tells what in their file is odd.
    private func rules(in session: Session) throws -> RulesFile? {
        guard let file else { return nil }
        let rules = try RulesFile(path: file)
        for (finding, occurrences) in rules.report.findings {
            let lines = occurrences.lines.prefix(5).map(String.init).joined(separator: ", ")
            session.talk.say(
                "\(file): \(occurrences.count) × \(ErrorText.text(of: finding))"
                    + " (line \(lines)\(occurrences.count > 5 ? ", …" : ""))")
        }
        return rules
    }
}
