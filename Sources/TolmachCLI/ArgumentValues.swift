import ArgumentParser
import Tolmach

/// Values of options, read with an error that says what to give instead.
enum ArgumentValues {
    /// The encodings that a shell offers; ICU knows many more.
    static let usualEncodings = [
        "utf-8", "utf-16", "windows-1251", "windows-1252", "koi8-r", "iso-8859-5", "ibm866",
    ]

    static func languageTag(_ text: String) throws -> LanguageTag {
        if let tag = LanguageTag(told: text) { return tag }
        if let tag = LanguageTag(named: text) {
            throw ValidationError("“\(text)” is no language tag; write \(tag)")
        }
        throw ValidationError(
            LanguageTag(text).isWellFormed
                ? "“\(text)” is the tag of no language; give one as ru, en-GB or sr-Latn"
                : "“\(text)” is no language tag; give one as ru, en-GB or sr-Latn")
    }

    /// A confidence, with a decimal point or the comma that much of the world writes.
    static func confidence(_ text: String) throws -> Double {
        guard let number = Double(text.replacing(",", with: ".")), (0...1).contains(number) else {
            throw ValidationError("--min-confidence is a number from 0 to 1, as 0.8")
        }
        return number
    }

    static func duplicatePolicy(_ text: String) throws -> AddingOptions.DuplicatePolicy {
        guard let policy = AddingOptions.DuplicatePolicy(rawValue: text) else {
            throw ValidationError("“\(text)” is no policy; give add, overwrite or skip")
        }
        return policy
    }

    static func exportFormat(_ text: String) throws -> ExportJob.Format {
        guard let format = ExportJob.Format(rawValue: text) else {
            throw ValidationError("“\(text)” is no form of a file; give tmx or tsv")
        }
        return format
    }

    static func condition(_ text: String) throws -> UnitFilter {
        do {
            return try UnitFilter(text)
        } catch {
            throw ValidationError(reason(of: error, in: text))
        }
    }

    private static func operators(_ text: String) -> String {
        "“\(text)” has an operator that is not known; the operators are = ~ < >"
    }

    private static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == ":" || scalar == "-" || scalar == "_"
    }

    private static func reason(of failure: UnitFilter.Failure, in text: String) -> String {
        switch failure {
        case .noOperator: "“\(text)” compares nothing; write it as document = article.txt"
        case .unknownKey(let key) where !key.unicodeScalars.allSatisfy(isOfKey):
            operators(text)
        case .unknownKey(let key):
            "a unit has no “\(key)”; the keys are author, created, changed, origin, document, "
                + "language, source, target and prop:NAME"
        case .notADate(let value) where value.hasPrefix("="): operators(text)
        case .notADate(let value): "“\(value)” is no date; give it as 2026, 2026-01 or 2026-01-31"
        case .notOrdered(let key):
            "only created and changed can be compared by < and >, not \(key); use = or ~"
        }
    }
}
