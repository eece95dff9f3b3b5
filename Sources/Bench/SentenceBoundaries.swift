internal import CICU

/// What ICU alone does to a text to find its sentences, as the measure of how fast that can be.
struct SentenceBoundaries {
    private let breaker: OpaquePointer

    init?(language: String) {
        var status: cicu_status = 0
        guard let opened = cicu_breaker_open(CICU_SENTENCE, language, &status) else { return nil }
        breaker = opened
    }

    /// How many boundaries a text has.
    func count(in text: [UInt8]) -> Int {
        text.withUnsafeBufferPointer { bytes in
            var status: cicu_status = 0
            cicu_breaker_set_text(breaker, bytes.baseAddress, Int64(bytes.count), &status)
            var count = 0
            while cicu_breaker_next(breaker) >= 0 { count += 1 }
            return count
        }
    }
}
