internal import GRDBSQLite
internal import Glibc

/// The pages of a database file in whatever state, with what its log has over it.
///
/// The file is read through SQLite's own door to the system, never written or locked: a descriptor
/// of one's own would on closing undo the locks of SQLite's connections in this process.
final class DamagedDatabase {
    /// The size of the pages in bytes.
    let pageSize: Int
    /// How many pages there are, those in the log alone among them.
    let pageCount: Int
    /// The log.
    let log: CommittedFrames

    private var connection: OpaquePointer?
    private let file: UnsafeMutablePointer<sqlite3_file>

    /// Opens a file, with the whole of its log or with what stands there before any damage.
    init(_ file: StoreFile, stopsAtDamage: Bool = false) throws {
        var found: UnsafeMutablePointer<sqlite3_file>?
        var size: Int64 = 0
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        guard
            sqlite3_open_v2(file.uri("mode=ro&immutable=1"), &connection, flags, nil)
                == SQLITE_OK,
            sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &found)
                == SQLITE_OK,
            let found, let methods = found.pointee.pMethods?.pointee,
            methods.xFileSize(found, &size) == SQLITE_OK
        else {
            let code = sqlite3_extended_errcode(connection)
            sqlite3_close(connection)
            throw MemoryError.io(
                path: file.path, code: code, detail: String(cString: sqlite3_errstr(code)))
        }
        self.file = found
        pageSize = Self.pageSize(of: found, fileSize: Int(size))
        log = CommittedFrames(
            file.location + "-wal", pageSize: pageSize, stopsAtDamage: stopsAtDamage)
        let ownPages = (Int(size) + pageSize - 1) / pageSize
        guard let committed = log.pageCount else {
            pageCount = ownPages
            return
        }
        // A commit of which the frame is lost may have made the file longer.
        pageCount =
            log.damagedFrames == 0
            ? committed : max(committed, ownPages, log.places.keys.max() ?? 0)
    }

    deinit { sqlite3_close(connection) }

    /// The last committed content of a page, as far as it can be read.
    func page(_ number: Int) -> DatabasePage {
        if let content = log.content(of: number) {
            return DatabasePage(number: number, bytes: content, isComplete: true)
        }
        var bytes = [UInt8](repeating: 0, count: pageSize)
        let isComplete = Self.read(&bytes, at: (number - 1) * pageSize, from: file)
        return DatabasePage(number: number, bytes: bytes, isComplete: isComplete)
    }

    /// The record of an entry, with what of it lies on other pages, each of which is handed out; nil
    /// where it cannot be put together.
    func payload(
        of cell: TreePage.Cell, in page: DatabasePage, onOverflow: (Int) -> Void = { _ in }
    ) -> [UInt8]? {
        guard cell.overflow != nil else { return Array(page.bytes[cell.local]) }
        // A length that is damaged must not ask for more memory than the file has bytes.
        guard cell.payloadSize <= pageCount * pageSize else { return nil }
        var payload = Array(page.bytes[cell.local])
        payload.reserveCapacity(cell.payloadSize)
        var next = cell.overflow ?? 0
        while payload.count < cell.payloadSize {
            guard (1...pageCount).contains(next), next != page.number else { return nil }
            onOverflow(next)
            let more = self.page(next)
            payload += more.bytes[4...].prefix(cell.payloadSize - payload.count)
            next = more.number32(at: 0)
        }
        return payload
    }

    /// What is not there stays 0.
    private static func read(
        _ bytes: inout [UInt8], at offset: Int, from file: UnsafeMutablePointer<sqlite3_file>
    ) -> Bool {
        let count = Int32(bytes.count)
        return file.pointee.pMethods?.pointee.xRead(file, &bytes, count, Int64(offset)) == SQLITE_OK
    }

    /// The size by which most of some pages are whole; the one that the header of the file states,
    /// or the usual one, where several are as good.
    private static func pageSize(
        of file: UnsafeMutablePointer<sqlite3_file>, fileSize: Int
    ) -> Int {
        var header = [UInt8](repeating: 0, count: 100)
        _ = read(&header, at: 0, from: file)
        let stated = Int(header[16]) << 8 | Int(header[17])
        let usual = 4_096
        let sizes = (9...16).map { 1 << $0 }
        let first = [stated == 1 ? 65_536 : stated, usual].filter(sizes.contains)
        var best = (size: usual, votes: -1)
        for size in first + sizes {
            let votes = wholePages(of: size, in: file, fileSize: fileSize)
            if votes > best.votes { best = (size, votes) }
        }
        return best.size
    }

    /// How many of some leaves, from all over the file, are whole when taken for pages of a size.
    private static func wholePages(
        of size: Int, in file: UnsafeMutablePointer<sqlite3_file>, fileSize: Int
    ) -> Int {
        let count = fileSize / size
        var votes = 0
        for number in stride(from: 2, through: count, by: max(1, count / 128)) {
            var bytes = [UInt8](repeating: 0, count: size)
            guard read(&bytes, at: (number - 1) * size, from: file) else { continue }
            let page = TreePage(DatabasePage(number: number, bytes: bytes, isComplete: true))
            if let page, page.isWhole, !page.cells.isEmpty { votes += 1 }
        }
        return votes
    }
}
