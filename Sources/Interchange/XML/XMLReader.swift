internal import CXML

/// What a reader of a format does with the events of a document.
protocol XMLHandler {
    /// An element begins.
    mutating func start(_ element: XMLElement, in reader: XMLSource)
    /// The element that began last and has not ended yet ends.
    mutating func end(in reader: XMLSource)
    /// A piece of text, in UTF-8.
    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, in reader: XMLSource)
}

/// Reads XML as its bytes come, and hands its events to a handler.
final class XMLReader<Handler: XMLHandler>: XMLSource {
    /// The handler, which nothing else may change during `push` and `finish`.
    ///
    /// It is in memory of its own, because the checks of exclusive access that a property of a
    /// class has took a tenth of the time of reading.
    let handler: UnsafeMutablePointer<Handler>

    /// Opens a reader that knows some names of elements and attributes, with their prefixes.
    init(file: String, names: [String], maximumDepth: Int, handler: Handler)
        throws(ExchangeError)
    {
        self.handler = .allocate(capacity: 1)
        self.handler.initialize(to: handler)
        try super.init(file: file, names: names, maximumDepth: maximumDepth)
    }

    deinit {
        handler.deinitialize(count: 1)
        handler.deallocate()
    }

    fileprivate override func handleStart(_ element: XMLElement) {
        handler.pointee.start(element, in: self)
    }

    fileprivate override func handleEnd() {
        handler.pointee.end(in: self)
    }

    fileprivate override func handleText(_ bytes: UnsafeBufferPointer<UInt8>) {
        handler.pointee.characters(bytes, in: self)
    }
}

/// The part of a reader that does not depend on its handler: a C function cannot call a generic
/// one.
class XMLSource {
    /// The path that errors name.
    let file: String
    private let maximumDepth: Int
    private var parser: OpaquePointer?
    private var failure: ExchangeError?

    fileprivate init(file: String, names: [String], maximumDepth: Int) throws(ExchangeError) {
        self.file = file
        self.maximumDepth = maximumDepth
        let handlers = cxml_handlers(
            start: { context, known, prefix, name, attributes, count in
                let element = XMLElement(
                    known: known, prefix: prefix, name: name, attributes: attributes, count: count)
                XMLSource.at(context)._withUnsafeGuaranteedRef { $0.handleStart(element) }
            },
            end: { context in XMLSource.at(context)._withUnsafeGuaranteedRef { $0.handleEnd() } },
            text: { context, bytes, count in
                let bytes = UnsafeBufferPointer(start: bytes, count: Int(count))
                XMLSource.at(context)._withUnsafeGuaranteedRef { $0.handleText(bytes) }
            })
        let context = Unmanaged.passUnretained(self).toOpaque()
        parser = Self.withCStrings(names) { names in
            cxml_open(
                names.baseAddress.unsafelyUnwrapped, Int32(names.count), Int32(maximumDepth),
                handlers, context)
        }
        guard parser != nil else { throw ExchangeError(file: file, problem: .outOfMemory) }
    }

    deinit {
        if let parser { cxml_close(parser) }
    }

    /// Parses some more bytes.
    func push(_ bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
        try parse(bytes, isLast: false)
    }

    /// Ends the document.
    func finish() throws(ExchangeError) {
        try parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }

    /// The line on which the tag begins whose start is handled, from 1.
    var tagLine: Int { parser.map { Int(cxml_tag_line($0)) } ?? 0 }

    /// The namespace of the element whose start is handled, nil for none.
    var tagNamespace: String? {
        parser.flatMap { cxml_tag_namespace($0) }.map { String(cString: $0) }
    }

    /// The line that is being read, from 1.
    var line: Int { parser.map { Int(cxml_line($0)) } ?? 0 }

    /// The column that is being read, from 1.
    var column: Int { parser.map { Int(cxml_column($0)) } ?? 0 }

    /// Ends the reading with an error at the place that is being read, or on an earlier line, from
    /// within an event.
    func fail(_ problem: ExchangeError.Problem, line earlier: Int? = nil) {
        guard failure == nil, let parser else { return }
        failure = ExchangeError(
            file: file, line: earlier ?? line, column: earlier == nil ? column : nil,
            problem: problem)
        cxml_stop(parser)
    }

    fileprivate func handleStart(_ element: XMLElement) {}

    fileprivate func handleEnd() {}

    fileprivate func handleText(_ bytes: UnsafeBufferPointer<UInt8>) {}

    private func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(ExchangeError) {
        guard let parser else { return }
        let pushed = cxml_push(
            parser, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(bytes.count),
            isLast ? 1 : 0)
        if let failure { throw failure }
        guard pushed == 0 else { return }
        throw error(cxml_first_error(parser))
    }

    private func error(_ found: cxml_error) -> ExchangeError {
        let problem: ExchangeError.Problem =
            switch found.fault {
            // A file of white space alone is told before: here something stands in it.
            case CXML_NO_CONTENT: .notWellFormed(message: "it does not begin as XML")
            case CXML_TAG_TOO_LONG: .limit(.tagBytes, maximum: CXML_TAG_LIMIT)
            case CXML_TOO_DEEP: .limit(.depth, maximum: maximumDepth)
            case CXML_NO_MEMORY: .outOfMemory
            default: Self.problem(String(cString: found.message))
            }
        return ExchangeError(
            file: file, line: Int(max(found.line, 1)), column: Int(max(found.column, 1)),
            problem: problem)
    }

    /// What stands behind a message of libxml2 (2.9 to 2.14) that says little to whoever reads it.
    private static func problem(_ message: String) -> ExchangeError.Problem {
        if ["xmlParseEntityRef: no name", "EntityRef: expecting ';'"]
            .contains(where: message.hasPrefix)
        {
            return .bareAmpersand
        }
        if ["Input is not proper UTF-8", "Invalid bytes in character encoding"]
            .contains(where: message.hasPrefix)
        {
            return .otherEncoding(looksLike: nil)
        }
        return .notWellFormed(message: message)
    }

    private static func at(_ context: UnsafeMutableRawPointer) -> Unmanaged<XMLSource> {
        Unmanaged.fromOpaque(context)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>>) -> Result
    ) -> Result {
        var bytes: [CChar] = []
        let starts = strings.map { string in
            defer { bytes += string.utf8CString }
            return bytes.count
        }
        return bytes.withUnsafeBufferPointer { bytes in
            let pointers = starts.compactMap { bytes.baseAddress?.advanced(by: $0) }
            return pointers.withUnsafeBufferPointer(body)
        }
    }
}
