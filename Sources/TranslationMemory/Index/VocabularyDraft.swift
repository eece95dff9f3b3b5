internal import Matching

/// The tokens of a store that are to be written to a file of its index, with the words similar to
/// each.
struct VocabularyDraft: Sendable {
    let vocabulary: Vocabulary
    let origin: IndexFile.Origin

    /// Compares all words that the earlier file did not have with all others, on all processors, and
    /// writes the file.
    func write(to folder: IndexFolder) async throws -> IndexListing {
        let count = vocabulary.count
        let file = try VocabularyFile(
            IndexFile(VocabularyFile.bytes(of: vocabulary, count: count, origin: origin)))
        let before = try? vocabulary.file.flatMap(SimilarWordLists.part(of:))
        let whole = Vocabulary(file)
        let join = SimilarWordJoin(
            file, in: whole, from: before == nil ? 0 : vocabulary.fileCount)
        let parts = try await withThrowingTaskGroup(of: SimilarWordLists.Part.self) { group in
            for portion in join.portions {
                group.addTask {
                    try Task.checkCancellation()
                    return join.part(portion)
                }
            }
            return try await group.reduce(into: before.map { [$0] } ?? []) { $0.append($1) }
        }
        let bytes = VocabularyFile.bytes(
            of: whole, count: count, similar: SimilarWordLists(parts, count: count),
            origin: origin)
        return try folder.listing(
            bytes, .vocabulary, 0...Int64(count), count: count, sequence: origin.sequence)
    }
}
