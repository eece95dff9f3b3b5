public import Foundation

/// The measuring data that stand beside the repository, where a machine has them.
public enum SharedData {
    /// The folder named by TOLMACH_DATA, else `../shared/data`; nil where there is none.
    public static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["TOLMACH_DATA"] ?? "../shared/data"
        let url = URL(fileURLWithPath: named, relativeTo: repository).standardizedFileURL
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()

    /// The folder of the package.
    public static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file of the data, or nil with a printed notice that the test is skipped.
    public static func file(_ path: String, for test: String = #function) -> URL? {
        if let url = folder?.appendingPathComponent(path),
            FileManager.default.fileExists(atPath: url.path)
        {
            return url
        }
        print("skipped: \(test) needs \(path) of the measuring data (TOLMACH_DATA)")
        return nil
    }
}
