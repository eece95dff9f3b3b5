public import Terminology

/// Candidates as a glossary, tab-separated, whose rows a person accepts or takes out.
public enum CandidateTable {
    private static let columns = [
        "concept", "source", "target", "status", "context", "note", "joint", "source count",
        "target count", "log-likelihood", "dice", "glossary", "example source", "example target",
    ]

    /// The identifier of a candidate, the same in every run: eight digits of a check sum of its two
    /// sides (FNV-1a).
    public static func identifier(of candidate: TermCandidate) -> String {
        var sum: UInt32 = 2_166_136_261
        for byte in "\(candidate.source)\t\(candidate.target)".utf8 {
            sum = (sum ^ UInt32(byte)) &* 16_777_619
        }
        let digits = String(sum, radix: 16)
        return "x" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    /// What a glossary has to say of a candidate: nothing, that it has it, or what it has instead.
    public static func remark(on candidate: TermCandidate) -> String {
        switch candidate.standing {
        case .new: ""
        case .known: "already in the glossary"
        case .contradicting(let others):
            "contradicts the glossary: \(others.joined(separator: ", "))"
        }
    }

    /// The line that names the columns, then a line for each candidate.
    public static func lines(of candidates: [TermCandidate]) -> [String] {
        [columns.joined(separator: "\t")]
            + candidates.map { candidate in
                let examples = candidate.examples.map { ($0.source, $0.target) }
                let first = examples.first ?? ("", "")
                let second = examples.dropFirst().first ?? ("", "")
                return [
                    identifier(of: candidate), candidate.source, candidate.target, "candidate",
                    "\(first.0) = \(first.1)", candidate.isName ? "a name" : "",
                    "\(candidate.joint)", "\(candidate.sourceCount)", "\(candidate.targetCount)",
                    rounded(candidate.logLikelihood), rounded(candidate.dice),
                    remark(on: candidate),
                    second.0, second.1,
                ].map(cell).joined(separator: "\t")
            }
    }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = abs(hundredths % 100)
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A cell holds no tab, line end or control character.
    static func cell(_ text: String) -> String {
        var cell = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            cell.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
        return String(cell)
    }
}
