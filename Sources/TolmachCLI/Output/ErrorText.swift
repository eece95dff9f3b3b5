import Alignment
import Glibc
import Interchange
import Terminology
import Tolmach

/// The sentences in which errors are told: what is wrong, and what to do.
enum ErrorText {
    static func text(ofSystem code: Int32) -> String { String(cString: strerror(code)) }

    static func keysToRebuild(of memory: String) -> String {
        "\(memory): its keys are of another version of tolmach or ICU, so look-ups read every unit;"
            + " tolmach memory rebuild makes them anew"
    }

    static func text(of error: WorkspaceError) -> String {
        switch error {
        case .noneFound(let folder, let user):
            "tolmach: no workspace at or above \(folder), nor in \(user); make one with tolmach init"
        case .noneAt(let folder):
            "tolmach: \(folder) is no workspace; make one with tolmach init \(folder)"
        case .exists(let folder):
            "tolmach: \(folder) is a workspace already; nothing was changed"
        case .malformed(let file, let reason):
            "\(file): \(reason); mend the file, or move it away and run tolmach init"
        case .newerFormat(let file, let format):
            "\(file): written by a later version (format \(format)); install a newer tolmach"
        case .cannotCreate(let path, let code):
            "tolmach: cannot make a workspace in \(path): \(text(ofSystem: code)); choose another folder"
        case .fileInTheWay(let folder, let file):
            "tolmach: cannot make a workspace in \(folder): a file \(file) is there; choose another folder"
        case .noMemory(let name, let known):
            "tolmach: no memory is called \(name); "
                + (known.isEmpty
                    ? "name a file, as \(name).tolmach"
                    : "the workspace has \(known.joined(separator: ", "));"
                        + " list it in tolmach.json, or name a file with its path, as ./\(name).tolmach")
        case .readOnlyMemory(let name, let file):
            "\(file): \(name) is read-only; take away its \"readOnly\", or name another memory by --memory"
        case .noWritableMemory(let file):
            file.isEmpty
                ? "tolmach: several memories were named; name the one to write to by --memory"
                : "\(file): no memory is marked for writing; set \"writes\" to true for one, or use --memory"
        }
    }

    static func text(of error: DocumentError) -> String {
        switch error {
        case .notText(let file, let reason): text(of: reason, in: file)
        case .markup(let file, let kind):
            "\(name(file)): it is \(kind), not plain text; save it as plain text first"
        case .empty(let file):
            "\(name(file)): there is no text in it; is it the right file?"
        case .unknownLanguage(let file, let script?, let isOfPair):
            "\(name(file)): its letters are \(name(of: script)), but which language it is in cannot be told; name it by \(languageOptions(isOfPair))"
        case .unknownLanguage(let file, nil, let isOfPair):
            "\(name(file)): its letters do not tell its language; name it by \(languageOptions(isOfPair))"
        case .noLetters(let file, let isOfPair):
            "\(name(file)): no letters to tell the language by; name it by \(languageOptions(isOfPair))"
        case .otherScript(let file, let told, let script, let fits):
            "\(name(file)): given as \(told), but its letters are \(name(of: script)); "
                + (fits == nil
                    ? "name its language otherwise, or leave it out" : "exchange -s and -t")
        case .sameLanguage(let source, let target, let language):
            "\(name(target)): in \(language) as \(name(source)) is; give the text and its translation, or name the languages by -s and -t"
        case .otherLanguage(let file, let told, let looks):
            "\(name(file)): given as \(told), but its words are those of \(looks); name its language otherwise, or --force"
        case .tooLarge(let file, let limit):
            "\(name(file)): more than \(limit >> 20) MB; cut it into parts, as chapters"
        }
    }

    private static func languageOptions(_ isOfPair: Bool) -> String { isOfPair ? "-s or -t" : "-l" }

    private static func text(of failure: TextDecoder.Failure, in file: String) -> String {
        switch failure {
        case .notUTF8(_, let line, let guess?):
            "\(name(file)):\(line): not UTF-8; looks like \(guess.encoding) («\(guess.sample)…»); try --encoding \(guess.encoding)"
        case .notUTF8(_, let line, nil):
            "\(name(file)):\(line): not UTF-8; name its encoding by --encoding, as windows-1251"
        case .damagedUTF8(let offset, let line):
            "\(name(file)):\(line): UTF-8, but damaged at byte \(offset + 1); get the file again whole, or mend that line"
        case .binary(let offset):
            "\(name(file)): no text but binary data (a zero byte at \(offset)); save it as plain text first"
        case .unknownEncoding(let encoding):
            "tolmach: no encoding is called \(encoding); try utf-8, utf-16, windows-1251, koi8-r or iso-8859-5"
        case .invalidBytes(let encoding, _, let line):
            "\(name(file)):\(line): bytes that \(encoding) does not have; try another --encoding"
        case .otherEncoding(let told, let guess):
            "\(name(file)): reads like \(guess.encoding) («\(guess.sample)…») rather than \(told); give --encoding \(guess.encoding)"
        }
    }

    static func text(of refusal: OutputGuard.Refusal) -> String {
        switch refusal {
        case .memory(let path):
            "\(path) is a memory, or has the name of one; name the output otherwise, as memory.tmx"
        case .ownMemory(let path):
            "\(path) is a memory of the workspace, or was named as one; name another file"
        case .input(let path): "\(path) is read by this command; name another file for the output"
        case .glossary(let path):
            "\(path) is a glossary; name another file for the output"
        case .lexicon(let path): "\(path) is a lexicon; name another file for the output"
        case .settings(let path):
            "\(path) holds a workspace's settings, or has their name; name another file"
        }
    }

    static func text(of error: ImportError) -> String {
        let file = name(error.file)
        let languages = error.languages.map { "\($0.language) (\($0.variants))" }
            .joined(separator: ", ")
        let advice = "write xml:lang into its variants, or export it again"
        let isChoice = Set(error.languages.map(\.language.language)).count > 1
        if error.variantsWithoutLanguage > 0, !isChoice {
            let nameless = counted(error.variantsWithoutLanguage, "variant") + " without a language"
            return languages.isEmpty
                ? "\(file): \(nameless), and no other; \(advice)"
                : "\(file): \(nameless), the others are \(languages); \(advice)"
        }
        switch error.languages.count {
        case 0: return "\(file): no variants in it; is it the right file?"
        case 1: return "\(file): all variants are in one language, \(languages); \(advice)"
        default: return "\(file): its languages are \(languages); choose two by -s and -t"
        }
    }

    static func text(of error: GlossaryError) -> String {
        let place = error.line > 0 ? "\(name(error.file)):\(error.line)" : name(error.file)
        switch error.reason {
        case .invalidUTF8(let column, let guess):
            let looks = guess.map { ", looks like \($0.encoding) («\($0.sample)…»)" } ?? ""
            // Those of the workspace are used unasked.
            let folder = error.file.utf8.split(separator: UInt8(ascii: "/")).dropLast().last
            let isUsual = folder.map { String(Substring($0)) } == "Glossaries"
            return "\(place):\(column): not UTF-8\(looks); save the glossary as UTF-8"
                + (isUsual ? ", or move it out of Glossaries" : "")
        case .noHeader:
            return "\(place): no line that names the columns; begin with source, a tab, and target"
        case .missingColumn(let column):
            return
                "\(place): no column “\(column.rawValue)”; the first line must name source and target, with tabs between"
        case .repeatedColumn(let column):
            return "\(place): two columns “\(column.rawValue)”; rename one"
        case .unknownLanguages:
            return "\(place): which languages? name the file as NAME.ru-en.tsv"
        }
    }

    static func text(of problem: GlossaryProblem) -> String {
        let reason =
            switch problem.reason {
            case .missingCells(let found, let expected):
                "\(counted(found, "cell")) where \(expected) are named; put a tab between them"
            case .surplusCells(let found, let expected):
                "\(counted(found, "cell")) where \(expected) are named; is a tab inside a text?"
            case .emptyTerm(let column): "no \(column.rawValue)"
            case .longTerm(let column, let bytes):
                "a \(column.rawValue) of \(bytes) bytes; did the line ends get lost?"
            case .unknownValue(let column, let value):
                "“\(value)” is no \(column.rawValue); give \(values(of: column)), or leave it empty"
            case .controlCharacter(let value, let column):
                "a control character (\(value)) at column \(column)"
            }
        return "\(name(problem.file)):\(problem.line): \(reason); the row is left out"
    }

    /// What is wrong with a file of waivers, from its line on.
    static func text(of fault: TermWaiver.Fault) -> String {
        switch fault {
        case .noHeader:
            ": no line that names the columns; begin with finding, term, segment and reason, with"
                + " tabs between"
        case .noReason(let line): ":\(line): no reason; say why the finding is right as it is"
        case .tooWide(let line): ":\(line): would waive everything; name a term or a segment"
        case .unknownKind(let name, let line):
            ":\(line): “\(Talk.visible(name))” is no finding; give missing, forbidden, deprecated,"
                + " inconsistent or count"
        }
    }

    static func text(of failure: TermAcceptance.Failure) -> String {
        switch failure {
        case .unknown(let identifiers, let file):
            "\(name(file)): no candidate \(identifiers.map { Talk.visible($0) }.joined(separator: ", "));"
                + " give identifiers from its first column"
        case .noHeader(let file):
            "\(name(file)):1: no columns concept, source and target; is it the right file?"
        }
    }

    static func text(of conflict: GlossaryConflict, in file: String) -> String {
        let pair = "“\(Talk.visible(conflict.source))” = “\(Talk.visible(conflict.target))”"
        let reason =
            switch conflict.reason {
            case .duplicate: "\(pair) is already in line \(conflict.otherLine); take one out"
            case .approvedAndForbidden:
                "\(pair) is approved here or in line \(conflict.otherLine), and forbidden in the"
                    + " other; correct one"
            }
        return "\(name(file)):\(conflict.line): \(reason)"
    }

    private static func values(of column: GlossaryColumn) -> String {
        let values =
            switch column {
            case .status: TermStatus.allCases.map(\.rawValue)
            case .case: TermCase.allCases.map(\.rawValue)
            case .match: TermMatch.allCases.map(\.rawValue)
            default: [String]()
            }
        return values.dropLast().joined(separator: ", ") + " or " + (values.last ?? "")
    }

    static func text(of finding: MemoryFinding) -> String {
        switch finding {
        case .damagedUnit(let id): "unit \(id): its content does not have its checksum"
        case .wrongKeys(let id): "unit \(id): its keys are wrong; see tolmach memory rebuild"
        case .disorderedTokens:
            "its tokens are not numbered in order, so look-ups read every unit; see tolmach memory rebuild"
        case .structure(let detail): "structure: \(detail)"
        case .danglingReference(let table, let row, let other):
            "\(table)\(row.map { " \($0)" } ?? ""): refers to a row of \(other) that is not there"
        }
    }

    static func name(of script: Script) -> String {
        let name = "\(script)"
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// A file as the user knows it.
    static func name(_ file: String) -> String { file == "-" ? "standard input" : file }
}
