import Interchange
import Tolmach

extension ErrorText {
    static func text(of error: RulesFile.Failure) -> String {
        let file = name(error.file)
        switch error.reason {
        case .malformed(let place, let reason, let offset):
            return "\(file): \(text(of: place)): ICU refuses the pattern “\(place.pattern)”"
                + (offset.map { " at character \($0)" } ?? "") + " (\(reason)); mend it"
        case .tooCostly(let place):
            return "\(file): \(text(of: place)): the pattern “\(place.pattern)” takes more than"
                + " \(SRXBreaker.secondsPerPattern) s on this text; write it without a repetition inside a repetition"
        case .tooManyRules(let place):
            return
                "\(file): to prepare the rules up to number \(place.number) of “\(place.languageRule)”"
                + " takes more than \(SRXBreaker.secondsOfPreparation) s;"
                + " leave out rules, or map to each language only its own"
        case .noMap(let language):
            return "\(file): no language map matches \(language); add one, as .*"
        case .icu(let error):
            return "\(file): ICU failed in \(error.action): \(error.name); report it"
        }
    }

    private static func text(of place: SRXError.Place) -> String {
        switch place {
        case .before(let place):
            "rule \(place.number) of “\(place.languageRule)”, before the break"
        case .after(let place): "rule \(place.number) of “\(place.languageRule)”, after the break"
        case .languageMap: "language map"
        }
    }

    static func text(of error: AbbreviationFile.Failure) -> String {
        guard let fault = error.fault else {
            return "\(name(error.file)): not UTF-8; save it as UTF-8"
        }
        let reason =
            switch fault.kind {
            case .noClasses:
                "no classes; write the abbreviation, a TAB, its classes of N, D, U and S, a TAB, an example"
            case .unknownClasses(let classes):
                "“\(classes)” are no classes; use N, D, U and S, or - to take the entry away"
            case .malformedEntry(let entry):
                "“\(entry)” is no entry; write it without its last full stop and without spaces, as т.е"
            case .repeated(let entry, let line):
                "“\(entry)” stands in line \(line) already; join the classes in one line"
            case .exampleWithout(let entry):
                "“\(entry).” does not stand in its example; give a text that has it"
            case .exampleCut(let entry, let sentences):
                "by the classes of “\(entry)” the example is \(counted(sentences, "sentence")),"
                    + " which contradicts them; give S where the stop may end a sentence, and then two sentences"
            }
        return "\(name(error.file)):\(fault.line): \(reason)"
    }

    /// What was found in a file of rules; what is skipped is said.
    static func text(of finding: SRXReport.Finding) -> String {
        switch finding {
        case .namespaceUnknown: "not the namespace of SRX 2.0, read as if it were"
        case .headerAttributeMissing:
            "the header does not say segmentsubflows or cascade, taken as yes"
        case .oddValue: "a value other than yes and no, taken as yes"
        case .unknownElement: "an element that SRX does not have there, skipped"
        case .unknownAttribute: "an attribute that SRX does not have there, skipped"
        case .strayText: "text between the elements, skipped"
        case .oddFormatHandle:
            "a format handle that is none of SRX or the second of its kind, skipped"
        case .repeatedPattern: "a second beforebreak or afterbreak of a rule, skipped"
        case .emptyRule: "a rule without patterns, which matches everywhere"
        case .repeatedName: "a language rule whose name another one has, never used"
        case .nameUnknown: "a language map to rules that are not there"
        }
    }
}
