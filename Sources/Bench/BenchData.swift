internal import Foundation

/// The measuring data: in TOLMACH_DATA, else in `../shared/data`.
enum BenchData {
    static let folder = URL(
        fileURLWithPath: ProcessInfo.processInfo.environment["TOLMACH_DATA"] ?? "../shared/data")

    /// A file of the data; where it is missing that is said.
    static func file(_ path: String) -> URL? {
        let url = folder.appendingPathComponent(path)
        if FileManager.default.fileExists(atPath: url.path) { return url }
        print("not measured: \(path) is not in \(folder.path) (TOLMACH_DATA)")
        return nil
    }
}

/// Rows of the printed tables.
enum Table {
    static func row(_ cells: String...) -> String {
        cells.enumerated().map { place, cell in
            let width = place == 0 ? 34 : 12
            let padding = String(repeating: " ", count: max(0, width - cell.unicodeScalars.count))
            return place == 0 ? cell + padding : padding + cell
        }.joined()
    }

    static func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
