/// What is to be done with units that are added.
public struct AddingOptions: Sendable, Hashable {
    /// What happens where a unit of the same languages, source and context has another target.
    public enum DuplicatePolicy: String, Sendable, Hashable, CaseIterable {
        /// Both are kept.
        case add
        /// The new one takes the place of the old one.
        case overwrite
        /// The old one stays, and the new one is left out.
        case skip
    }

    /// What happens where a unit of the same languages, source and context has another target.
    public var onDuplicate: DuplicatePolicy
    /// Who adds: the author of units that come without a date of creation.
    public var author: String?
    /// Whether everything is only tried: the report is true, and nothing is kept.
    public var isRehearsal: Bool

    /// Makes options.
    public init(
        onDuplicate: DuplicatePolicy = .add, author: String? = nil, isRehearsal: Bool = false
    ) {
        self.onDuplicate = onDuplicate
        self.author = author
        self.isRehearsal = isRehearsal
    }
}

/// What became of units that were added.
///
/// Each unit that was read was either added, updated, skipped or replaced another.
public struct AddingReport: Sendable, Hashable {
    /// How many units were handed in.
    public var read = 0
    /// How many are new.
    public var added = 0
    /// How many were there already: at most their dates and their use count changed, and whether a
    /// person has confirmed them.
    public var updated = 0
    /// How many of these came confirmed by a person and were not so before.
    public var confirmed = 0
    /// How many were left out because another target was there.
    public var skipped = 0
    /// How many took the place of another target.
    public var replaced = 0
    /// How many older units of the document, or further targets, were taken away.
    public var removed = 0
    /// How many units of the document that is replaced were handed in again.
    public var kept = 0
    /// How many units the document that is replaced no longer has; those that no other document has
    /// were taken away.
    public var released = 0

    /// Makes a report of nothing.
    public init() {}
}
