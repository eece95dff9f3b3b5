public import Bitext
internal import Language

/// A condition on units: `author = ivanov`, `changed > 2024-05`, `prop:project ~ сайт`.
///
/// Keys: `author` (who made or changed it), `created`, `changed`, `origin`, `document`, `language`
/// (either side), `source`, `target`, `prop:NAME` (of the unit or a side). Operators: `=`; `~`
/// contains, without case; `<` and `>` for dates, where a date that is only begun, as `2024`, means
/// all of that span. A unit that was never changed counts as changed when it was made.
public struct UnitFilter: Sendable, Hashable {
    /// Why a text is not a condition.
    public enum Failure: Error, Sendable, Hashable {
        /// There is no `=`, `~`, `<` or `>` in it.
        case noOperator(String)
        /// Nothing of a unit is called so.
        case unknownKey(String)
        /// The value of a date is none.
        case notADate(String)
        /// Only dates can be earlier or later.
        case notOrdered(key: String)
    }

    /// What is asked for.
    enum Key: Hashable {
        case author
        case created
        case changed
        case origin
        case document
        case language
        case source
        case target
        case property(String)
    }

    /// How it is compared.
    enum Relation: Unicode.Scalar {
        case equal = "="
        case contains = "~"
        case before = "<"
        case after = ">"
    }

    private static let keys: [String: Key] = [
        "author": .author, "created": .created, "changed": .changed, "origin": .origin,
        "document": .document, "language": .language, "source": .source, "target": .target,
    ]

    private let key: Key
    private let relation: Relation
    private let value: String
    private let foldedValue: [UInt8]
    private let date: UnitDate?

    /// Reads a condition, `KEY OP VALUE`, the spaces optional.
    public init(_ text: String) throws(Failure) {
        let scalars = text.unicodeScalars
        guard let place = scalars.firstIndex(where: { Relation(rawValue: $0) != nil }),
            let relation = Relation(rawValue: scalars[place])
        else { throw .noOperator(text) }
        let name = Self.trimmed(scalars[..<place])
        value = Self.trimmed(scalars[scalars.index(after: place)...])
        foldedValue = Array(value.lowercased().utf8)
        self.relation = relation
        if name.hasPrefix("prop:") {
            key = .property(String(name.dropFirst(5)))
        } else {
            guard let known = Self.keys[name] else { throw .unknownKey(name) }
            key = known
        }
        let isOrdered = relation == .before || relation == .after
        if key == .created || key == .changed {
            date = relation == .contains ? nil : UnitDate(value)
            if date == nil, relation != .contains { throw .notADate(value) }
        } else {
            date = nil
            if isOrdered { throw .notOrdered(key: name) }
        }
    }

    /// Whether a unit meets the condition.
    public func matches(_ unit: TranslationUnit) -> Bool {
        switch key {
        case .author: isMet(by: [unit.created.author, unit.changed.author])
        case .created: isMet(byDate: unit.created.date)
        case .changed: isMet(byDate: unit.changed.date ?? unit.created.date)
        case .origin: isMet(by: [unit.origin])
        case .document:
            isMet(by: [unit.document] + unit.furtherDocuments.filter { !$0.isEmpty })
        case .language: isMet(byLanguages: [unit.sourceLanguage, unit.targetLanguage])
        case .source: isMet(by: [unit.source.text])
        case .target: isMet(by: [unit.target.text])
        case .property(let name):
            isMet(
                by: [unit.annotations, unit.sourceAnnotations, unit.targetAnnotations].flatMap {
                    $0.properties.filter { $0.name == name }.map(\.value)
                })
        }
    }

    private func isMet(by texts: [String?]) -> Bool {
        texts.contains { text in
            guard let text else { return false }
            return relation == .equal ? text == value : contains(text)
        }
    }

    private func isMet(byLanguages tags: [LanguageTag]) -> Bool {
        tags.contains { tag in
            relation == .equal
                ? LanguageTag(value).answer(from: tag) == .same : contains(tag.canonical)
        }
    }

    private func isMet(byDate text: String?) -> Bool {
        guard let text else { return false }
        if relation == .contains { return contains(text) }
        guard let date, let moment = UnitDate(text) else { return false }
        switch relation {
        case .before: return moment.start < date.start
        case .after: return moment.start >= date.end
        default: return date.start <= moment.start && moment.start < date.end
        }
    }

    private func contains(_ text: String) -> Bool {
        let bytes = Array(text.lowercased().utf8)
        guard let first = foldedValue.first else { return true }
        guard bytes.count >= foldedValue.count else { return false }
        for start in 0...(bytes.count - foldedValue.count) where bytes[start] == first {
            if bytes[start..<start + foldedValue.count].elementsEqual(foldedValue) { return true }
        }
        return false
    }

    private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> String {
        var rest = scalars
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
