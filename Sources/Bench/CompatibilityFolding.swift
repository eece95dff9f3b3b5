internal import CICU

/// What ICU alone does to a text for a match key, as the measure of how fast a key can be.
struct CompatibilityFolding {
    private let normalizer: OpaquePointer
    private var result = [UInt32](repeating: 0, count: 18 * Self.longest)
    /// What ICU's door takes at once.
    private static let longest = 512

    init?() {
        var status: cicu_status = 0
        guard let opened = cicu_normalizer_open(CICU_NFKC_CASEFOLD, &status) else { return nil }
        normalizer = opened
    }

    /// The length of the NFKC_Casefold form of a text that is in scalars already.
    mutating func length(of scalars: [UInt32]) -> Int {
        var length = 0
        var status: cicu_status = 0
        for start in stride(from: 0, to: scalars.count, by: Self.longest) {
            let end = min(start + Self.longest, scalars.count)
            length += scalars[start..<end].withUnsafeBufferPointer { part in
                guard let first = part.baseAddress else { return 0 }
                return Int(
                    cicu_normalizer_apply(
                        normalizer, first, Int32(part.count), &result, Int32(result.count),
                        &status))
            }
        }
        return length
    }
}
