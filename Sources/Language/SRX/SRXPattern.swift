/// One side of a rule: what ends, or what begins, at a place.
///
/// An automaton tells where the pattern cannot match; where it knows all that the pattern says, it
/// also tells where it matches. ICU decides what is left, at that place alone.
final class SRXPattern {
    /// The side of the break.
    enum Side {
        case before
        case after
    }

    private let side: Side
    private let place: SRXError.Place
    private let expression: Pattern?
    private let syntax: PatternSyntax?
    private let isExact: Bool
    private var automaton: PatternAutomaton?
    /// Whether other tools may hang at it.
    private(set) var isExplosive = false
    /// Whether it may take a look at much of a text before it fails.
    private(set) var runsFar = false
    private var textNumber = 0
    private var steps = 0
    private var mostSteps = 0

    /// The steps of the automaton in a second, counted low.
    private static let stepsPerSecond = 3e8

    /// Compiles a side of a rule, and adds its sets of characters to those of the others.
    init(_ side: Side, of rule: SRXRuleset.Place, sets: inout CharacterSets) throws(SRXError) {
        self.side = side
        place = side == .before ? .before(rule) : .after(rule)
        do throws(Pattern.Failure) {
            let pattern = place.pattern
            expression = pattern.isEmpty ? nil : try Pattern(pattern)
            let syntax = PatternSyntax(pattern, sets: &sets)
            isExact = syntax?.isExact == true
            self.syntax = syntax
        } catch {
            throw SRXError(error, in: place)
        }
    }

    /// Makes the automaton, when the classes of all characters are known.
    func prepare(_ classes: CharacterClasses) {
        guard let syntax,
            let graph = PositionGraph(side == .before ? syntax.root.reversed : syntax.root)
        else { return }
        let automaton = PatternAutomaton(graph, classes: classes)
        runsFar = automaton.runsFar
        self.automaton = automaton
        isExplosive = graph.isExplosive
    }

    /// The classes of the character next to the break, nil for any.
    var neighbours: ClassSet? { automaton?.firstClasses }

    /// The classes of the character beside that one, nil for any.
    var secondNeighbours: ClassSet? { automaton?.secondClasses }

    /// Begins a text, in which the matches may take a time together.
    func renew(seconds: Double) {
        steps = 0
        mostSteps = Int(seconds * Self.stepsPerSecond)
        expression?.renew(seconds: seconds)
    }

    /// Searches a text as other tools do, by trying one way after another, where that may take a time
    /// that doubles with each character: here nothing would be noticed, there the program hangs.
    func rehearse(on text: SRXText) throws(SRXError) {
        guard let expression else { return }
        do throws(Pattern.Failure) {
            try take(text)
            var from = 0
            while from <= text.count, let match = try expression.match(from: from) {
                from = max(match.upperBound, match.lowerBound + 1)
            }
        } catch {
            throw SRXError(error, in: place)
        }
    }

    /// Whether the pattern matches at a place of a text.
    func matches(at end: Int, in text: SRXText) throws(SRXError) -> Bool {
        do throws(Pattern.Failure) {
            guard let automaton else {
                return try verifies(from: 0...end, at: end, in: text)
            }
            let isCertain = isExact && !text.isBeyondFirstPlane
            var state = PatternAutomaton.start
            var start = end
            var isEnd = automaton.isNullable
            while state != PatternAutomaton.dead {
                if isEnd {
                    if isCertain { return true }
                    if try verifies(from: start...start, at: end, in: text) { return true }
                    // What begins at the place was tried as a whole.
                    if side == .after { return false }
                }
                (state, start) = automaton.run(
                    from: state, at: start, by: side == .before ? -1 : 1, in: text, steps: &steps,
                    atMost: mostSteps)
                isEnd = true
                guard steps <= mostSteps else { throw Pattern.Failure.tooCostly }
            }
            return false
        } catch {
            throw SRXError(error, in: place)
        }
    }

    private func verifies(
        from starts: ClosedRange<Int>, at end: Int, in text: SRXText
    ) throws(Pattern.Failure) -> Bool {
        guard let expression else { return true }
        try take(text)
        return side == .before
            ? try expression.fills(from: starts, to: end)
            : try expression.begins(at: end, count: text.count)
    }

    private func take(_ text: SRXText) throws(Pattern.Failure) {
        guard textNumber != text.number else { return }
        textNumber = text.number
        try expression?.setText(text.units)
    }
}
