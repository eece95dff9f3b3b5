/// The headwords of one language as paths of their words, so that those which begin alike are
/// followed together.
struct TermTree: Sendable {
    static let root: Int32 = 0

    /// What a path leads to.
    struct Node {
        /// The terms whose tokens the path is.
        var terms: [Int32] = []
        /// The terms whose words it is, marks of punctuation left out: what a person types.
        var typed: [Int32] = []
    }

    private struct Edge: Hashable {
        let node: Int32
        let word: Int32
    }

    private(set) var nodes = [Node()]
    private var edges: [Edge: Int32] = [:]

    /// The end of a path, which is made where there is none.
    mutating func node(at path: [Int32]) -> Int32 {
        path.reduce(Self.root) { node, word in
            let edge = Edge(node: node, word: word)
            if let next = edges[edge] { return next }
            let next = Int32(nodes.count)
            nodes.append(Node())
            edges[edge] = next
            return next
        }
    }

    mutating func add(_ term: Int32, at node: Int32, typed: Int32) {
        nodes[Int(node)].terms.append(term)
        nodes[Int(typed)].typed.append(term)
    }

    /// Follows every path from a token on; tells each node with the token after its last one, and
    /// whether all words were exact.
    func follow(
        _ matches: [[TermVocabulary.Match]], from start: Int,
        _ body: (_ node: Int32, _ end: Int, _ isExact: Bool) -> Void
    ) {
        var front = [(node: Self.root, isExact: true)]
        var position = start
        while position < matches.count, !front.isEmpty {
            var next: [(node: Int32, isExact: Bool)] = []
            for place in front {
                for match in matches[position] {
                    guard let node = edges[Edge(node: place.node, word: match.word)] else {
                        continue
                    }
                    let isExact = place.isExact && match.isExact
                    next.append((node, isExact))
                    body(node, position + 1, isExact)
                }
            }
            front = next
            position += 1
        }
    }
}
