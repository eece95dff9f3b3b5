internal import Bitext

extension Stamp {
    /// This stamp, or another one whose date lies before its date.
    func earlier(_ other: Stamp) -> Stamp { chosen(or: other) { $0 < $1 } }

    /// This stamp, or another one whose date lies after its date.
    func later(_ other: Stamp) -> Stamp { chosen(or: other) { $0 > $1 } }

    /// A date takes its own author along; of two in one span of time the more precise one counts,
    /// and one that cannot be read counts where there is no other.
    private func chosen(or other: Stamp, _ precedes: (Int, Int) -> Bool) -> Stamp {
        guard let otherDate = other.date else {
            return date == nil ? Stamp(author: author ?? other.author) : self
        }
        guard let date else { return Stamp(date: otherDate, author: other.author ?? author) }
        guard let otherSpan = UnitDate(otherDate) else {
            return date == otherDate ? Stamp(date: date, author: author ?? other.author) : self
        }
        guard let span = UnitDate(date) else { return other }
        if span == otherSpan { return Stamp(date: date, author: author ?? other.author) }
        if span.contains(otherSpan) { return other }
        return !otherSpan.contains(span) && precedes(otherSpan.start, span.start) ? other : self
    }
}

extension UnitDate {
    fileprivate func contains(_ other: UnitDate) -> Bool {
        start <= other.start && other.end <= end
    }
}
