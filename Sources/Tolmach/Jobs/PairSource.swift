internal import Foundation
internal import Interchange
public import Language
public import TranslationMemory

/// Where pairs of segments come from: memories, TMX files, or tables of two columns.
public enum PairSource: Sendable {
    /// Memories.
    case memories([any MemoryStore])
    /// TMX files, else tables with the source in the first column and the target in the second;
    /// `-` for a table on standard input.
    case files([String])

    /// A pair with the file or the memory that it is of.
    public struct Pair: Sendable {
        /// The source.
        public let source: String
        /// The target.
        public let target: String
        /// The name of the file or the memory.
        public let origin: String
    }

    /// Hands out the pairs between two languages one after another; units of the opposite direction
    /// are turned round.
    ///
    /// Throws `ExchangeError`, `DocumentError`, `MemoryError` and `CancellationError`.
    public func forEachPair(
        _ source: LanguageTag, _ target: LanguageTag,
        onProgress: @escaping ProgressHandler = { _ in },
        _ body: @escaping @Sendable (Pair) -> Void
    ) async throws {
        switch self {
        case .memories(let stores):
            for store in stores {
                let name = store.name
                let total = try await store.information().units
                let counter = Counter()
                try await store.forEachUnit(where: []) { stored in
                    if try counter.isRound() {
                        let fraction = Double(counter.count) / Double(max(1, total))
                        onProgress(JobProgress(.reading, name, fraction: fraction))
                    }
                    let unit = stored.unit
                    func serves(_ one: LanguageTag, _ other: LanguageTag) -> Bool {
                        source.answer(from: one) != nil && target.answer(from: other) != nil
                    }
                    if serves(unit.sourceLanguage, unit.targetLanguage) {
                        body(Pair(source: unit.source.text, target: unit.target.text, origin: name))
                    } else if serves(unit.targetLanguage, unit.sourceLanguage) {
                        body(Pair(source: unit.target.text, target: unit.source.text, origin: name))
                    }
                }
            }
        case .files(let files):
            for file in files {
                if file.lowercased().hasSuffix(".tmx") {
                    let counter = Counter()
                    _ = try TMXReader().read(
                        ByteReader(path: file), source: source, target: target
                    ) { unit, _ in
                        _ = try counter.isRound()
                        body(Pair(source: unit.source.text, target: unit.target.text, origin: file))
                    }
                } else {
                    try readTable(file, body)
                }
            }
        }
    }

    private func readTable(_ file: String, _ body: (Pair) -> Void) throws {
        let records = DelimitedTable(try DocumentReader().text(at: file)).records
        for (number, record) in records.enumerated() {
            if number % 1000 == 0 { try Task.checkCancellation() }
            let cells = record.cells.map { SegmentLines.trimmed($0[...]) }
            guard cells.count > 1, !cells[0].isEmpty || !cells[1].isEmpty else { continue }
            let isHeading =
                number == 0 && cells[0].lowercased() == "source"
                && cells[1].lowercased() == "target"
            if !isHeading { body(Pair(source: cells[0], target: cells[1], origin: file)) }
        }
    }

    /// Counts on whichever thread pairs come, one after another.
    private final class Counter: @unchecked Sendable {
        private(set) var count = 0

        /// Counts one, and says so for every thousandth.
        func isRound() throws -> Bool {
            count += 1
            if count % 1000 == 0 { try Task.checkCancellation() }
            return count % 1000 == 0
        }
    }
}
