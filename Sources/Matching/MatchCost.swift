/// The arithmetic of a fuzzy match, in whole numbers: from the cost of an alignment to a score.
///
/// With S the least cost of an ordered alignment and B what the bags of tokens do not share, the
/// distance is D = (S + min(S, B)) / 2: a moved word costs half of what it would cost to take it
/// out and put it in again. The base score is 1 - D / max(W(query), W(unit)), of the query as it
/// stands or with neighbours joined that the unit has as one token (``TokenJoin``), whichever is
/// higher.
public struct MatchCost: Sendable, Hashable {
    /// W of the query: the sum of the weights of its tokens.
    public let queryWeight: Int
    /// W of the unit's text.
    public let unitWeight: Int
    /// S: the least cost of an ordered alignment.
    public let orderedCost: Int
    /// B: the larger weight without that of the shared tokens.
    public let bagCost: Int

    /// Puts the parts together.
    public init(queryWeight: Int, unitWeight: Int, orderedCost: Int, bagCost: Int) {
        self.queryWeight = queryWeight
        self.unitWeight = unitWeight
        self.orderedCost = orderedCost
        self.bagCost = bagCost
    }

    /// 2D, a whole number where D itself may be a half.
    public var doubledDistance: Int {
        Self.doubledDistance(ordered: orderedCost, bag: bagCost)
    }

    /// 2D of a S and a B, and so the least that it can be where these are.
    public static func doubledDistance(ordered: Int, bag: Int) -> Int {
        ordered + min(ordered, bag)
    }

    /// The base score in hundredths of a percent, rounded down; nil where a side has no weight and
    /// so no fuzzy score.
    public var base: Int? {
        guard queryWeight > 0, unitWeight > 0 else { return nil }
        let heavier = max(queryWeight, unitWeight)
        return max(0, 10_000 * (2 * heavier - doubledDistance) / (2 * heavier))
    }

    /// The largest 2D with which a base score of so many hundredths is reached; negative where it
    /// never is.
    public static func largestDoubledDistance(base: Int, heavier: Int) -> Int {
        // A base of 0 is reached from any distance, for no score is below it.
        guard base > 0 else { return .max }
        guard base <= 10_000 else { return -1 }
        return 2 * heavier * (10_000 - base) / 10_000
    }

    /// The largest S with which a 2D is not above its limit.
    public static func largestOrderedCost(doubledDistance limit: Int, bagCost: Int) -> Int {
        limit == .max ? .max : max(limit >> 1, limit - bagCost)
    }
}
