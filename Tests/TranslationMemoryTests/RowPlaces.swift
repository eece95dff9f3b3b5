import Foundation

@testable import TranslationMemory

/// On which bytes of a sound file the rows of the units lie, so that a test knows what a damage
/// touches: by the pages' own lists, and for long rows by all pages that a chain has.
struct RowPlaces {
    private var ranges: [(id: Int64, range: Range<Int>)] = []
    private var tags: [Range<Int>] = []

    init(of path: String) throws {
        let database = try DamagedDatabase(StoreFile(path: path, waitSeconds: 0))
        let size = database.pageSize
        let owners = try PageOwners(of: database)
        for number in 1...database.pageCount where owners[number] == .unit {
            let page = database.page(number)
            guard let tree = TreePage(page), tree.kind == .tableLeaf else { continue }
            for cell in tree.cells {
                let start = (number - 1) * size
                ranges.append((cell.rowID, start + cell.offset..<start + cell.end))
                _ = database.payload(of: cell, in: page) { overflow in
                    ranges.append((cell.rowID, (overflow - 1) * size..<overflow * size))
                }
            }
        }
    }

    /// The units of which a byte is another or is gone.
    func rows(touchedBy whole: Data, _ damaged: Data) -> Set<Int64> {
        Set(
            ranges.filter { _, range in
                range.upperBound > damaged.count
                    || whole[range] != damaged[range]
            }.map(\.id))
    }
}
