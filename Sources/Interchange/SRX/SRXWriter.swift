public import Language

/// Writes SRX 2.0, valid by its schema.
public struct SRXWriter: Sendable {
    /// Makes a writer.
    public init() {}

    /// Writes a set of rules, and finishes the file; gives the count of the characters that were left
    /// out because XML cannot hold them.
    @discardableResult
    public func write(
        _ ruleset: SRXRuleset, to file: OutputFile
    ) throws(ExchangeError) -> Int {
        var xml = XMLBytes()
        xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<srx")
        xml.attribute("xmlns", namespaceOfSRX)
        xml.attribute("version", "2.0")
        xml.markup(">\n  <header")
        xml.attribute("segmentsubflows", Self.text(of: ruleset.segmentsSubflows))
        xml.attribute("cascade", Self.text(of: ruleset.cascades))
        xml.markup(">\n")
        for handle in ruleset.formatHandles {
            xml.markup("    <formathandle")
            xml.attribute("type", handle.kind.rawValue)
            xml.attribute("include", Self.text(of: handle.isIncluded))
            xml.markup("/>\n")
        }
        xml.markup("  </header>\n  <body>\n    <languagerules>\n")
        for languageRule in ruleset.languageRules {
            xml.markup("      <languagerule")
            xml.attribute("languagerulename", languageRule.name)
            xml.markup(">\n")
            for rule in languageRule.rules { Self.write(rule, to: &xml) }
            xml.markup("      </languagerule>\n")
        }
        xml.markup("    </languagerules>\n    <maprules>\n")
        for map in ruleset.maps {
            xml.markup("      <languagemap")
            xml.attribute("languagepattern", map.pattern)
            xml.attribute("languagerulename", map.ruleName)
            xml.markup("/>\n")
        }
        xml.markup("    </maprules>\n  </body>\n</srx>\n")
        try file.write(xml.bytes)
        try file.finish()
        return xml.droppedCharacters
    }

    private static func write(_ rule: SRXRuleset.Rule, to xml: inout XMLBytes) {
        xml.markup("        <rule")
        xml.attribute("break", text(of: rule.isBreak))
        xml.markup(">\n          <beforebreak>")
        xml.text(rule.before)
        xml.markup("</beforebreak>\n          <afterbreak>")
        xml.text(rule.after)
        xml.markup("</afterbreak>\n        </rule>\n")
    }

    private static func text(of value: Bool) -> String { value ? "yes" : "no" }
}
