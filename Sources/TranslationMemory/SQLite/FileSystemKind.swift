internal import CFileSystem

/// The kind of a file system, by the number that Linux gives it (statfs(2), `linux/magic.h`).
struct FileSystemKind: Hashable, Sendable {
    /// The number.
    let number: UInt32

    /// The kind of the file system on which a path lies; nil where that cannot be told.
    static func of(_ path: String) -> FileSystemKind? {
        let number = cfilesystem_kind(path)
        return number == 0 ? nil : FileSystemKind(number: number)
    }

    /// The name of a file system whose files other machines may write too, or that a program serves.
    ///
    /// Neither locks nor shared memory, on which SQLite's log rests, can be relied on there (SQLite,
    /// "Write-Ahead Logging", section 1). Nil for a local one.
    var remoteName: String? { Self.remoteNames[number] }

    private static let remoteNames: [UInt32: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x564C: "NCP",
        0x6573_5546: "FUSE", 0x0102_1997: "9p", 0x5346_414F: "AFS", 0x6B41_4653: "AFS",
        0x7375_7245: "Coda", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS",
        0x1983_0326: "BeeGFS", 0x2003_0528: "OrangeFS", 0xAAD7_AAEA: "PanFS",
        0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x6163_6673: "ACFS", 0xBEEF_DEAD: "StorNext",
        0x786F_4256: "VirtualBox's shared folders", 0xBACB_ACBC: "VMware's shared folders",
        0x7C7C_6673: "Parallels' shared folders",
    ]
}

/// Whether a memory is written on whatever file system it lies.
struct FileSystemTrust: Sendable {
    /// Only local file systems are written.
    static let ofLocal = FileSystemTrust(isOfAll: false)

    private let isOfAll: Bool
    private let kind: @Sendable (String) -> FileSystemKind?

    /// Asks the system what lies where, unless told otherwise.
    init(
        isOfAll: Bool, kind: @escaping @Sendable (String) -> FileSystemKind? = FileSystemKind.of
    ) {
        self.isOfAll = isOfAll
        self.kind = kind
    }

    /// The name of the file system of a folder, if it is not to be written; else nil.
    func refusedFileSystem(of folder: String) -> String? {
        isOfAll ? nil : kind(folder)?.remoteName
    }
}
