internal import Foundation

/// How much of the disk a memory and its index take.
enum MemorySize {
    static func show(ofMemory path: String) {
        let index = String(path.dropLast(".tolmach".count)) + ".index"
        let files =
            FileManager.default.enumerator(atPath: index)?.compactMap { $0 as? String } ?? []
        // Without an index there is nothing to be proud of.
        let size =
            files.isEmpty
            ? Double.nan : files.reduce(0) { $0 + megabytes(index + "/" + $1) }
        Figure.show(
            "index on disk for the source side, MB", [size], .atMost([120], goal: [70]),
            note: "\(files.count) files")
        Figure.show("    the memory on disk beside it, MB", [megabytes(path)])
    }

    private static func megabytes(_ path: String) -> Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return 0 }
        return Double(attributes?[.size] as? Int ?? 0) / 1e6
    }
}
