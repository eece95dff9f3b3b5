import ArgumentParser
import Interchange
import Tolmach

/// The rules by which texts are cut.
struct RulesOption: ParsableArguments {
    @Option(
        name: .customLong("srx"),
        help: ArgumentHelp(
            "Cut into sentences by the rules of an SRX 2.0 file instead of the program's own.",
            valueName: "file"),
        completion: .file())
    var file: String?

    /// Refuses to read the rules and a text from one standard input.
    func requireApart(from texts: [String]) throws {
        if file == "-", texts.contains("-") {
            throw ValidationError(
                "the rules and a text cannot both come from standard input; name a file for one")
        }
    }

    /// Reads the rules, and tells what in their file is odd.
    func read(in session: Session) throws -> RulesFile? {
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
