/// Two neighbouring tokens of a query, and the one that a unit may have for both: words that the
/// unit writes together.
public struct TokenJoin: Sendable, Hashable {
    /// The place of the first of the two in the query.
    public let place: Int
    /// The token that stands for both.
    public let id: UInt32

    /// Puts the parts together.
    public init(place: Int, id: UInt32) {
        self.place = place
        self.id = id
    }
}

extension TokenSequence {
    /// Those of a query's joins, in the order of their places, whose token this unit has: taken
    /// from the left, so that no two share a token of the query.
    public func joins(among joins: [TokenJoin]) -> [TokenJoin] {
        var taken: [TokenJoin] = []
        for join in joins where has(join.id) {
            if let last = taken.last, join.place <= last.place + 1 { continue }
            taken.append(join)
        }
        return taken
    }

    /// This query with one token in the place of both of each join's, none of which share any.
    public func joined(_ joins: [TokenJoin], in vocabulary: Vocabulary) -> TokenSequence {
        var ids: [UInt32] = []
        ids.reserveCapacity(self.ids.count)
        var place = 0
        for join in joins {
            ids += self.ids[place..<join.place]
            ids.append(join.id)
            place = join.place + 2
        }
        return TokenSequence(ids + self.ids[place...], in: vocabulary)
    }

    private func has(_ id: UInt32) -> Bool {
        var low = 0
        var high = bag.count
        while low < high {
            let middle = (low + high) / 2
            if bag[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < bag.count && bag[low] == id
    }
}
