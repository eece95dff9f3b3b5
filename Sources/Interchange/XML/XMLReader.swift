internal import CXML

/// What a reader of a format does with the events of a document.
protocol XMLHandler: AnyObject {
    /// An element begins.
    func start(_ element: XMLElement, in reader: XMLReader)
    /// The element that began last and has not ended yet ends.
    func end(in reader: XMLReader)
    /// A piece of text, in UTF-8.
    func characters(_ bytes: UnsafeBufferPointer<UInt8>, in reader: XMLReader)
}

/// Reads XML as its bytes come, and hands its events to a handler.
final class XMLReader {
    /// The path that errors name.
    let file: String
    private let handler: any XMLHandler
    private let maximumDepth: Int
    private var depth = 0
    private var parser: OpaquePointer?
    private var failure: ExchangeError?

    /// Opens a reader that knows some names of elements and attributes, with their prefixes.
    init(file: String, names: [String], maximumDepth: Int, handler: any XMLHandler)
        throws(ExchangeError)
    {
        self.file = file
        self.maximumDepth = maximumDepth
        self.handler = handler
        let handlers = cxml_handlers(
            start: { context, known, prefix, name, attributes, count in
                XMLReader.at(context).start(
                    XMLElement(
                        known: known, prefix: prefix, name: name, attributes: attributes,
                        count: count))
            },
            end: { context in XMLReader.at(context).end() },
            text: { context, bytes, count in
                let reader = XMLReader.at(context)
                guard reader.failure == nil else { return }
                reader.handler.characters(
                    UnsafeBufferPointer(start: bytes, count: Int(count)), in: reader)
            })
        let context = Unmanaged.passUnretained(self).toOpaque()
        parser = Self.withCStrings(names) { names in
            cxml_open(names.baseAddress.unsafelyUnwrapped, Int32(names.count), handlers, context)
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

    /// The line that is being read, from 1.
    var line: Int { parser.map { Int(cxml_line($0)) } ?? 0 }

    /// The column that is being read, from 1.
    var column: Int { parser.map { Int(cxml_column($0)) } ?? 0 }

    /// Ends the reading with an error at the place that is being read, from within an event.
    func fail(_ problem: ExchangeError.Problem) {
        guard failure == nil, let parser else { return }
        failure = ExchangeError(file: file, line: line, column: column, problem: problem)
        cxml_stop(parser)
    }

    private func start(_ element: XMLElement) {
        guard failure == nil else { return }
        depth += 1
        guard depth <= maximumDepth else {
            fail(.limit(.depth, maximum: maximumDepth))
            return
        }
        handler.start(element, in: self)
    }

    private func end() {
        guard failure == nil else { return }
        depth -= 1
        handler.end(in: self)
    }

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
            case CXML_NO_CONTENT: .empty
            case CXML_TAG_TOO_LONG: .limit(.tagBytes, maximum: CXML_TAG_LIMIT)
            case CXML_NO_MEMORY: .outOfMemory
            default: .notWellFormed(message: String(cString: found.message))
            }
        return ExchangeError(
            file: file, line: Int(max(found.line, 1)), column: Int(max(found.column, 1)),
            problem: problem)
    }

    private static func at(_ context: UnsafeMutableRawPointer) -> XMLReader {
        Unmanaged<XMLReader>.fromOpaque(context).takeUnretainedValue()
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
