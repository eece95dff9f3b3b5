import Bitext
import Language
import TestSupport

/// Translation units of every shape that a TMX file can give.
struct RandomUnits {
    private var source: RandomSource
    private let words = [
        "Партизаны", "don’t", " ", "  ", "\n", "\t", "\r", "<b>", "&", "]]>", "\"", "'", "😀",
        "e\u{301}",
        "\u{2028}", "\u{FEFF}", "\u{85}", "a", "&amp;", "\u{10FFFF}", "\u{FFFD}",
    ]

    init(seed: UInt64) { source = RandomSource(seed: seed) }

    mutating func unit() -> TranslationUnit {
        var unit = TranslationUnit(
            source: filled(), target: filled(), sourceLanguage: LanguageTag(pick(["ru", "RU_ru"])),
            targetLanguage: LanguageTag(pick(["en", "EN-us", "en-Latn-GB-x-a"])))
        // A unit without a stamp of its own takes that of the target.
        unit.created = Stamp(date: maybe() ?? "", author: maybe())
        unit.changed = Stamp(date: maybe(), author: maybe() ?? "")
        unit.useCount = Int.random(in: 0..<9, using: &source)
        unit.lastUsed = maybe() ?? "20240102T030405Z"
        unit.origin = maybe()
        unit.document = maybe()
        unit.previous = neighbour()
        unit.next = neighbour()
        unit.annotations = annotations(
            ["tuid", "segtype", "srclang", "o-tmf"], ["mq:a", "x-b", "segTYPE", "lang"])
        unit.sourceAnnotations = annotations(
            ["creationdate", "o-encoding", "changeid"], ["tuid", "lang", "segtype", "q:x"])
        unit.targetAnnotations = annotations(
            ["creationdate", "usagecount", "datatype"], ["tuid", "lang", "srclang"])
        return unit
    }

    private mutating func neighbour() -> Neighbour {
        pick([.unknown, .edge, .segment(text())])
    }

    private mutating func annotations(_ known: [String], _ foreign: [String]) -> Annotations {
        Annotations(
            notes: several { random in
                Annotations.Note(
                    random.text(),
                    attributes: random.attributes(["xml:lang", "lang"], ["type", "a:b"]))
            },
            properties: several { random in
                Annotations.Property(
                    random.pick(["", "client", "x-tolmach-attribute ", "x:y"]), random.text(),
                    attributes: random.attributes(["xml:lang", "o-encoding"], ["x-c", "i"]))
            }, attributes: attributes(known, foreign))
    }

    /// Attributes that the DTD knows before others, as a reader gives them.
    private mutating func attributes(_ known: [String], _ foreign: [String]) -> [Attribute] {
        var names: [String] = []
        for name in known where Bool.random(using: &source) { names.append(name) }
        for name in foreign where Bool.random(using: &source) { names.append(name) }
        return names.map { name in
            Attribute(name, name == "segtype" && known.contains(name) ? "phrase" : text())
        }
    }

    private mutating func filled() -> Segment {
        var segment = segment(depth: 0)
        segment.text += "."
        return segment
    }

    private mutating func segment(depth: Int) -> Segment {
        var segment = Segment("")
        var open = 0
        for _ in 0..<Int.random(in: 0..<6, using: &source) {
            segment.text += text()
            guard depth < 3 else { continue }
            switch Int.random(in: 0..<8, using: &source) {
            case 0:
                open += 1
                segment.codes.append(code(.highlightBegin, in: segment, depth))
            case 1 where open > 0:
                open -= 1
                segment.codes.append(InlineCode(.highlightEnd, at: segment.text.utf8.count))
            case 2: segment.codes.append(code(.begin, in: segment, depth))
            case 3: segment.codes.append(code(.end, in: segment, depth))
            case 4: segment.codes.append(code(.placeholder, in: segment, depth))
            case 5: segment.codes.append(code(.isolated, in: segment, depth))
            case 6: segment.codes.append(code(.unknown, in: segment, depth))
            default: break
            }
        }
        segment.codes += repeatElement(
            InlineCode(.highlightEnd, at: segment.text.utf8.count), count: open)
        return segment
    }

    private mutating func code(
        _ kind: InlineCode.Kind, in segment: Segment, _ depth: Int
    ) -> InlineCode {
        var code = InlineCode(kind, at: segment.text.utf8.count)
        switch kind {
        case .begin: code.attributes = attributes(["i", "x", "type"], ["pos", "mq:a"])
        case .end: code.attributes = attributes(["i"], ["x", "type"])
        case .placeholder: code.attributes = attributes(["x", "assoc", "type"], ["i", "id"])
        // A place that the DTD forbids stands among the foreign ones.
        case .isolated: code.attributes = attributes(["x", "type"], ["pos", "y"])
        case .highlightBegin: code.attributes = attributes(["x", "type"], ["i", "q:r"])
        case .highlightEnd: break
        case .unknown: code.attributes = attributes(["x"], ["type", "i"])
        }
        guard kind != .highlightBegin else { return code }
        for number in 0..<Int.random(in: 0..<4, using: &source) {
            if number % 2 == 0 {
                code.content.append(.native(text() + "n"))
            } else {
                let inner = self.segment(depth: depth + 1)
                code.content.append(
                    .subflow(inner, attributes: attributes(["datatype", "type"], ["x", "z:z"])))
            }
        }
        return code
    }

    private mutating func text() -> String {
        (0..<Int.random(in: 0..<5, using: &source)).map { _ in pick(words) }.joined()
    }

    private mutating func maybe() -> String? { Bool.random(using: &source) ? text() : nil }

    private mutating func several<Value>(_ make: (inout RandomUnits) -> Value) -> [Value] {
        (0..<Int.random(in: 0..<3, using: &source)).map { _ in make(&self) }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &source)]
    }
}
