/// Rules that cut texts into sentences, as the files of SRX 2.0 carry them from tool to tool
/// (Segmentation Rules eXchange, LISA OSCAR 2008).
public struct SRXRuleset: Hashable, Sendable {
    /// A rule that makes a break, or keeps a later rule from making it.
    public struct Rule: Hashable, Sendable {
        /// Whether it makes a break.
        public var isBreak: Bool
        /// The regular expression of what ends at the break; an empty one always matches.
        public var before: String
        /// The regular expression of what begins at the break; an empty one always matches.
        public var after: String

        /// Makes a rule.
        public init(isBreak: Bool, before: String, after: String) {
            self.isBreak = isBreak
            self.before = before
            self.after = after
        }
    }

    /// The rules of a language, or of several.
    public struct LanguageRule: Hashable, Sendable {
        /// The name by which a map finds it.
        public var name: String
        /// The rules: the first that matches a place decides.
        public var rules: [Rule]

        /// Makes the rules of a language.
        public init(name: String, rules: [Rule]) {
            self.name = name
            self.rules = rules
        }
    }

    /// Which rules serve which languages.
    public struct LanguageMap: Hashable, Sendable {
        /// The regular expression of whole language tags, compared without case, as `ru.*`.
        public var pattern: String
        /// The name of the rules.
        public var ruleName: String

        /// Makes a map.
        public init(pattern: String, ruleName: String) {
            self.pattern = pattern
            self.ruleName = ruleName
        }
    }

    /// On which side of a break an inline code goes that stands there.
    public struct FormatHandle: Hashable, Sendable {
        /// The kinds of inline codes.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// One that begins a pair.
            case start
            /// One that ends a pair.
            case end
            /// One that stands alone.
            case isolated
        }

        /// Of which codes it speaks.
        public var kind: Kind
        /// Whether they belong to the segment before the break.
        public var isIncluded: Bool

        /// Makes a handle.
        public init(kind: Kind, isIncluded: Bool) {
            self.kind = kind
            self.isIncluded = isIncluded
        }
    }

    /// A rule and where it stands.
    public struct Place: Hashable, Sendable {
        /// The name of its language rule.
        public let languageRule: String
        /// Its number in it, from 1.
        public let number: Int
        /// The rule.
        public let rule: Rule

        /// Says where a rule stands.
        public init(languageRule: String, number: Int, rule: Rule) {
            self.languageRule = languageRule
            self.number = number
            self.rule = rule
        }
    }

    /// Whether texts inside others, as footnotes, are cut too.
    public var segmentsSubflows: Bool
    /// Whether all maps of a language count, one after another, and not the first alone.
    public var cascades: Bool
    /// Where inline codes go; at most one for each kind.
    public var formatHandles: [FormatHandle]
    /// The rules by language.
    public var languageRules: [LanguageRule]
    /// The maps, in the order in which they are asked.
    public var maps: [LanguageMap]

    /// Makes a set of rules.
    public init(
        segmentsSubflows: Bool = true, cascades: Bool = true, formatHandles: [FormatHandle] = [],
        languageRules: [LanguageRule] = [], maps: [LanguageMap] = []
    ) {
        self.segmentsSubflows = segmentsSubflows
        self.cascades = cascades
        self.formatHandles = formatHandles
        self.languageRules = languageRules
        self.maps = maps
    }

    /// The rules for a language in the order in which they are asked; nil where no map matches its
    /// tag.
    ///
    /// Of several language rules of one name the first counts, and the first time that it is mapped; a
    /// name without rules has none. Throws `SRXError` where the pattern of a map cannot be compiled, or
    /// takes too long.
    public func places(for language: LanguageTag) throws(SRXError) -> [Place]? {
        var rulesOf = Dictionary(
            languageRules.map { ($0.name, $0.rules) }, uniquingKeysWith: { first, _ in first })
        var places: [Place]?
        for map in maps where try map.matches(language) {
            // Asked a second time, rules that did not match do not match either.
            let rules = rulesOf.removeValue(forKey: map.ruleName) ?? []
            if places == nil { places = [] }
            for (index, rule) in rules.enumerated() {
                places?.append(
                    Place(languageRule: map.ruleName, number: index + 1, rule: rule))
            }
            if !cascades { break }
        }
        return places
    }
}

extension SRXRuleset.LanguageMap {
    /// Whether the pattern matches all of a tag, written with hyphens or with low lines.
    func matches(_ language: LanguageTag) throws(SRXError) -> Bool {
        do throws(Pattern.Failure) {
            let expression = try Pattern("(?i)" + pattern)
            let tag = Array(language.canonical.utf16)
            let hyphen = UInt16(UInt8(ascii: "-"))
            let other = tag.map { $0 == hyphen ? UInt16(UInt8(ascii: "_")) : $0 }
            if try expression.matchesAll(of: tag) { return true }
            return try expression.matchesAll(of: other)
        } catch {
            throw SRXError(error, in: .languageMap(pattern: pattern))
        }
    }
}

extension Pattern {
    /// Whether the pattern matches a whole text.
    fileprivate func matchesAll(of text: [UInt16]) throws(Failure) -> Bool {
        let outcome = text.withUnsafeBufferPointer { text -> Result<Bool, Failure> in
            do throws(Failure) {
                try setText(text)
                return .success(try fills(from: 0...0, to: text.count))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}
