import Terminology
import Tolmach

extension TermCheckPrinter {
    /// The findings as SARIF 2.1.0 (OASIS), which editors and build servers show; those that are
    /// waived as suppressed.
    func sarif(version: String) -> SARIFLog {
        let rules = TermFinding.Kind.allCases.map { SARIFLog.Rule(id: $0.rawValue) }
        let results = outcome.report.findings.map { finding in
            let place = outcome.place(of: finding.segment)
            return SARIFLog.Result(
                ruleId: finding.kind.rawValue, level: Self.level(finding.kind),
                message: .init(text: Self.message(of: finding)),
                locations: [
                    .init(
                        physicalLocation: .init(
                            artifactLocation: .init(uri: place.name),
                            region: .init(startLine: place.number)))
                ],
                suppressions: finding.waiver.map {
                    [.init(kind: "external", justification: $0)]
                })
        }
        return SARIFLog(
            runs: [
                .init(
                    tool: .init(driver: .init(name: "tolmach", version: version, rules: rules)),
                    results: results)
            ])
    }

    private static func level(_ kind: TermFinding.Kind) -> String {
        switch kind.severity {
        case .error: "error"
        case .warning: "warning"
        case .notice: "note"
        }
    }

    /// The findings as a page of its own.
    var html: String {
        var page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Terms</title><style>
            body{font:16px/1.45 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 1em}
            table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;
            padding:.4em .6em;text-align:left;vertical-align:top}mark{background:#ffe08a}
            .error{color:#a40000}.warning{color:#7a5200}.notice,.waived{color:#555}
            @media (prefers-color-scheme:dark){body{background:#16181c;color:#e4e6ea}
            mark{background:#6b5500;color:#fff}.error{color:#ff8f8f}.warning{color:#f0c060}
            .notice,.waived{color:#aaa}}
            </style></head><body><h1>Terms</h1>

            """
        let errors = outcome.report.findings.count {
            $0.kind.severity == .error && $0.waiver == nil
        }
        page += "<p>\(counted(outcome.report.segments, "segment")),"
        page +=
            " \(counted(errors, "error")), \(counted(outcome.report.findings.count, "finding"))</p>\n"
        page += "<table><tr><th>segment</th><th>source and target</th><th>finding</th></tr>\n"
        for finding in outcome.report.findings {
            let place = outcome.place(of: finding.segment)
            let style = finding.waiver == nil ? finding.kind.severity.rawValue : "waived"
            page += "<tr><td>\(Self.escaped(place.name)) \(place.number)</td>"
            page += "<td><div lang=\"\(Self.escaped(source.text))\">"
            page += Self.marked(finding.sourceText, at: finding.source.range)
            page += "</div><div lang=\"\(Self.escaped(target.text))\">"
            page += Self.marked(finding.targetText, at: finding.target?.range)
            page +=
                "</div></td><td class=\"\(style)\">\(Self.escaped(Self.message(of: finding)))</td></tr>\n"
        }
        page += "</table><h2>By term</h2><table><tr><th>term</th><th>segments</th><th>right</th>"
        for kind in TermFinding.Kind.allCases { page += "<th>\(kind.rawValue)</th>" }
        page += "</tr>\n"
        for tally in outcome.report.terms {
            page += "<tr><td>\(Self.escaped(tally.term))</td><td>\(tally.segments)</td>"
            page += "<td>\(tally.translated)</td>"
            for kind in TermFinding.Kind.allCases {
                page += "<td>\(tally.findings[kind] ?? 0)</td>"
            }
            page += "</tr>\n"
        }
        return page + "</table></body></html>"
    }

    private static func marked(_ text: String, at range: Range<Int>?) -> String {
        guard let range else { return escaped(text) }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(start, offsetBy: range.count)
        return escaped(String(text[..<start])) + "<mark>" + escaped(String(text[start..<end]))
            + "</mark>" + escaped(String(text[end...]))
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// A log of SARIF 2.1.0, with what a check of terms has to say.
struct SARIFLog: Encodable {
    struct Rule: Encodable { let id: String }
    struct Message: Encodable { let text: String }
    struct Driver: Encodable {
        let name: String
        let version: String
        let rules: [Rule]
    }
    struct Tool: Encodable { let driver: Driver }
    struct Artifact: Encodable { let uri: String }
    struct Region: Encodable { let startLine: Int }
    struct Physical: Encodable {
        let artifactLocation: Artifact
        let region: Region
    }
    struct Location: Encodable { let physicalLocation: Physical }
    struct Suppression: Encodable {
        let kind: String
        let justification: String
    }
    struct Result: Encodable {
        let ruleId: String
        let level: String
        let message: Message
        let locations: [Location]
        let suppressions: [Suppression]?
    }
    struct Run: Encodable {
        let tool: Tool
        let results: [Result]
    }

    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }
}
