internal import Glibc
internal import Language

/// Makes rules of the events of an SRX file.
struct SRXParser: XMLHandler {
    /// What was read so far.
    var report = SRXReport()

    private let limits: SRXReader.Limits
    /// The elements that are open, nil for one that is skipped.
    private var open: [SRXElement?] = []
    private var rule = SRXRuleset.Rule(isBreak: true, before: "", after: "")
    private var before: [UInt8]?
    private var after: [UInt8]?
    /// The line on which each pattern of the rule begins.
    private var patternLine = 0
    private var sawHeader = false
    private var ruleCount = 0
    private var patternBytes = 0
    private var compilationSeconds = 0.0
    private var names: Set<String> = []
    private var mapLines: [Int] = []
    private var sawStrayText = false

    init(limits: SRXReader.Limits) { self.limits = limits }

    mutating func start(_ element: XMLElement, in reader: XMLSource) {
        sawStrayText = false
        let kind = SRXElement(rawValue: element.known)
        guard let parent = open.last else {
            open.append(kind)
            startRoot(element, kind, in: reader)
            return
        }
        // What is in a skipped element is skipped with it.
        guard let parent else {
            open.append(nil)
            return
        }
        guard let kind, Self.parents[kind] == parent else {
            open.append(nil)
            report.add(.unknownElement, line: reader.tagLine)
            return
        }
        open.append(kind)
        switch kind {
        case .header: startHeader(element, in: reader)
        case .formathandle: startFormatHandle(element, in: reader)
        case .languagerule:
            guard isWithinRules(reader) else { return }
            let name = values(of: element, [.languagerulename], in: reader)[.languagerulename] ?? ""
            guard isWithinBytes(name.utf8.count, reader) else { return }
            if !names.insert(name).inserted { report.add(.repeatedName, line: reader.tagLine) }
            report.ruleset.languageRules.append(.init(name: name, rules: []))
        case .rule:
            guard isWithinRules(reader) else { return }
            let value = values(of: element, [.isBreak], in: reader)[.isBreak]
            rule = .init(isBreak: isYes(value, in: reader), before: "", after: "")
            before = nil
            after = nil
        case .beforebreak:
            _ = values(of: element, [], in: reader)
            guard isFirstPattern(before == nil, in: reader) else { return }
            before = []
        case .afterbreak:
            _ = values(of: element, [], in: reader)
            guard isFirstPattern(after == nil, in: reader) else { return }
            after = []
        case .languagemap: startMap(element, in: reader)
        case .srx, .body, .languagerules, .maprules: _ = values(of: element, [], in: reader)
        }
    }

    mutating func end(in reader: XMLSource) {
        sawStrayText = false
        guard let ended = open.popLast(), let ended else { return }
        switch ended {
        case .beforebreak: endPattern(before, in: reader)
        case .afterbreak: endPattern(after, in: reader)
        case .rule:
            rule.before = String(decoding: before ?? [], as: UTF8.self)
            rule.after = String(decoding: after ?? [], as: UTF8.self)
            if rule.before.isEmpty, rule.after.isEmpty {
                report.add(.emptyRule, line: reader.line)
            }
            let last = report.ruleset.languageRules.count - 1
            report.ruleset.languageRules[last].rules.append(rule)
        case .srx:
            if !sawHeader { report.add(.headerAttributeMissing, line: reader.line) }
            for (map, line) in zip(report.ruleset.maps, mapLines)
            where !names.contains(map.ruleName) {
                report.add(.nameUnknown, line: line)
            }
        default: break
        }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, in reader: XMLSource) {
        switch open.last {
        case .some(.beforebreak):
            guard isWithinBytes(bytes.count, reader) else { return }
            before?.append(contentsOf: bytes)
        case .some(.afterbreak):
            guard isWithinBytes(bytes.count, reader) else { return }
            after?.append(contentsOf: bytes)
        case .some(nil): break
        default:
            guard !sawStrayText, bytes.contains(where: { !isXMLSpace($0) }) else { return }
            sawStrayText = true
            report.add(.strayText, line: reader.line)
        }
    }

    /// The element in which each one stands.
    private static let parents: [SRXElement: SRXElement] = [
        .header: .srx, .formathandle: .header, .body: .srx, .languagerules: .body,
        .languagerule: .languagerules, .rule: .languagerule, .beforebreak: .rule,
        .afterbreak: .rule, .maprules: .body, .languagemap: .maprules,
    ]

    private mutating func startRoot(
        _ element: XMLElement, _ kind: SRXElement?, in reader: XMLSource
    ) {
        guard kind == .srx else {
            reader.fail(.notSRX(root: element.name))
            return
        }
        let version = values(of: element, [.version], in: reader)[.version] ?? ""
        guard version == "2.0" else {
            reader.fail(.versionOfSRX(version))
            return
        }
        if reader.tagNamespace != namespaceOfSRX {
            report.add(.namespaceUnknown, line: reader.tagLine)
        }
    }

    private mutating func startHeader(_ element: XMLElement, in reader: XMLSource) {
        sawHeader = true
        let values = values(of: element, [.segmentsubflows, .cascade], in: reader)
        // OmegaT writes neither, and means that all maps count.
        if values[.segmentsubflows] == nil || values[.cascade] == nil {
            report.add(.headerAttributeMissing, line: reader.tagLine)
        }
        report.ruleset.segmentsSubflows = isYes(values[.segmentsubflows], in: reader)
        report.ruleset.cascades = isYes(values[.cascade], in: reader)
    }

    private mutating func startFormatHandle(_ element: XMLElement, in reader: XMLSource) {
        let values = values(of: element, [.type, .include], in: reader)
        guard let kind = SRXRuleset.FormatHandle.Kind(rawValue: values[.type] ?? ""),
            let include = values[.include], ["yes", "no"].contains(include),
            !report.ruleset.formatHandles.contains(where: { $0.kind == kind })
        else {
            report.add(.oddFormatHandle, line: reader.tagLine)
            return
        }
        report.ruleset.formatHandles.append(.init(kind: kind, isIncluded: include == "yes"))
    }

    private mutating func startMap(_ element: XMLElement, in reader: XMLSource) {
        let values = values(of: element, [.languagepattern, .languagerulename], in: reader)
        let map = SRXRuleset.LanguageMap(
            pattern: values[.languagepattern] ?? "", ruleName: values[.languagerulename] ?? "")
        guard isWithinRules(reader),
            isWithinBytes(map.pattern.utf8.count + map.ruleName.utf8.count, reader)
        else { return }
        compile(map.pattern, .languageMap, line: reader.tagLine, in: reader)
        report.ruleset.maps.append(map)
        mapLines.append(reader.tagLine)
    }

    private mutating func isFirstPattern(_ isFirst: Bool, in reader: XMLSource) -> Bool {
        patternLine = reader.tagLine
        if !isFirst {
            report.add(.repeatedPattern, line: reader.tagLine)
            open[open.count - 1] = nil
        }
        return isFirst
    }

    private mutating func endPattern(_ pattern: [UInt8]?, in reader: XMLSource) {
        let languageRule = report.ruleset.languageRules.last
        compile(
            String(decoding: pattern ?? [], as: UTF8.self),
            .rule(
                languageRule: languageRule?.name ?? "", number: (languageRule?.rules.count ?? 0) + 1
            ),
            line: patternLine, in: reader)
    }

    private mutating func compile(
        _ pattern: String, _ place: ExchangeError.PatternPlace, line: Int, in reader: XMLSource
    ) {
        guard !pattern.isEmpty, compilationSeconds < limits.compilationSeconds else { return }
        let start = Self.processorTime()
        defer { compilationSeconds += Self.processorTime() - start }
        do throws(Pattern.Failure) {
            _ = try Pattern(pattern)
        } catch .malformed(let name, let offset) {
            reader.fail(
                .pattern(place, pattern: pattern, reason: name, offset: offset), line: line)
        } catch {
            reader.fail(.outOfMemory)
        }
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The values of the attributes that an element has; others are counted.
    private mutating func values(
        of element: XMLElement, _ known: Set<SRXAttribute>, in reader: XMLSource
    ) -> [SRXAttribute: String] {
        var values: [SRXAttribute: String] = [:]
        for place in 0..<element.attributeCount {
            let attribute = SRXAttribute(rawValue: element.name(at: place))
            if let attribute, known.contains(attribute) {
                values[attribute] = element.value(at: place)
            } else if !element.name(at: place).hasPrefix("xsi:") {
                report.add(.unknownAttribute, line: reader.tagLine)
            }
        }
        return values
    }

    private mutating func isYes(_ value: String?, in reader: XMLSource) -> Bool {
        if let value, !["yes", "no"].contains(value) {
            report.add(.oddValue, line: reader.tagLine)
        }
        return value != "no"
    }

    private mutating func isWithinRules(_ reader: XMLSource) -> Bool {
        ruleCount += 1
        guard ruleCount <= limits.rules else {
            reader.fail(.limit(.rules, maximum: limits.rules))
            return false
        }
        return true
    }

    private mutating func isWithinBytes(_ count: Int, _ reader: XMLSource) -> Bool {
        patternBytes += count
        guard patternBytes <= limits.patternBytes else {
            reader.fail(.limit(.patternBytes, maximum: limits.patternBytes))
            return false
        }
        return true
    }
}
