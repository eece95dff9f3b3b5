internal import Foundation
internal import Glibc
internal import Matching
internal import Synchronization

/// The folder of a memory's index, `NAME.index` beside the memory.
struct IndexFolder {
    let path: String
    /// The names of the files that were written by way of this value.
    private let written = WrittenNames()

    private static let fileSuffix = ".tix"
    private static let draftSuffix = ".new"
    /// How long a draft is left alone, which another process may still be writing.
    private static let patienceWithDrafts = 3_600.0
    /// How long a file that the store does not list: who has just listed others has seen to it that
    /// none of those that were there can be listed any more, but new ones may have come.
    private static let patienceWithFiles = 60.0

    /// The folder of the memory in a file.
    init(besides memory: String) {
        let base = memory.hasSuffix(".tolmach") ? String(memory.dropLast(8)) : memory
        path = base + ".index"
    }

    /// The path of a file.
    func path(of name: String) -> String { "\(path)/\(name)\(Self.fileSuffix)" }

    /// Opens a file, if it is the one that was listed.
    func open(
        _ listing: IndexListing, of store: SIMD2<UInt64>
    ) -> Result<IndexFile, IndexFault> {
        let path = path(of: listing.name)
        do {
            let file = try IndexFile(IndexBytes(mapping: path))
            guard file.checksum == listing.checksum, file.origin.store == store,
                file.origin.sequence <= listing.sequence
            else { return .failure(IndexFault(path: path, reason: .foreign)) }
            return .success(file)
        } catch IndexFileError.unreadable(ENOENT) {
            return .failure(IndexFault(path: path, reason: .missing))
        } catch {
            return .failure(IndexFault(path: path, reason: .damaged))
        }
    }

    /// Writes a file under a name of its own, which it gives: whole, and on the disk with its folder
    /// when this returns.
    func write(_ bytes: IndexBytes) throws(IndexWriteFailure) -> String {
        if mkdir(path, 0o777) != 0, errno != EEXIST { throw IndexWriteFailure(path: path) }
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        let draft = "\(path)/\(name)\(Self.draftSuffix)"
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw IndexWriteFailure(path: draft) }
        do {
            try bytes.write(to: descriptor)
            guard fsync(descriptor) == 0 else { throw IndexFileError.unreadable(code: errno) }
        } catch {
            let code = errno
            Glibc.close(descriptor)
            unlink(draft)
            throw IndexWriteFailure(path: draft, code: code)
        }
        guard Glibc.close(descriptor) == 0, rename(draft, path(of: name)) == 0, sync() else {
            let code = errno
            unlink(draft)
            unlink(path(of: name))
            throw IndexWriteFailure(path: draft, code: code)
        }
        written.names.withLock { $0.append(name) }
        return name
    }

    /// Removes the files that were written by way of this value, none of which is listed.
    func removeWritten() {
        written.names.withLock { names in
            for name in names { unlink(path(of: name)) }
            names = []
        }
    }

    /// Writes a file, and gives what a store is to list.
    func listing(
        _ bytes: IndexBytes, _ content: IndexListing.Content, _ range: ClosedRange<Int64>,
        count: Int, strays: [Int64] = [], sequence: Int64
    ) throws -> IndexListing {
        IndexListing(
            name: try write(bytes), content: content, checksum: try IndexFile(bytes).checksum,
            sequence: sequence, range: range, count: count, strays: strays, hidden: [])
    }

    /// Removes files, and what is left of writers that were stopped and of earlier states; only by
    /// the holder of the memory's lock, after a change of what it lists.
    func remove(_ names: some Sequence<String>, listed: Set<String>) {
        for name in names { unlink(path(of: name)) }
        for file in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            let isDraft = file.hasSuffix(Self.draftSuffix)
            guard isDraft || file.hasSuffix(Self.fileSuffix) else { continue }
            let name = String(file.dropLast(4))
            guard isDraft || !listed.contains(name) else { continue }
            var status = stat()
            let patience = isDraft ? Self.patienceWithDrafts : Self.patienceWithFiles
            let isOld =
                stat("\(path)/\(file)", &status) == 0
                && Double(time(nil) - status.st_mtim.tv_sec) > patience
            if isOld { unlink("\(path)/\(file)") }
        }
    }

    private func sync() -> Bool {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        return fsync(descriptor) == 0
    }
}

/// The names of files that no store lists so far.
private final class WrittenNames: Sendable {
    let names = Mutex<[String]>([])
}

/// A file of the index that could not be written: what was added is in the memory all the same.
struct IndexWriteFailure: Error {
    let path: String
    let code: Int32

    init(path: String, code: Int32 = errno) {
        self.path = path
        self.code = code
    }
}
