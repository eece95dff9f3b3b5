import Glibc
import Interchange
import Tolmach

extension ErrorText {
    static func text(of error: ExchangeError) -> String {
        var place = name(error.file)
        if case .cannotWrite = error.problem, error.file == "-" { place = "standard output" }
        if let line = error.line {
            place += ":\(line)"
            if let column = error.column { place += ":\(column)" }
        }
        return "\(place): \(text(of: error.problem))"
    }

    private static func text(of problem: ExchangeError.Problem) -> String {
        switch problem {
        case .cannotRead(let fault): "cannot be read: \(text(of: fault))"
        case .cannotWrite(let fault): "cannot be written: \(text(of: fault))"
        case .empty: "there is nothing in it; is it the right file?"
        case .binary(.gzip): "compressed by gzip; unpack it first, with gunzip"
        case .binary(.zip): "a zip archive or an office document; export TMX from it first"
        case .binary(.compoundFile): "a document of Microsoft Office; export TMX from it first"
        case .binary(.other): "no text but binary data; is it the right file?"
        case .notWellFormed(let message):
            "broken XML: \(message); mend the file there, or export it again"
        case .endsInTheMiddle:
            "the file ends in the middle, it may be cut off; copy it, or export it again"
        case .bareAmpersand: "a bare & (write &amp;); mend the file there, or export it again"
        case .otherEncoding(let looks):
            "not in the encoding that its first line names (UTF-8 if none)"
                + (looks.map { ", looks like \($0)" } ?? "")
                + "; convert the file, or correct its first line"
        case .notUTF8(let looks):
            "not UTF-8" + (looks.map { ", looks like \($0)" } ?? "")
                + "; convert it to UTF-8, or name the encoding of a word list by --encoding"
        case .dictionary(let fault): text(of: fault)
        case .wordPair(let fault): text(of: fault)
        case .notTMX(let root):
            "not TMX, but XML whose outermost element is \(root); is it the right file?"
        case .notSRX(let root):
            "not SRX, but XML whose outermost element is \(root); is it the right file?"
        case .versionOfSRX(let version):
            "SRX \(version.isEmpty ? "without a version" : version), whose rules mean other things; only 2.0 is read: open it in Ratel or OmegaT and save it as SRX 2.0"
        case .pattern(let place, let pattern, let reason, let offset):
            "\(text(of: place)): ICU refuses the pattern “\(Talk.visible(pattern))”"
                + (offset.map { " at character \($0)" } ?? "") + " (\(reason)); mend it"
        case .noUnits(let found):
            "no units (tu), but \(found); names of elements are lower case in TMX"
        case .limit(let limit, let maximum) where [.variants, .pairs, .pairBytes].contains(limit):
            "more than \(maximum) \(text(of: limit)); leave the unit out by --keep-going, or mend it"
        case .limit(let limit, let maximum):
            "more than \(maximum) \(text(of: limit)); no honest file has that, so it is refused"
        case .nestedUnit: "a unit inside a unit; mend the file, or use --keep-going"
        case .secondSegment: "two segments in one variant; mend the file, or use --keep-going"
        case .matrix(let fault): text(of: fault)
        case .outOfMemory: "not enough memory"
        }
    }

    private static func text(of place: ExchangeError.PatternPlace) -> String {
        switch place {
        case .rule(let languageRule, let number):
            "rule \(number) of “\(Talk.visible(languageRule))”"
        case .languageMap: "language map"
        }
    }

    private static func text(of fault: FileFault) -> String {
        switch fault {
        case .missing: "no such file or folder; check the name"
        case .isFolder: "it is a folder; name a file"
        case .notPermitted: "its permissions forbid it; change them, or choose another place"
        case .readOnlyFileSystem: "the disk is read-only; choose another place"
        case .noSpace: "the disk is full; make room and try again"
        case .system(let code): "\(text(ofSystem: code)); \(advice(onSystem: code))"
        }
    }

    private static func advice(onSystem code: Int32) -> String {
        switch code {
        case ENAMETOOLONG: "choose a shorter name"
        case ELOOP: "its links lead in a circle, mend them"
        case EIO: "check the disk"
        case EINTR, EAGAIN, EBUSY, ETXTBSY, EMFILE, ENFILE, ENOMEM, ETIMEDOUT, ESTALE: "try again"
        default: "choose another place"
        }
    }

    private static func text(of limit: ExchangeError.Limit) -> String {
        switch limit {
        case .depth: "elements inside each other"
        case .attributes: "attributes of an element"
        case .tagBytes: "bytes in a tag"
        case .segmentBytes: "bytes in a segment"
        case .unitBytes: "bytes in a unit"
        case .variants: "variants of a unit"
        case .pairs: "pairs of the two languages in a unit"
        case .pairBytes: "bytes in the pairs of a unit, which repeat its notes"
        case .fileBytes: "bytes in the file"
        case .rules: "rules and language maps"
        case .articles: "headwords"
        case .articleBytes: "bytes in an article"
        case .headwordBytes: "bytes in a word"
        case .patternBytes: "bytes in all patterns"
        }
    }

    /// What was found; that something is left out is said of units alone, of each unit once.
    static func text(of finding: TMXReport.Finding) -> String {
        switch finding {
        case .headerMissing: "no header"
        case .headerAttributeMissing: "the header lacks an attribute that TMX asks for"
        case .versionUnknown: "a version of TMX other than 1.0 to 1.4"
        case .userEncoding: "characters of the file's own (ude), not kept"
        case .unknownElement: "an element that TMX does not have there"
        case .strayText: "text between the elements, skipped"
        case .variantWithoutLanguage: "a variant without a language"
        case .oddLanguage: "a language that is no language tag"
        case .variantWithoutSegment: "a variant without a segment"
        case .emptySegment: "an empty segment"
        case .unpairedCode: "codes that begin or end no pair"
        case .propertyWithoutName: "a property without a name"
        case .oddDate: "a date that is none in TMX, kept as it is"
        case .unitWithoutVariants: "a unit without variants, left out"
        case .unitWithOneVariant: "a unit in one language only, left out"
        case .unitWithoutPair: "a unit without these two languages, left out"
        case .unitWithEmptySide: "a unit with an empty side, left out"
        case .unitWithAlternatives: "a unit with several pairs of the two languages, all read"
        case .unitReversed: "a unit translated the other way (srclang), kept so"
        case .variantInOtherLanguage: "a variant in another language, left out"
        case .unitWithTooManyPairs:
            "a unit with too many pairs of the two languages, or too much said of all, left out"
        case .unitOverLimit: "a unit larger than any honest one, left out"
        case .unitMisbuilt: "a unit that is built wrongly, left out"
        }
    }

    /// What was found in a file that was imported, with what to do about it where that depends on
    /// the file.
    static func text(
        of finding: TMXReport.Finding, in report: ImportJob.FileReport
    ) -> String {
        let left = report.reading.leftOutLanguages
        guard finding == .variantInOtherLanguage, let first = left.first else {
            return text(of: finding)
        }
        let names = left.prefix(5).map(\.language.text).joined(separator: ", ")
        return "a variant in another language (\(names)\(left.count > 5 ? ", …" : "")), left out;"
            + " import again with -s \(report.source) -t \(first.language)"
    }
}
