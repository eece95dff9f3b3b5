internal import Language

/// The headwords of one language as paths of their words, so that those which begin alike are
/// followed together.
struct TermTree: Sendable {
    static let root: Int32 = 0

    /// What a path leads to.
    struct Node {
        /// The terms whose tokens the path is.
        var terms: [Int32] = []
        /// The terms whose tokens it is but for hyphens and spaces, and forms listed by hand.
        var variants: [Int32] = []
        /// The terms whose words it is, marks of punctuation left out: what a person types.
        var typed: [Int32] = []
    }

    /// How far a path was followed.
    struct Place {
        let node: Int32
        let kind: TermHitKind
        let cases: GrammaticalCases
        /// Whether one word was passed over.
        let isInterrupted: Bool
    }

    private struct Edge: Hashable {
        let node: Int32
        let word: Int32
    }

    private(set) var nodes = [Node()]
    private var edges: [Edge: Int32] = [:]
    /// The nodes of the first words, -1 for none; most of what is asked for.
    private var firstNodes: [Int32] = []
    /// Whether a path goes on from a node.
    private var isInner = [false]

    /// The end of a path, which is made where there is none.
    mutating func node(at path: [Int32]) -> Int32 {
        path.reduce(Self.root) { node, word in
            if let next = next(from: node, by: word) { return next }
            let next = Int32(nodes.count)
            nodes.append(Node())
            isInner.append(false)
            isInner[Int(node)] = true
            if node == Self.root {
                while firstNodes.count <= Int(word) { firstNodes.append(-1) }
                firstNodes[Int(word)] = next
            } else {
                edges[Edge(node: node, word: word)] = next
            }
            return next
        }
    }

    private func next(from node: Int32, by word: Int32) -> Int32? {
        guard node == Self.root else { return edges[Edge(node: node, word: word)] }
        guard Int(word) < firstNodes.count, firstNodes[Int(word)] >= 0 else { return nil }
        return firstNodes[Int(word)]
    }

    mutating func add(_ term: Int32, at node: Int32, typed: Int32) {
        nodes[Int(node)].terms.append(term)
        nodes[Int(typed)].typed.append(term)
    }

    mutating func addVariant(_ term: Int32, at node: Int32) {
        let isThere =
            nodes[Int(node)].terms.contains(term) || nodes[Int(node)].variants.contains(term)
        if !isThere { nodes[Int(node)].variants.append(term) }
    }

    /// Follows every path from a token on, passing one token over where that is allowed; tells each
    /// node with the token after its last one.
    func follow(
        from start: Int, count: Int, matches: (_ token: Int) -> [TermVocabulary.Match],
        mayPassOver: (_ token: Int) -> Bool, visit: (_ place: Place, _ end: Int) -> Void
    ) {
        var front = [Place(node: Self.root, kind: .exact, cases: .any, isInterrupted: false)]
        var position = start
        while position < count, !front.isEmpty {
            var next: [Place] = []
            let found = matches(position)
            for place in front {
                for match in found {
                    let cases = place.cases.intersection(match.cases)
                    guard !cases.isEmpty, let node = self.next(from: place.node, by: match.word)
                    else { continue }
                    let reached = Place(
                        node: node, kind: max(place.kind, match.kind), cases: cases,
                        isInterrupted: place.isInterrupted)
                    visit(reached, position + 1)
                    if isInner[Int(node)] { Self.add(reached, to: &next) }
                }
                if !place.isInterrupted, place.node != Self.root, mayPassOver(position) {
                    Self.add(
                        Place(
                            node: place.node, kind: place.kind, cases: place.cases,
                            isInterrupted: true), to: &next)
                }
            }
            front = next
            position += 1
        }
    }

    /// Keeps of the ways to a node those that differ in what they still allow.
    private static func add(_ place: Place, to front: inout [Place]) {
        let isKnown = front.contains {
            $0.node == place.node && $0.isInterrupted == place.isInterrupted
                && $0.kind <= place.kind && $0.cases.isSuperset(of: place.cases)
        }
        if !isKnown { front.append(place) }
    }
}
