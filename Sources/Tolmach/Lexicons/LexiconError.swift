public import Language

/// Why a lexicon cannot be imported or learned.
public enum LexiconError: Error, Hashable, Sendable {
    /// Neither the name of the file nor anybody else tells the two languages.
    case unknownLanguages(file: String)
    /// A text from standard input has no name.
    case noName
    /// A name cannot be that of a file `NAME.ru-en.tsv`.
    case invalidName(String)
    /// A lexicon of the name is there already, and is not to be replaced.
    case exists(path: String)
    /// The folder of lexicons cannot be made, by the system's error number.
    case cannotCreate(path: String, code: Int32)
    /// The folder for temporary files cannot hold what is learned from, by the system's error number.
    case noTemporaryFile(folder: String, code: Int32)
    /// There are no units between the two languages, in either direction.
    case noUnits(source: LanguageTag, target: LanguageTag)
    /// The units are too few, or too unlike each other, to tell which words translate each other.
    case nothingLearned(units: Int)
    /// The letters of a column of a table are not those of the language that was told, but of this
    /// script; whether each column has the letters of the other's language.
    case otherScript(
        file: String, source: LanguageTag, target: LanguageTag, isSource: Bool, script: Script,
        isExchanged: Bool)
}
