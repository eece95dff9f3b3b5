import ArgumentParser
import Interchange
import Terminology
import Tolmach

struct TermsValidateCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Lists what is wrong in glossary files, with the line of each.",
        discussion: "tolmach terms validate Glossaries/*.tsv")

    @Argument(help: "The glossaries, as TSV or CSV.", completion: .file())
    var files: [String]

    @OptionGroup var languages: LanguageOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        var isSound = true
        for file in files {
            let glossary: Glossary
            do {
                glossary = try GlossarySet(
                    files: [file], sourceLanguage: languages.sourceLanguage,
                    targetLanguage: languages.targetLanguage
                ).glossaries[0]
            } catch let error as GlossaryError {
                isSound = false
                try tell(ErrorText.text(of: error), file: file, line: error.line, in: session)
                continue
            }
            let conflicts = GlossaryConflict.conflicts(in: glossary)
            let told =
                glossary.problems.map { (line: $0.line, text: ErrorText.text(of: $0)) }
                + conflicts.map { (line: $0.line, text: ErrorText.text(of: $0, in: file)) }
            isSound = isSound && told.isEmpty
            for problem in told.sorted(by: { $0.line < $1.line }) {
                try tell(problem.text, file: file, line: problem.line, in: session)
            }
            let left = glossary.problems.count
            session.talk.say(
                "\(file): \(counted(glossary.entries.count, "row")) sound"
                    + (left > 0 ? ", \(left) left out" : "")
                    + (conflicts.isEmpty ? "" : ", \(conflicts.count) that contradict or repeat"))
        }
        return isSound ? .done : .nothingFound
    }

    private func tell(
        _ text: String, file: String, line: Int, in session: Session
    ) throws {
        guard global.json else { return try session.print(text) }
        try session.print(json: GlossaryFindingObject(file: file, line: line, message: text))
    }
}

struct GlossaryFindingObject: Encodable {
    let format = jsonFormat
    let file: String
    let line: Int
    let message: String
}
