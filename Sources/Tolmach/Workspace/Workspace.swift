public import Foundation
internal import Glibc

/// A folder with settings (`tolmach.json`), memories (`Memory/`) and glossaries (`Glossaries/`).
public struct Workspace: Hashable, Sendable {
    /// The folder.
    public let folder: URL
    /// What its `tolmach.json` says.
    public let settings: WorkspaceSettings

    static let settingsName = "tolmach.json"
    private static let memoryFolder = "Memory"
    /// The folder of the glossaries, in that of the workspace.
    public static let glossaryFolder = "Glossaries"

    /// Makes a workspace in a folder, which is made too where it is missing.
    public static func create(at folder: URL) throws(WorkspaceError) -> Workspace {
        let file = folder.appendingPathComponent(settingsName)
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw .exists(folder.path)
        }
        for name in [memoryFolder, glossaryFolder] {
            if let blocking = fileInTheWay(of: folder.appendingPathComponent(name)) {
                throw .fileInTheWay(of: folder.path, file: blocking.path)
            }
        }
        let settings = WorkspaceSettings()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            for name in [memoryFolder, glossaryFolder] {
                try FileManager.default.createDirectory(
                    at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
            }
            try (encoder.encode(settings) + Data("\n".utf8)).write(to: file, options: .atomic)
        } catch {
            throw .cannotCreate(path: folder.path, code: systemCode(of: error))
        }
        return Workspace(folder: folder, settings: settings)
    }

    /// Opens the workspace in a folder.
    public static func open(at folder: URL) throws(WorkspaceError) -> Workspace {
        let file = folder.appendingPathComponent(settingsName)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw .noneAt(folder.path)
        }
        guard let data = try? Data(contentsOf: file) else {
            throw .malformed(file: file.path, reason: "it cannot be read")
        }
        let settings: WorkspaceSettings
        do {
            settings = try JSONDecoder().decode(WorkspaceSettings.self, from: data)
        } catch {
            throw .malformed(file: file.path, reason: reason(of: error))
        }
        guard settings.format <= WorkspaceSettings.currentFormat else {
            throw .newerFormat(file: file.path, format: settings.format)
        }
        if let fault = WorkspaceSettings.fault(ofKeysIn: data) ?? settings.fault {
            throw .malformed(file: file.path, reason: fault)
        }
        return Workspace(folder: folder, settings: settings)
    }

    /// Opens the workspace at or above a folder, else the one in the user's data folder (by the XDG
    /// base directory specification).
    public static func find(
        from folder: URL, environment: [String: String]
    ) throws(WorkspaceError) -> Workspace {
        var candidate = folder.standardizedFileURL
        while true {
            if isWorkspace(candidate) { return try open(at: candidate) }
            let parent = candidate.deletingLastPathComponent()
            if parent.path == candidate.path { break }
            candidate = parent
        }
        let user = userFolder(environment)
        guard isWorkspace(user) else {
            throw .noneFound(from: folder.path, userFolder: user.path)
        }
        return try open(at: user)
    }

    /// The file of its settings.
    public var settingsFile: String { folder.appendingPathComponent(Self.settingsName).path }

    /// The file of a memory.
    public func file(ofMemory name: String) -> String {
        folder.appendingPathComponent(Self.memoryFolder)
            .appendingPathComponent(name + ".tolmach").path
    }

    /// The files of the glossaries, in the order of their names.
    public var glossaryFiles: [String] {
        let glossaries = folder.appendingPathComponent(Self.glossaryFolder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: glossaries.path)) ?? []
        return names.filter { $0.hasSuffix(".tsv") || $0.hasSuffix(".csv") }.sorted()
            .map { glossaries.appendingPathComponent($0).path }
            .filter { !FileIdentity.isOtherThanFile($0) }
    }

    static func userFolder(_ environment: [String: String]) -> URL {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return URL(fileURLWithPath: data).appendingPathComponent("tolmach")
        }
        return homeFolder(environment).appendingPathComponent(".local/share/tolmach")
    }

    /// The user's home by the environment, which Foundation passes over, else by the system.
    static func homeFolder(_ environment: [String: String]) -> URL {
        if let home = environment["HOME"], home.hasPrefix("/") { return URL(fileURLWithPath: home) }
        return FileManager.default.homeDirectoryForCurrentUser
    }

    private static func isWorkspace(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(settingsName).path)
    }

    /// What is there at a folder's path or above, and is no folder: the system tells it as a failure
    /// of input and output.
    private static func fileInTheWay(of folder: URL) -> URL? {
        var candidate = folder.standardizedFileURL
        while candidate.path != "/" {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder) {
                return isFolder.boolValue ? nil : candidate
            }
            candidate.deleteLastPathComponent()
        }
        return nil
    }

    static func systemCode(of error: any Error) -> Int32 {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let code = (underlying ?? error as NSError)
        if code.domain == NSPOSIXErrorDomain { return Int32(code.code) }
        switch CocoaError.Code(rawValue: code.code) {
        case .fileWriteNoPermission: return EACCES
        case .fileWriteVolumeReadOnly: return EROFS
        case .fileWriteOutOfSpace: return ENOSPC
        case .fileWriteFileExists: return EEXIST
        case .fileNoSuchFile: return ENOENT
        default: return EIO
        }
    }

    private static func reason(of error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "“\(key.stringValue)” is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” has a wrong value"
        case .dataCorrupted(let context):
            (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
                ?? "it is not JSON"
        default: "it is not JSON"
        }
    }
}
