/// Which identities may have been met: of those that were not, hardly one is taken for met.
///
/// A filter of Bloom (1970) of 16 MiB with two bits for each: at a million units it is wrong once in
/// 4,500 times, at ten millions once in fifty.
struct IdentityFilter {
    private var words = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))

    private static let bits = 27

    /// Takes an identity in; false if it is certain that it was not met before.
    mutating func meet(_ identity: Int64) -> Bool {
        // Identities are digests: their own bits are as good as another hash.
        let digest = UInt64(bitPattern: identity)
        let first = take(digest)
        let second = take(digest >> UInt64(Self.bits))
        return first && second
    }

    private mutating func take(_ digest: UInt64) -> Bool {
        let place = Int(digest & (1 << UInt64(Self.bits) - 1))
        let bit = UInt64(1) << UInt64(place % 64)
        let wasSet = words[place / 64] & bit != 0
        words[place / 64] |= bit
        return wasSet
    }
}
