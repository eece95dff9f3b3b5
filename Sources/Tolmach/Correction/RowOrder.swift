/// The order of the rows of a table that was sorted in a spreadsheet.
enum RowOrder {
    /// The rows in the order in which the program wrote them, by their numbers, else by those of
    /// their segments; nil where these do not tell, or where the rows stand so already.
    static func restored(_ rows: [CorrectionRow]) -> [CorrectionRow]? {
        guard let order = byNumber(rows) ?? bySegments(rows), order != Array(rows.indices) else {
            return nil
        }
        return order.map { rows[$0] }
    }

    private static func byNumber(_ rows: [CorrectionRow]) -> [Int]? {
        let numbers = rows.compactMap(\.row.number)
        guard numbers.count == rows.count, Set(numbers).count == rows.count else { return nil }
        return rows.indices.sorted { numbers[$0] < numbers[$1] }
    }

    private static func bySegments(_ rows: [CorrectionRow]) -> [Int]? {
        guard rows.allSatisfy({ $0.segments.source != nil || $0.segments.target != nil }) else {
            return nil
        }
        func order(_ side: @escaping (CorrectionRow) -> RowStamp.Side?) -> (Int, Int) -> Bool {
            { first, second in
                guard let one = side(rows[first]), let other = side(rows[second]) else {
                    return false
                }
                return (one.first, one.part, first) < (other.first, other.part, second)
            }
        }
        let sources = rows.indices.filter { rows[$0].segments.source != nil }
            .sorted(by: order { $0.segments.source })
        // Rows of the target alone stand before the first whose target is behind theirs.
        var alone = rows.indices.filter { rows[$0].segments.source == nil }
            .sorted(by: order { $0.segments.target })[...]
        let isBefore = order { $0.segments.target }
        var merged: [Int] = []
        for row in sources {
            while rows[row].segments.target != nil, let next = alone.first, isBefore(next, row) {
                merged.append(next)
                alone.removeFirst()
            }
            merged.append(row)
        }
        return merged + alone
    }
}
