/// A pair of expressions that a translation seems to have as a term.
public struct TermCandidate: Hashable, Sendable {
    /// What a glossary has to say of it.
    public enum Standing: Hashable, Sendable {
        /// No glossary has the term.
        case new
        /// A glossary has the pair.
        case known
        /// A glossary has the term with other translations.
        case contradicting([String])
    }

    /// A pair of segments in which it stands.
    public struct Example: Hashable, Sendable {
        /// The source.
        public let source: String
        /// The target.
        public let target: String
    }

    /// The term, in the form from which most of its forms come, else in its commonest.
    public let source: String
    /// Its translation.
    public let target: String
    /// In how many segments the two stand for each other.
    public let joint: Int
    /// In how many segments the term stands.
    public let sourceCount: Int
    /// In how many segments the translation stands.
    public let targetCount: Int
    /// Dunning's log-likelihood ratio of their standing together.
    public let logLikelihood: Double
    /// Twice the joint segments by those of both.
    public let dice: Double
    /// Whether the two are a name that sounds alike in both languages.
    public let isName: Bool
    /// What the glossaries have to say of it.
    public internal(set) var standing: Standing
    /// Two segments with it at most.
    public let examples: [Example]
}
