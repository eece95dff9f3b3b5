internal import Foundation

/// A line of the table of figures: what was seen beside what must be and what is wished for.
struct Figure {
    /// What is asked of a figure, a value for each that is seen.
    struct Target {
        let must: [Double]
        let goal: [Double]
        let moreIsBetter: Bool

        static func atMost(_ must: [Double], goal: [Double]) -> Target {
            Target(must: must, goal: goal, moreIsBetter: false)
        }

        static func atLeast(_ must: [Double], goal: [Double]) -> Target {
            Target(must: must, goal: goal, moreIsBetter: true)
        }

        func verdict(on seen: [Double]) -> String {
            func meets(_ wanted: [Double]) -> Bool {
                zip(seen, wanted).allSatisfy { moreIsBetter ? $0 >= $1 : $0 <= $1 }
            }
            return meets(goal) ? "goal" : meets(must) ? "must" : "FAILS"
        }
    }

    static let header = line("figure", "seen", "must", "goal", "meets")

    /// Prints a figure; one without a target is there to compare with.
    static func show(
        _ what: String, _ seen: [Double], _ target: Target? = nil, note: String = ""
    ) {
        let end = note.isEmpty ? "" : "  (\(note))"
        print(
            line(
                what, text(seen), target.map { text($0.must) } ?? "",
                target.map { text($0.goal) } ?? "", target?.verdict(on: seen) ?? "") + end)
    }

    private static func line(_ what: String, _ cells: String...) -> String {
        cells.reduce(padded(what, to: 60, atEnd: true)) { $0 + padded($1, to: 18, atEnd: false) }
    }

    private static func padded(_ text: String, to width: Int, atEnd: Bool) -> String {
        let padding = String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
        return atEnd ? text + padding : padding + text
    }

    private static func text(_ values: [Double]) -> String {
        values.map { value in
            if value == value.rounded() { return String(format: "%.0f", value) }
            let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 3
            return String(format: "%.\(decimals)f", value)
        }.joined(separator: " / ")
    }
}
