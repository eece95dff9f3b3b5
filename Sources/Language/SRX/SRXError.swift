/// Why a text cannot be cut by the rules of SRX.
public enum SRXError: Error, Hashable, Sendable {
    /// Where a pattern stands.
    public enum Place: Hashable, Sendable {
        /// What ends at the break of a rule.
        case before(SRXRuleset.Place)
        /// What begins at the break of a rule.
        case after(SRXRuleset.Place)
        /// The pattern of a language map.
        case languageMap(pattern: String)

        /// The pattern.
        public var pattern: String {
            switch self {
            case .before(let place): place.rule.before
            case .after(let place): place.rule.after
            case .languageMap(let pattern): pattern
            }
        }
    }

    /// A pattern cannot be compiled: ICU's name for the mistake, and its place in UTF-16.
    case malformed(Place, name: String, offset: Int?)
    /// The matches of a pattern in one text took longer, or went deeper, than they may.
    case tooCostly(Place)
    /// To prepare the rules up to one took longer than it may.
    case tooManyRules(upTo: SRXRuleset.Place)
    /// No language map matches the language.
    case noMap(LanguageTag)
    /// Any other error.
    case icu(ICUError)

    init(_ failure: Pattern.Failure, in place: Place) {
        self =
            switch failure {
            case .malformed(let name, let offset):
                .malformed(place, name: name, offset: offset)
            case .tooCostly: .tooCostly(place)
            case .icu(let error): .icu(error)
            }
    }
}
