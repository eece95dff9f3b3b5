internal import Glibc

/// Writes a file whole or not at all.
///
/// The bytes go into a temporary file in the same folder, which takes the place of the file when
/// `finish` has put them on the disk; until then the old file stays as it was. A temporary file
/// that is not finished is removed when the value goes, that of a process that was killed by the
/// next one that writes a file in the folder. A symbolic link keeps standing, and the
/// file that it names is replaced, with its permissions kept. The path `-` is standard output; it
/// and what is no regular file, as a pipe or a device, is written as the bytes come.
public final class OutputFile {
    /// The path as it was given.
    public let path: String
    /// The bytes written so far.
    public private(set) var bytesWritten = 0

    private let descriptor: Int32
    private let target: String
    private var temporary: String?
    private var isOpen = true

    /// Opens a file to be written.
    public init(path: String) throws(ExchangeError) {
        self.path = path
        guard path != "-" else {
            descriptor = STDOUT_FILENO
            target = path
            return
        }
        var status = stat()
        let exists = stat(path, &status) == 0
        let kind = status.st_mode & S_IFMT
        guard !exists || kind != S_IFDIR, path.utf8.last != UInt8(ascii: "/") else {
            throw Self.error(path, .isFolder)
        }
        if exists, kind != S_IFREG {
            target = path
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Self.error(path, FileFault(errno: errno)) }
            return
        }
        // Renaming would replace a file that its permissions protect.
        guard !exists || access(path, W_OK) == 0 else {
            throw Self.error(path, FileFault(errno: errno))
        }
        target = exists ? Self.resolved(path) : Self.followed(path)
        guard let draft = OutputDraft(in: Self.folder(of: target)) else {
            throw Self.error(path, FileFault(errno: errno))
        }
        descriptor = draft.descriptor
        temporary = draft.path
        if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    }

    deinit { abandon() }

    /// Writes bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
        precondition(isOpen, "a finished file is not written")
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                let fault = FileFault(errno: errno)
                abandon()
                throw Self.error(path, fault)
            }
            bytesWritten += count
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Writes bytes.
    public func write(_ bytes: [UInt8]) throws(ExchangeError) {
        // A closure with typed throws is not yet taken by the array.
        let outcome: Result<Void, ExchangeError> = bytes.withUnsafeBytes { bytes in
            do throws(ExchangeError) {
                return .success(try write(bytes))
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    /// Puts the bytes on the disk, and the file in its place.
    public func finish() throws(ExchangeError) {
        precondition(isOpen, "a file is finished once")
        guard let temporary else {
            isOpen = false
            if path != "-" { close(descriptor) }
            return
        }
        guard fsync(descriptor) == 0, rename(temporary, target) == 0 else {
            let fault = FileFault(errno: errno)
            abandon()
            throw Self.error(path, fault)
        }
        self.temporary = nil
        isOpen = false
        close(descriptor)
        // The new name is durable when the folder is; the file is whole in either case.
        let folder = open(Self.folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Gives up: the old file stays as it was.
    public func abandon() {
        guard isOpen else { return }
        isOpen = false
        if path != "-" { close(descriptor) }
        if let temporary { unlink(temporary) }
    }

    private static func error(_ path: String, _ fault: FileFault) -> ExchangeError {
        ExchangeError(file: path, problem: .cannotWrite(fault))
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Where the links lead from a path at which no file is yet: `realpath` fails there.
    private static func followed(_ path: String) -> String {
        var path = path
        // The system follows as many.
        for _ in 0..<40 {
            var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path, &bytes, bytes.count)
            guard count > 0 else { return path }
            let named = String(
                decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            path = named.hasPrefix("/") ? named : folder(of: path) + "/" + named
        }
        return path
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
