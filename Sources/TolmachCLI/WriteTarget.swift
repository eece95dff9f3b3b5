import Foundation
import Tolmach

/// The memory that a command writes to, opened when there is something to write.
///
/// A rehearsal makes none where there is none: it goes to a file that is thrown away.
final class WriteTarget {
    let place: MemoryList.Place
    private let scratch: URL?
    private var store: SQLiteMemoryStore?

    init(_ place: MemoryList.Place, isRehearsal: Bool) {
        self.place = place
        let isThere = FileManager.default.fileExists(atPath: place.path)
        scratch =
            isRehearsal && !isThere
            ? FileManager.default.temporaryDirectory
                .appendingPathComponent("tolmach-\(UUID().uuidString)") : nil
    }

    deinit {
        if let scratch { try? FileManager.default.removeItem(at: scratch) }
    }

    func open(in session: Session) throws -> SQLiteMemoryStore {
        if let store { return store }
        guard let scratch else {
            let opened = try session.openForWriting(place)
            store = opened
            return opened
        }
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let opened = try SQLiteMemoryStore(
            path: scratch.appendingPathComponent("rehearsal.tolmach").path, for: .writing,
            trustsFileSystem: true)
        store = session.willClose(opened)
        return opened
    }
}
