/// The positions of a pattern, each of a set of characters, and which may follow which.
///
/// The construction is Glushkov's (The abstract theory of automata, 1961).
struct PositionGraph {
    /// The set of each position.
    private(set) var sets: [Int] = []
    /// The positions that may follow each one.
    private(set) var following: [[Int32]] = []
    /// The positions with which a match may begin.
    private(set) var first: [Int32] = []
    /// Whether a match may end at each position.
    private(set) var isLast: [Bool] = []
    /// Whether it matches nothing.
    private(set) var isNullable = false
    /// Whether a repetition repeats in several ways what it repeats, as `(a+)+` does: an engine that
    /// tries one way after another takes a time that doubles with each character.
    private(set) var isExplosive = false

    private var edges: Set<UInt64> = []

    private static let mostPositions = 1 << 13
    private static let mostEdges = 1 << 18
    /// Repetitions of nothing inside repetitions make no positions, but would be copied without end.
    private static let mostParts = 1 << 18

    private var partCount = 0

    /// Builds the graph of a pattern; nil where it would be larger than any honest one.
    init?(_ root: PatternSyntax.Node) {
        guard let whole = part(root) else { return nil }
        first = whole.first
        isNullable = whole.isNullable
        isLast = [Bool](repeating: false, count: sets.count)
        for position in whole.last { isLast[Int(position)] = true }
        edges = []
    }

    private struct Part {
        var first: [Int32] = []
        var last: [Int32] = []
        var isNullable = true
    }

    private mutating func part(_ node: PatternSyntax.Node) -> Part? {
        partCount += 1
        guard partCount <= Self.mostParts else { return nil }
        switch node {
        case .set(let set):
            guard sets.count < Self.mostPositions else { return nil }
            let position = Int32(sets.count)
            sets.append(set)
            following.append([])
            return Part(first: [position], last: [position], isNullable: false)
        case .sequence(let nodes):
            var whole = Part()
            for node in nodes {
                guard let next = part(node), join(&whole, next) else { return nil }
            }
            return whole
        case .choice(let nodes):
            var whole = Part(isNullable: false)
            for node in nodes {
                guard let next = part(node) else { return nil }
                whole.first += next.first
                whole.last += next.last
                whole.isNullable = whole.isNullable || next.isNullable
            }
            return whole
        case .repetition(let node, let least, let most):
            return repetition(of: node, least: least, most: most)
        }
    }

    private mutating func repetition(
        of node: PatternSyntax.Node, least: Int, most: Int?
    ) -> Part? {
        var whole = Part()
        guard let most else {
            for _ in 0..<max(0, least - 1) {
                guard let copy = part(node), join(&whole, copy) else { return nil }
            }
            guard var loop = part(node), loop.last.count * loop.first.count <= Self.mostEdges
            else { return nil }
            for last in loop.last {
                for first in loop.first {
                    let isNew = edges.insert(UInt64(last) << 32 | UInt64(first)).inserted
                    if isNew { following[Int(last)].append(first) } else { isExplosive = true }
                }
            }
            guard edges.count <= Self.mostEdges else { return nil }
            if least == 0 { loop.isNullable = true }
            return join(&whole, loop) ? whole : nil
        }
        for copy in 0..<most {
            guard var next = part(node) else { return nil }
            if copy >= least { next.isNullable = true }
            guard join(&whole, next) else { return nil }
        }
        return whole
    }

    private mutating func join(_ whole: inout Part, _ next: Part) -> Bool {
        guard whole.last.count * next.first.count <= Self.mostEdges else { return false }
        for last in whole.last {
            for first in next.first {
                edges.insert(UInt64(last) << 32 | UInt64(first))
                following[Int(last)].append(first)
            }
        }
        if whole.isNullable { whole.first += next.first }
        whole.last = next.isNullable ? whole.last + next.last : next.last
        whole.isNullable = whole.isNullable && next.isNullable
        return edges.count <= Self.mostEdges
    }
}
