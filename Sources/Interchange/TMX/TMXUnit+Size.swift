internal import Bitext
internal import Language

extension TMXUnit {
    /// What limit the pairs of two languages would go beyond; nil where they are within all.
    func excess(
        over limits: ReadingLimits, source: LanguageTag, target: LanguageTag
    ) -> ExchangeError.Problem? {
        // A single pair repeats nothing, and nearly every unit has two variants.
        guard variants.count > 2 else { return nil }
        let sides = sides(source: source, target: target)
        let pairs = sides.sources.count * sides.targets.count
        guard pairs > 1 else { return nil }
        guard pairs <= limits.pairs else { return .limit(.pairs, maximum: limits.pairs) }
        let sources = sides.sources.reduce(0) { $0 + $1.byteCount }
        let targets = sides.targets.reduce(0) { $0 + $1.byteCount }
        let bytes =
            pairs * annotations.byteCount + sides.targets.count * sources
            + sides.sources.count * targets
        return bytes > limits.pairBytes ? .limit(.pairBytes, maximum: limits.pairBytes) : nil
    }
}

/// What an element takes beside its text, as in the bytes of a unit.
private let elementCost = 64

extension TMXUnit.Variant {
    fileprivate var byteCount: Int { elementCost + segment.byteCount + annotations.byteCount }
}

extension Annotations {
    fileprivate var byteCount: Int {
        notes.reduce(0) { $0 + elementCost + $1.text.utf8.count + $1.attributes.byteCount }
            + properties.reduce(0) {
                $0 + elementCost + $1.name.utf8.count + $1.value.utf8.count
                    + $1.attributes.byteCount
            } + attributes.byteCount
    }
}

extension Segment {
    fileprivate var byteCount: Int {
        codes.reduce(text.utf8.count) { sum, code in
            code.content.reduce(sum + elementCost + code.attributes.byteCount) { sum, piece in
                switch piece {
                case .native(let text): sum + text.utf8.count
                case .subflow(let segment, let attributes):
                    sum + elementCost + segment.byteCount + attributes.byteCount
                }
            }
        }
    }
}

extension [Attribute] {
    fileprivate var byteCount: Int {
        reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    }
}
