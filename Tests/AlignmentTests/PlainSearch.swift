import Foundation

@testable import Alignment

/// The obvious program: every bead scored from its words, every path by recursion.
struct PlainSearch {
    let model: BeadModel

    private enum State: Int, CaseIterable {
        case bead
        case sourceGap
        case targetGap
    }

    /// The score of the best path through both texts.
    func best() -> Double {
        best(
            Stretch(
                source: 0..<model.source.segmentCount, target: 0..<model.target.segmentCount))
    }

    /// The score of the best path through a stretch.
    func best(_ stretch: Stretch) -> Double {
        let rows = stretch.source.count
        let columns = stretch.target.count
        var sums: [[Int]: Double] = [[0, 0, State.bead.rawValue]: 0]
        func sum(_ row: Int, _ column: Int, _ state: State) -> Double {
            sums[[row, column, state.rawValue]] ?? -.infinity
        }
        for row in 0...rows {
            for column in 0...columns where row + column > 0 {
                var bead = -Double.infinity
                for shape in model.shapes where shape.source <= row && shape.target <= column {
                    let before = State.allCases.map {
                        sum(row - shape.source, column - shape.target, $0)
                    }
                    bead = max(
                        bead,
                        (before.max() ?? 0)
                            + score(
                                BeadPlace(
                                    source: row - shape.source..<row,
                                    target: column - shape.target..<column), in: stretch))
                }
                sums[[row, column, State.bead.rawValue]] = bead
                if row > 0 {
                    sums[[row, column, State.sourceGap.rawValue]] =
                        model.gaps.source[stretch.source.lowerBound + row - 1]
                        + max(
                            sum(row - 1, column, .bead) + model.gaps.open,
                            sum(row - 1, column, .sourceGap) + model.gaps.extend)
                }
                if column > 0 {
                    sums[[row, column, State.targetGap.rawValue]] =
                        model.gaps.target[stretch.target.lowerBound + column - 1]
                        + max(
                            sum(row, column - 1, .bead) + model.gaps.open,
                            sum(row, column - 1, .sourceGap) + model.gaps.extend,
                            sum(row, column - 1, .targetGap) + model.gaps.extend)
                }
            }
        }
        return State.allCases.map { sum(rows, columns, $0) }.max() ?? 0
    }

    private func score(_ place: BeadPlace, in stretch: Stretch) -> Double {
        let place = stretch.bead(at: place)
        return score(place.source, place.target)
    }

    /// The score of a path.
    func score(of path: [BeadPlace]) -> Double {
        var total = 0.0
        var isInGap = false
        for place in path {
            if place.source.isEmpty || place.target.isEmpty {
                total += isInGap ? model.gaps.extend : model.gaps.open
                for segment in place.source { total += model.gaps.source[segment] }
                for segment in place.target { total += model.gaps.target[segment] }
                isInGap = true
            } else {
                total += score(place.source, place.target)
                isInGap = false
            }
        }
        return total
    }

    private func score(_ source: Range<Int>, _ target: Range<Int>) -> Double {
        let shape = model.shapes.first {
            $0.source == source.count && $0.target == target.count
        }
        let left = source.flatMap { types(model.source, $0) }
        let right = target.flatMap { types(model.target, $0) }
        let words =
            evidence(right, given: left, model.ofTarget)
            + evidence(left, given: right, model.ofSource)
        return words / 2 + model.score(source, target) + (shape?.logPrior ?? -.infinity)
    }

    private func types(_ text: TextFeatures, _ segment: Int) -> ArraySlice<Int32> {
        text.types[text.starts[segment]..<text.starts[segment + 1]]
    }

    private func evidence(
        _ judged: [Int32], given: [Int32], _ lexicon: DirectedLexicon
    ) -> Double {
        let coverage = DirectedLexicon.coverage(
            of: lexicon.judged, by: lexicon.table, lexicon.given)
        return judged.reduce(0) { total, type in
            var sum = 0.0
            for other in given {
                for place in lexicon.table.row(Int(other))
                where lexicon.table.columns[place] == type {
                    sum += Double(lexicon.table.values[place])
                }
            }
            let known = Double(coverage[Int(type)])
            let share = lexicon.judged.shares[Int(type)]
            return total + log(1 - known + known * sum / (Double(given.count + 1) * share))
        }
    }
}
