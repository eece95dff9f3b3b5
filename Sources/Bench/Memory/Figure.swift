internal import Foundation
internal import Glibc

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

        func verdict(on seen: [Double], isWhole: Bool) -> String {
            func meets(_ wanted: [Double]) -> Bool {
                zip(seen, wanted).allSatisfy { moreIsBetter ? $0 >= $1 : $0 <= $1 }
            }
            guard !seen.contains(where: \.isNaN) else { return "unmeasured" }
            guard meets(must) else { return "FAILS" }
            return !isWhole ? "unproven" : meets(goal) ? "goal" : "must"
        }
    }

    static let header = line("figure", "seen", "must", "goal", "meets")

    /// How much of what was wanted was measured before the time was spent.
    struct Extent {
        let done: Int
        let wanted: Int
        let name: String

        init(_ done: Int, of wanted: Int, _ name: String) {
            self.done = done
            self.wanted = wanted
            self.name = name
        }

        var isWhole: Bool { done == wanted }

        var text: String { isWhole ? "\(done) \(name)" : "only \(done) of \(wanted) \(name)" }
    }

    /// Prints a figure; one without a target is there to compare with.
    ///
    /// A part of what was wanted can fail, but proves nothing where it does not.
    static func show(
        _ what: String, _ seen: [Double], _ target: Target? = nil, _ extent: Extent? = nil,
        note: String = ""
    ) {
        // Figures take minutes, and a file or a pipe would show none of them before the last.
        defer { fflush(nil) }
        let remarks = [extent?.text ?? "", note].filter { !$0.isEmpty }
        let end = remarks.isEmpty ? "" : "  (\(remarks.joined(separator: "; ")))"
        let isWhole = extent?.isWhole ?? true
        guard let target else { return print(line(what, text(seen)) + end) }
        print(
            line(
                what, text(seen), text(target.must), text(target.goal),
                target.verdict(on: seen, isWhole: isWhole)) + end)
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
            if value.isNaN { return "-" }
            if value == value.rounded() { return String(format: "%.0f", value) }
            let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 3
            return String(format: "%.\(decimals)f", value)
        }.joined(separator: " / ")
    }
}
