public import TranslationMemory

extension MemoryStore {
    /// Brings the index up to date after a change that is durable already, and before it the keys if
    /// they are another version's; gives why it could not be written, where that is to be told.
    ///
    /// Other errors of a store would say that nothing was kept, or that something has to be waited
    /// for.
    public func updateIndexOfKeptUnits() async throws -> MemoryError? {
        do {
            if try await !keysAreCurrent() { try await rebuildKeys() }
            try await updateIndex(.due)
        } catch MemoryError.locked {
            // Whoever writes now sees to the index after that.
        } catch is CancellationError {
            // What is next is not begun; what was done is kept, and must not be told as undone.
        } catch let error as MemoryError {
            switch error {
            case .indexNotWritten, .damaged, .damagedUnit: return error
            default: return .indexNotWritten(path: error.path, code: 0)
            }
        }
        return nil
    }
}
