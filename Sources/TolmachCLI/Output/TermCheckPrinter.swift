import Terminology
import Tolmach

/// Writes what a check of terms found: for a reader, as JSON, as SARIF or as a page.
struct TermCheckPrinter {
    let outcome: TermCheckJob.Outcome
    let source: LanguageTag
    let target: LanguageTag

    func printText(_ line: (String) throws -> Void) throws {
        var segment = -1
        for finding in outcome.report.findings {
            if finding.segment != segment {
                segment = finding.segment
                let place = outcome.place(of: segment)
                try line(Paint.strong("\(ErrorText.name(place.name)), segment \(place.number)"))
                try line("   \(source)  \(Self.marked(finding.sourceText, finding.source.range))")
                let range = finding.target?.range
                try line("   \(target)  \(Self.marked(finding.targetText, range))")
            }
            try line("   \(Self.message(of: finding))")
        }
        if !outcome.report.terms.isEmpty { try line(Paint.strong("terms")) }
        for tally in outcome.report.terms {
            let kinds = TermFinding.Kind.allCases.compactMap { kind in
                tally.findings[kind].map { "\(kind.rawValue) \($0)" }
            }
            let found = kinds.isEmpty ? "" : "; " + kinds.joined(separator: ", ")
            try line(
                "   \(Talk.visible(tally.term)): \(tally.translated) of"
                    + " \(counted(tally.segments, "segment")) right\(found)")
        }
    }

    static func message(of finding: TermFinding) -> String {
        let term = "“\(Talk.visible(finding.source.text))”"
        let expected = finding.expected.map { Talk.visible($0) }.joined(separator: ", ")
        let instead = finding.instead.map { "; there stands “\(Talk.visible($0))”" } ?? ""
        let text =
            switch finding.kind {
            case .missing: "\(term) has none of its translations (\(expected))\(instead)"
            case .forbidden: "\(term) is not to be translated so (but \(expected))\(instead)"
            case .deprecated: "\(term) is no longer translated so (but \(expected))\(instead)"
            case .inconsistent: "\(term) is most often translated otherwise\(instead)"
            case .count: "\(term) does not stand as often as its translation (\(expected))"
            }
        let waived = finding.waiver.map { "  (waived: \(Talk.visible($0)))" } ?? ""
        return "\(finding.kind.rawValue): \(text)\(waived)"
    }

    private static func marked(_ text: String, _ range: Range<Int>?) -> String {
        guard let range else { return Talk.visible(text) }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(start, offsetBy: range.count)
        return Talk.visible(String(text[..<start])) + "["
            + Paint.strong(Talk.visible(String(text[start..<end]))) + "]"
            + Talk.visible(String(text[end...]))
    }

    func printJSON(in session: Session) throws {
        for finding in outcome.report.findings {
            let place = outcome.place(of: finding.segment)
            try session.print(
                json: TermFindingObject(finding, file: place.name, segment: place.number))
        }
        for tally in outcome.report.terms { try session.print(json: TermTallyObject(tally)) }
        for waiver in outcome.report.staleWaivers {
            try session.print(json: StaleWaiverObject(waiver))
        }
    }
}

struct TermFindingObject: Encodable {
    struct SpanObject: Encodable {
        let start: Int
        let end: Int
        let text: String

        init(_ span: TermFinding.Span, in text: String) {
            var offsets = ScalarOffsets(text)
            start = offsets.scalars(at: span.range.lowerBound)
            end = offsets.scalars(at: span.range.upperBound)
            self.text = span.text
        }
    }

    let format = jsonFormat
    let finding: String
    let severity: String
    let file: String
    let segment: Int
    let term: String
    let concept: String
    let glossary: String
    let source: String
    let target: String
    let sourceSpan: SpanObject
    let targetSpan: SpanObject?
    let expected: [String]
    let instead: String?
    let waiver: String?

    init(_ found: TermFinding, file: String, segment: Int) {
        finding = found.kind.rawValue
        severity = found.kind.severity.rawValue
        self.file = file
        self.segment = segment
        term = found.term
        concept = found.concept
        glossary = found.glossary
        source = found.sourceText
        target = found.targetText
        sourceSpan = SpanObject(found.source, in: found.sourceText)
        targetSpan = found.target.map { SpanObject($0, in: found.targetText) }
        expected = found.expected
        instead = found.instead
        waiver = found.waiver
    }
}

struct TermTallyObject: Encodable {
    let format = jsonFormat
    let term: String
    let concept: String
    let segments: Int
    let translated: Int
    let findings: [String: Int]

    init(_ tally: TermTally) {
        term = tally.term
        concept = tally.concept
        segments = tally.segments
        translated = tally.translated
        findings = Dictionary(
            uniqueKeysWithValues: tally.findings.map { ($0.key.rawValue, $0.value) })
    }
}

struct StaleWaiverObject: Encodable {
    let format = jsonFormat
    let staleWaiver: Int
    let reason: String

    init(_ waiver: TermWaiver) {
        staleWaiver = waiver.line
        reason = waiver.reason
    }
}
