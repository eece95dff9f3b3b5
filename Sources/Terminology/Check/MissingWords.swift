internal import Glibc

/// Tells what stands where a term has no approved translation: the word that goes with its missing.
struct MissingWords {
    private struct Term: Hashable {
        let term: String
        let concept: String
    }

    private var words: [Term: String] = [:]

    /// Looks at the missing terms of a text of so many segments, in which each word stands in so
    /// many.
    init(findings: [TermFinding], counts: [String: Int], segments: Int) {
        let missing = findings.filter { $0.kind == .missing && $0.target == nil }
        for (term, found) in Dictionary(grouping: missing, by: Self.term) where found.count > 1 {
            var joint: [String: Int] = [:]
            for finding in found {
                for word in Set(finding.words) { joint[word, default: 0] += 1 }
            }
            let scored = joint.filter { $0.value > 1 }.map { word, count in
                (
                    word: word,
                    score: LogLikelihood.score(
                        joint: count, first: found.count, second: counts[word] ?? count,
                        total: segments)
                )
            }
            // 10.83 is one chance in a thousand (chi square, one degree of freedom).
            let best = scored.max { ($0.score, $1.word) < ($1.score, $0.word) }
            if let best, best.score > 10.83 { words[term] = best.word }
        }
    }

    func word(for finding: TermFinding) -> String? {
        guard let word = words[Self.term(of: finding)], finding.words.contains(word) else {
            return nil
        }
        return word
    }

    private static func term(of finding: TermFinding) -> Term {
        Term(term: finding.term, concept: finding.concept)
    }
}

/// Dunning's log-likelihood ratio of two things that stand together (Computational Linguistics
/// 19/1, 1993).
enum LogLikelihood {
    /// The score of things that stand in so many segments each, and in so many together; negative
    /// where they shun each other.
    static func score(joint: Int, first: Int, second: Int, total: Int) -> Double {
        let cells = [
            Double(joint), Double(first - joint), Double(second - joint),
            Double(total - first - second + joint),
        ]
        let rows = [Double(first), Double(total - first)]
        let columns = [Double(second), Double(total - second)]
        var sum = 0.0
        for (place, cell) in cells.enumerated() where cell > 0 {
            let row = rows[place < 2 ? 0 : 1]
            // The second and the fourth cell are those without the second thing.
            let column = columns[place == 0 || place == 2 ? 0 : 1]
            sum += cell * log(cell * Double(total) / (row * column))
        }
        let isTogether = Double(joint) * Double(total) > Double(first) * Double(second)
        return isTogether ? 2 * sum : -2 * sum
    }
}
