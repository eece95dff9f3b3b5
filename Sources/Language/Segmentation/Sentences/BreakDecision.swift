/// Whether a sentence ends at a place, and why.
public struct BreakDecision: Hashable, Sendable {
    /// What decided.
    public enum Rule: String, Hashable, Sendable, Codable {
        /// A mark that ends sentences, and nothing that says otherwise.
        case mark
        /// ICU's own rules, in scripts and at marks that these rules do not treat.
        case unicode
        /// An abbreviation that does not, or does, end a sentence here.
        case abbreviation
        /// One letter before a capital: the initial of a name.
        case initial
        /// The number of an item of a list.
        case listNumber
        /// An item of a list begins.
        case listItem
        /// A lower-case letter follows.
        case lowerCaseFollows
        /// A lower-case letter begins a sentence, where that was asked for.
        case lowerCaseStart
        /// The address of a page follows.
        case address
        /// A mark of punctuation or a symbol follows.
        case markFollows
        /// The words of the author follow direct speech after a dash.
        case authorsWords
        /// The speech goes on after a dash, and its quotation is still open.
        case quotation
        /// No white space follows.
        case noSpace
        /// The space between two sentences was left out.
        case missingSpace
        /// A rule of SRX.
        case srx
    }

    /// The byte of the text at which the sentence would end.
    public let offset: Int
    /// Whether it ends.
    public let isBreak: Bool
    /// What decided.
    public let rule: Rule
    /// The abbreviation or the initial that decided.
    public let entry: String?
    /// The rule of SRX that decided.
    public let place: SRXRuleset.Place?

    init(offset: Int, isBreak: Bool, rule: Rule, entry: String? = nil) {
        self.offset = offset
        self.isBreak = isBreak
        self.rule = rule
        self.entry = entry
        place = nil
    }

    init(offset: Int, place: SRXRuleset.Place) {
        self.offset = offset
        isBreak = place.rule.isBreak
        rule = .srx
        entry = nil
        self.place = place
    }
}
