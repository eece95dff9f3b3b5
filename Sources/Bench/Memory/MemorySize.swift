internal import Foundation

/// How much of the disk a memory and its index take.
enum MemorySize {
    static func show(ofMemory path: String) {
        let index = String(path.dropLast(".tolmach".count)) + ".index"
        guard let files = FileManager.default.enumerator(atPath: index) else {
            print("not measured: the index on disk, since there is no \(index)")
            return Figure.show("    the memory on disk, MB", [megabytes(path)])
        }
        let sizes = files.compactMap { $0 as? String }.map { megabytes(index + "/" + $0) }
        Figure.show(
            "index on disk for the source side, MB", [sizes.reduce(0, +)],
            .atMost([120], goal: [70]), note: "\(sizes.count) files")
        Figure.show("    the memory on disk beside it, MB", [megabytes(path)])
    }

    private static func megabytes(_ path: String) -> Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return 0 }
        return Double(attributes?[.size] as? Int ?? 0) / 1e6
    }
}
