import Bitext
import Language
import Synchronization
import TestSupport
import TranslationMemory

let russian = LanguageTag("ru")
let english = LanguageTag("en")

/// A unit of a text and its translation.
func pair(
    _ source: String, _ target: String, from: String = "ru", to: String = "en",
    previous: Neighbour = .unknown, next: Neighbour = .unknown
) -> TranslationUnit {
    var unit = TranslationUnit(
        source: Segment(source), target: Segment(target), sourceLanguage: LanguageTag(from),
        targetLanguage: LanguageTag(to))
    unit.previous = previous
    unit.next = next
    return unit
}

/// A clock that stands still.
let stillClock = StampClock { 1_767_225_599 }
let stillStamp = "20251231T235959Z"

/// An empty memory in a folder of its own.
func emptyStore(in folder: TemporaryFolder, _ name: String = "main") throws -> SQLiteMemoryStore {
    try SQLiteMemoryStore(
        path: folder.file("\(name).tolmach"), for: .writing, waitSeconds: 0.2, clock: stillClock)
}

extension MemoryStore {
    /// The matches for each query.
    func matches(
        for queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> [[Match]] {
        try await answers(to: queries, options).matches
    }

    /// Adds units that are at hand.
    @discardableResult
    func add(_ units: [TranslationUnit]) async throws -> AddingReport {
        try await add(units, AddingOptions())
    }

    /// All units.
    func units(where filters: [UnitFilter] = []) async throws -> [StoredUnit] {
        let collected = Mutex<[StoredUnit]>([])
        try await forEachUnit(where: filters) { unit in collected.withLock { $0.append(unit) } }
        return collected.withLock { $0 }
    }

    /// The matches of one text, from Russian into English.
    func matches(
        _ text: String, minimum: Int = 70, limit: Int = 5
    ) async throws -> [Match] {
        try await matches(
            for: [LookupQuery(text)],
            LookupOptions(
                from: russian, to: english, minimum: Score(percent: minimum), limit: limit))[0]
    }
}

/// A unit of which everything is known that a unit can hold.
func fullUnit() -> TranslationUnit {
    var unit = pair(
        "Он «сказал»: \u{0} \"й\" и\u{306}", "He said\\ \u{1}\n\t", from: "ru_RU", to: "en-GB",
        previous: .segment(""), next: .edge)
    unit.source.codes = [
        InlineCode(
            .begin, at: 0, attributes: [Attribute("i", "1"), Attribute("x", "1")],
            content: [
                .native("<a title=\""),
                .subflow(
                    Segment("Сноска", codes: [InlineCode(.placeholder, at: 2)]),
                    attributes: [Attribute("datatype", "text")]),
                .native("\">"),
            ]),
        InlineCode(.end, at: 4, attributes: [Attribute("i", "1")], content: [.native("</a>")]),
        InlineCode(.highlightBegin, at: 5), InlineCode(.highlightEnd, at: 7),
        InlineCode(.isolated, at: 7), InlineCode(.unknown, at: 9),
    ]
    unit.target.codes = [InlineCode(.placeholder, at: 0, content: [.native("{0}")])]
    unit.created = Stamp(date: "2001-02-03", author: "Иванов")
    unit.changed = Stamp(date: "20020304T050607Z", author: "О'Нил")
    unit.useCount = 7
    unit.lastUsed = "20030101T000000Z"
    unit.origin = "alignment"
    unit.document = "Статья \"А\""
    unit.annotations = Annotations(
        notes: [Annotations.Note("Заметка", attributes: [Attribute("xml:lang", "ru")])],
        properties: [
            Annotations.Property("project", "Сайт", attributes: [Attribute("o-encoding", "x")]),
            Annotations.Property("", ""),
        ],
        attributes: [Attribute("tuid", "17")])
    unit.sourceAnnotations = Annotations(attributes: [Attribute("o-tmf", "x")])
    unit.targetAnnotations = Annotations(notes: [Annotations.Note("")])
    return unit
}
