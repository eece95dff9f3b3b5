/// How probably each type of one side is translated by types of the other: the rows of a sparse
/// matrix.
struct TranslationTable {
    private(set) var starts: [Int] = [0]
    private(set) var columns: [Int32] = []
    private(set) var values: [Float] = []

    var rowCount: Int { starts.count - 1 }

    /// The places of a row in `columns` and `values`.
    func row(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    /// Adds an entry to the row that is being written.
    mutating func append(_ column: Int32, _ value: Float) {
        columns.append(column)
        values.append(value)
    }

    /// Ends the row that is being written.
    mutating func endRow() { starts.append(columns.count) }

    /// Makes a table without rows.
    init() {}

    /// Makes a table of entries sorted by row and column, no two alike; a row whose sum is above 1
    /// is scaled to it.
    init(rowCount: Int, entries: [(row: Int32, column: Int32, value: Double)]) {
        var place = 0
        for row in 0..<rowCount {
            let first = place
            while place < entries.count, entries[place].row == row { place += 1 }
            let sum = entries[first..<place].reduce(0) { $0 + $1.value }
            for entry in entries[first..<place] {
                append(entry.column, Float(entry.value / max(1, sum)))
            }
            endRow()
        }
    }
}
