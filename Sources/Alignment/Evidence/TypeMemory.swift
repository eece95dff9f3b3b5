internal import Synchronization

/// Working memory with a number for each type of a text, lent to what is done with parts of it: a
/// text in thousands of stretches would else be cleared thousands of times from end to end.
///
/// All numbers of what is lent are zero, and must be so again when it comes back.
final class TypeMemory: Sendable {
    private let typeCount: Int
    private let sums = Mutex<[[Float]]>([])
    private let numbers = Mutex<[[Int32]]>([])

    /// Memory for a text with so many types.
    init(typeCount: Int) { self.typeCount = typeCount }

    /// Lends a sum for each type.
    func lendSums() -> [Float] {
        sums.withLock { $0.popLast() } ?? [Float](repeating: 0, count: typeCount)
    }

    /// Takes sums back.
    func takeBack(_ lent: [Float]) { sums.withLock { $0.append(lent) } }

    /// Lends a number for each type.
    func lendNumbers() -> [Int32] {
        numbers.withLock { $0.popLast() } ?? [Int32](repeating: 0, count: typeCount)
    }

    /// Takes numbers back.
    func takeBack(_ lent: [Int32]) { numbers.withLock { $0.append(lent) } }
}
