import Interchange
import Tolmach

extension ErrorText {
    static func text(of error: LexiconError) -> String {
        switch error {
        case .unknownLanguages(let file):
            "\(name(file)): its name does not tell two languages; name them by -s and -t"
        case .otherScript(
            let file, let source, let target, let isSource, let script, let isExchanged):
            "\(name(file)): its \(isSource ? "sources" : "targets") are given as"
                + " \(isSource ? source : target), but their letters are \(name(of: script)); "
                + (isExchanged ? "give -s \(target) -t \(source)" : "name its languages otherwise")
        case .noName: "tolmach: a lexicon from standard input has no name; give --name NAME"
        case .invalidName(let name):
            "tolmach: “\(name)” cannot be the name of a lexicon; give another by --name, as my-words"
        case .exists(let path):
            "\(path): is there already; give --replace, or another name by --name"
        case .cannotCreate(let path, let code):
            "\(path): cannot be made: \(text(ofSystem: code)); choose another workspace"
        case .noTemporaryFile(let folder, let code):
            "\(folder): no temporary file can be made in it: \(text(ofSystem: code)); name another folder by TMPDIR"
        case .noUnits(let source, let target):
            "tolmach: no units between \(source) and \(target); name two languages by -s and -t, or add units first"
        case .nothingLearned(let units):
            "tolmach: \(counted(units, "unit")) are too few to learn from; give more by TMX files, or add some by tolmach align --add"
        }
    }

    static func text(of fault: DictdFault) -> String {
        switch fault {
        case .cells(let found):
            "no row of dictd's index: \(counted(found, "cell")) where headword, offset and length stand with tabs between; is it the right file?"
        case .number(let digits):
            "“\(Talk.visible(digits))” is no number of dictd's index; get the dictionary again"
        case .outside(let offset, let length, let size):
            "an article of \(length) bytes at \(offset), but the data have \(size); index and data do not belong together, get both again"
        case .truncated: "the compressed data end in the middle; get the dictionary again"
        case .damaged: "the compressed data are damaged; get the dictionary again"
        case .noTranslations(let articles):
            "none of its \(counted(articles, "article")) has a translation that can be told from the rest; import a table instead, source and target with a tab between"
        }
    }

    static func text(of fault: WordPairFault) -> String {
        switch fault {
        case .cells(let found):
            "\(counted(found, "cell")) where source, target and perhaps a strength stand with tabs between; mend the row"
        case .emptyCell: "the source or the target is empty; fill it in, or take the row away"
        case .strength(let text):
            "“\(Talk.visible(text))” is no strength; give a number above 0 to 1, as 0.5"
        }
    }
}
