/// What is odd in a file, by kind: how often, and where first.
public struct FindingTally<Finding: Hashable & CaseIterable & Sendable>: Hashable, Sendable {
    /// How often something was found, and where first.
    public struct Occurrences: Hashable, Sendable {
        /// How often.
        public fileprivate(set) var count = 0
        /// The lines of the first thousand, from 1.
        public fileprivate(set) var lines: [Int] = []
    }

    private var occurrences: [Finding: Occurrences] = [:]

    init() {}

    /// What was found, in the order of its kinds.
    public var findings: [(finding: Finding, occurrences: Occurrences)] {
        Finding.allCases.compactMap { finding in
            occurrences[finding].map { (finding, $0) }
        }
    }

    /// How often something was found.
    public func count(of finding: Finding) -> Int { occurrences[finding]?.count ?? 0 }

    mutating func add(_ finding: Finding, line: Int) {
        var found = occurrences[finding] ?? Occurrences()
        found.count += 1
        if found.lines.count < keptExamples { found.lines.append(line) }
        occurrences[finding] = found
    }
}

/// How many examples of one kind a report keeps at most.
let keptExamples = 1000
