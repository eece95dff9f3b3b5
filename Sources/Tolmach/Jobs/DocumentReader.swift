internal import Foundation
internal import Interchange

/// Reads plain texts, from a file or from standard input (`-`).
public struct DocumentReader: Hashable, Sendable {
    /// The encoding to read by; nil for UTF-8, or UTF-16 where the text begins with its mark.
    public var encoding: String?
    /// Whether each line is a segment; blank lines then part paragraphs.
    public var isSegmented: Bool
    /// The rules that cut texts into sentences in place of the program's own.
    public var rules: RulesFile?
    /// Whether the program's own rules let sentences begin with small letters, as in mail.
    public var startsLowerCase: Bool
    /// The workspace whose abbreviations are added to those of the program's own rules.
    public var workspace: Workspace?
    /// The most bytes that a text may have.
    public var limit: Int

    /// Makes a reader.
    public init(
        encoding: String? = nil, isSegmented: Bool = false, rules: RulesFile? = nil,
        startsLowerCase: Bool = false, workspace: Workspace? = nil, limit: Int = 256 << 20
    ) {
        self.encoding = encoding
        self.isSegmented = isSegmented
        self.rules = rules
        self.startsLowerCase = startsLowerCase
        self.workspace = workspace
        self.limit = limit
    }

    /// A text with something in it.
    ///
    /// Throws `ExchangeError` where the file cannot be read, `DocumentError` where it is no text.
    public func text(at path: String) throws -> String {
        let text = try contents(of: path)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw DocumentError.empty(file: path)
        }
        if let kind = Self.markup(of: text) {
            throw DocumentError.markup(file: path, kind: kind)
        }
        return text
    }

    /// The segments of a text in a language, with their paragraphs.
    ///
    /// Throws `ICUError`, `RulesFile.Failure` where the rules are those of a file, and else what
    /// reading the workspace's abbreviations throws.
    public func segments(of text: String, in language: LanguageTag) throws -> SegmentedText {
        isSegmented ? Self.lines(of: text, in: language) : try sentences(of: text, in: language)
    }

    /// The sentences of a text in a language, by their places.
    ///
    /// Throws as `segments(of:in:)` does.
    public func pieces(of text: String, in language: LanguageTag) throws -> [Segmenter.Piece] {
        try cut(language) { try $0.segments(of: text) }
    }

    /// What was decided at each place of a text where a sentence might end.
    ///
    /// Throws as `segments(of:in:)` does.
    public func decisions(in text: String, in language: LanguageTag) throws -> [BreakDecision] {
        try cut(language) { try $0.decisions(in: text) }
    }

    private func cut<Result>(
        _ language: LanguageTag, _ body: (Segmenter) throws -> Result
    ) throws -> Result {
        guard let rules else {
            return try body(
                Segmenter(
                    language: language,
                    abbreviations: workspace?.abbreviations(for: language)?.list,
                    startsLowerCase: startsLowerCase))
        }
        do {
            return try body(Segmenter(language: language, ruleset: rules.report.ruleset))
        } catch let error as SRXError {
            throw RulesFile.Failure(file: rules.path, reason: error)
        }
    }

    /// What begins like a document of another kind: nobody wants its tags as sentences.
    private static func markup(of text: String) -> String? {
        let start = String(
            text.unicodeScalars.drop(while: \.properties.isWhitespace).prefix(64)
        ).lowercased()
        let kinds = [
            ("<!doctype html", "HTML"), ("<html", "HTML"), ("<?xml", "XML"), ("<tmx", "TMX"),
            ("{\\rtf", "RTF"),
        ]
        return kinds.first { start.hasPrefix($0.0) }?.1
    }

    func contents(of path: String) throws -> String {
        let input = try ByteReader(path: path)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(input.size ?? 0, limit))
        while try input.advance() {
            try Task.checkCancellation()
            input.withChunk { bytes.append(contentsOf: $0) }
            guard bytes.count <= limit else {
                throw DocumentError.tooLarge(file: path, limit: limit)
            }
        }
        // Its text is hidden between bytes of any kind, which no encoding explains.
        if bytes.starts(with: "%PDF-".utf8) { throw DocumentError.markup(file: path, kind: "PDF") }
        do {
            return try TextDecoder.decode(bytes, encoding: encoding)
        } catch {
            throw DocumentError.notText(file: path, reason: error)
        }
    }

    private func sentences(of text: String, in language: LanguageTag) throws -> SegmentedText {
        var text = text
        text.makeContiguousUTF8()
        let pieces = try pieces(of: text, in: language)
        var paragraphs: [SegmentedText.Paragraph] = []
        var start = 0
        for index in pieces.indices {
            let isLast = index + 1 == pieces.count
            if isLast || pieces[index + 1].paragraph != pieces[index].paragraph {
                paragraphs.append(
                    .init(segments: start..<index + 1, kind: pieces[index].kind))
                start = index + 1
            }
        }
        return SegmentedText(
            language: language,
            segments: pieces.map { Segment(Segmenter.text(of: $0.range, in: text)) },
            paragraphs: paragraphs)
    }

    private static func lines(of text: String, in language: LanguageTag) -> SegmentedText {
        var segments: [Segment] = []
        var paragraphs: [SegmentedText.Paragraph] = []
        var start = 0
        func endParagraph() {
            if segments.count > start {
                paragraphs.append(.init(segments: start..<segments.count, kind: .text))
                start = segments.count
            }
        }
        for line in SegmentLines.lines(of: text) {
            if line.isEmpty { endParagraph() } else { segments.append(Segment(line)) }
        }
        endParagraph()
        return SegmentedText(language: language, segments: segments, paragraphs: paragraphs)
    }
}

/// The lines of a text of segments, without the white space at their edges.
enum SegmentLines {
    static func lines(of text: String) -> [String] {
        var text = text
        text.makeContiguousUTF8()
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { trimmed(Substring($0)) }
    }

    /// A segment without the white space at its edges.
    static func trimmed(_ segment: Substring) -> String {
        let scalars = segment.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
