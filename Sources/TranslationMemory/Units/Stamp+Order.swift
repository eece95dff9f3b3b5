internal import Bitext

extension Stamp {
    /// This stamp, or another one whose date lies before its date.
    func earlier(_ other: Stamp) -> Stamp { chosen(or: other) { $0 < $1 } }

    /// This stamp, or another one whose date lies after its date.
    func later(_ other: Stamp) -> Stamp { chosen(or: other) { $0 > $1 } }

    /// The author goes with the date; a date that came without one keeps the author who is known.
    private func chosen(or other: Stamp, _ precedes: (Int, Int) -> Bool) -> Stamp {
        guard let otherDate = other.date, let otherStart = UnitDate(otherDate)?.start,
            date.flatMap(UnitDate.init).map({ precedes(otherStart, $0.start) }) ?? true
        else { return self }
        return Stamp(date: otherDate, author: other.author ?? author)
    }
}
