internal import Language

/// Reads SRX 2.0.
///
///     let report = try SRXReader().read(ByteReader(path: "rules.srx"))
///
/// White space in patterns counts. The patterns are compiled, so that one which ICU refuses is told
/// with its line, as far as the time for that goes. No DTD, no entity and nothing else outside the file is ever loaded. SRX 1.0 is
/// refused: its rules mean other things.
public struct SRXReader: Sendable {
    /// How much is taken from a file, which may be hostile.
    public struct Limits: Hashable, Sendable {
        /// Elements inside each other.
        public var depth = 64
        /// Bytes of the file.
        public var bytes = 64 << 20
        /// Rules and maps of the file.
        public var rules = 100_000
        /// Bytes of all patterns and names, in UTF-8.
        public var patternBytes = 16 << 20
        /// Seconds of the processor for the patterns that are compiled; what is wrong with later ones is
        /// told where they are used.
        public var compilationSeconds = 10.0

        /// The usual limits, far above any honest file.
        public init() {}
    }

    /// How much is taken from a file.
    public var limits: Limits

    /// Makes a reader.
    public init(limits: Limits = Limits()) { self.limits = limits }

    /// Reads a file to its end.
    ///
    /// Throws an `ExchangeError` with line and column, and `CancellationError`.
    public func read(_ input: ByteReader) throws -> SRXReport {
        let reader = try XMLReader(
            file: input.path, names: SRXElement.allCases.map(\.name), maximumDepth: limits.depth,
            handler: SRXParser(limits: limits))
        try reader.read(input) {
            guard input.bytesRead <= limits.bytes else {
                throw ExchangeError(
                    file: input.path, problem: .limit(.fileBytes, maximum: limits.bytes))
            }
        }
        return reader.handler.pointee.report
    }
}
