import Alignment
import Foundation
import Tolmach

extension Session {
    /// The lexicons that are at hand.
    func lexicons(workspace: Workspace?) -> LexiconShelf {
        LexiconShelf(
            workspace: workspace, environment: ProcessInfo.processInfo.environment)
    }

    /// The two languages of lexicons: those that were told, else those of the workspace.
    func pair(
        _ told: LanguageOptions, in workspace: Workspace?
    ) -> (source: LanguageTag, target: LanguageTag) {
        var settings = workspace?.settings ?? WorkspaceSettings()
        // One that is told takes the place of the same language on the other side too.
        if let source = told.sourceLanguage {
            if settings.targetLanguage?.language == source.language {
                settings.targetLanguage = nil
            }
            settings.sourceLanguage = source
        }
        if let target = told.targetLanguage {
            if settings.sourceLanguage?.language == target.language {
                settings.sourceLanguage = nil
            }
            settings.targetLanguage = target
        }
        return settings.languages
    }

    /// Tells what is to be told while lexicons are opened.
    var lexiconNotice: @Sendable (LexiconShelf.Notice) -> Void {
        let talk = talk
        let progress = progress
        return { notice in
            progress.clear()
            switch notice {
            case .compiling(let place):
                talk.say("compiling \(Self.shown(place)), once")
            case .notKept(let place, let error):
                talk.say(
                    "\(place.name): compiled, but cannot be kept for the next time:"
                        + " \(Self.reason(of: error))")
            case .unusable(let place, let error):
                Talk.write(Self.reason(of: error) + "; left out of the lexicons (\(place.name))")
            }
        }
    }

    /// Says which tables are not used, as their names do not tell their languages.
    func tellMisnamed(in shelf: LexiconShelf?) {
        for file in shelf?.misnamedFiles ?? [] {
            talk.say("\(shown(file)): which languages? name the file as NAME.ru-en.tsv")
        }
    }

    /// Says what the lexicons did for an alignment, or that there is none, and how many pairs the
    /// glossaries have.
    func tell(_ use: LexiconUse?, of text: AlignedText) {
        guard let use else { return }
        let pairs = counted(use.glossaryPairs, "pair")
        guard !use.names.isEmpty else {
            let glossaries = use.glossaryPairs > 0 ? " and \(pairs) of the glossaries" : ""
            talk.say(
                "no lexicon for \(text.source.language) and \(text.target.language), so words are"
                    + " learned from the two texts\(glossaries) alone; install a dictionary of"
                    + " FreeDict, or use tolmach lexicon import")
            return
        }
        let glossaries = use.glossaryPairs > 0 ? "; glossaries: \(pairs)" : ""
        talk.say(
            "\(use.names.joined(separator: ", ")): \(counted(use.entries, "pair"));"
                + " \(use.pairs) stand in both texts and touch \(use.touched.source) of"
                + " \(counted(text.source.segments.count, "segment")) and \(use.touched.target) of"
                + " \(text.target.segments.count)\(glossaries)")
    }

    /// Names a lexicon with its languages: `mueller7 (English-Russian)`.
    private static func shown(_ place: LexiconShelf.Place) -> String {
        let names = [place.sourceLanguage, place.targetLanguage].map { tag in
            Locale(identifier: "en").localizedString(forLanguageCode: tag.language) ?? tag.text
        }
        return "\(place.name) (\(names.joined(separator: "-")))"
    }

    private static func reason(of error: any Error) -> String {
        ErrorReport.line(of: error) ?? error.localizedDescription
    }
}
