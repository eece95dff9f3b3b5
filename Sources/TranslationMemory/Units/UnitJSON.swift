internal import Bitext

/// The stored form of what a unit carries beside its texts.
enum UnitJSON {
    /// The codes of a segment, nil where it has none.
    static func encoded(_ codes: [InlineCode]) -> String? {
        codes.isEmpty ? nil : value(of: codes).encoded
    }

    /// Annotations, nil where there are none.
    static func encoded(_ annotations: Annotations) -> String? {
        guard !annotations.isEmpty else { return nil }
        var members: [(key: String, value: CompactJSON)] = []
        if !annotations.notes.isEmpty {
            members.append(
                (
                    "notes",
                    .list(
                        annotations.notes.map { note in
                            .object([("text", .text(note.text))] + member(of: note.attributes))
                        })
                ))
        }
        if !annotations.properties.isEmpty {
            members.append(
                (
                    "properties",
                    .list(
                        annotations.properties.map { property in
                            .object(
                                [("name", .text(property.name)), ("value", .text(property.value))]
                                    + member(of: property.attributes))
                        })
                ))
        }
        return CompactJSON.object(members + member(of: annotations.attributes)).encoded
    }

    /// Whether the stored form of a segment's codes can be read again.
    static func canHold(_ segment: Segment) -> Bool { canHold(segment, depth: 0) }

    /// The codes that stand in a text.
    static func codes(_ stored: String?, in text: String) throws -> [InlineCode] {
        guard let stored else { return [] }
        let found = try codes(CompactJSON(decoding: stored))
        guard fit(found, text) else { throw CompactJSON.Malformed() }
        return found
    }

    /// The annotations of a unit or a segment.
    static func annotations(_ text: String?) throws -> Annotations {
        guard let text else { return Annotations() }
        let value = try CompactJSON(decoding: text)
        return Annotations(
            notes: try value["notes"]?.elements.map { note in
                Annotations.Note(
                    try required(note["text"]).string, attributes: try attributes(of: note))
            } ?? [],
            properties: try value["properties"]?.elements.map { property in
                Annotations.Property(
                    try required(property["name"]).string, try required(property["value"]).string,
                    attributes: try attributes(of: property))
            } ?? [],
            attributes: try attributes(of: value))
    }

    /// How deep texts may lie within the codes of texts: each takes four levels of the stored form,
    /// of which 200 are read.
    private static let deepestText = 40

    private static func canHold(_ segment: Segment, depth: Int) -> Bool {
        guard depth <= deepestText, fit(segment.codes, segment.text) else { return false }
        return segment.codes.allSatisfy { code in
            code.content.allSatisfy { piece in
                switch piece {
                case .native: true
                case .subflow(let inner, _): canHold(inner, depth: depth + 1)
                }
            }
        }
    }

    /// Whether codes stand in order between the scalars of a text.
    private static func fit(_ codes: [InlineCode], _ text: String) -> Bool {
        guard !codes.isEmpty else { return true }
        let bytes = text.utf8
        var place = bytes.startIndex
        var offset = 0
        for code in codes {
            guard code.offset >= offset,
                let next = bytes.index(
                    place, offsetBy: code.offset - offset, limitedBy: bytes.endIndex),
                // A byte that goes on with a scalar: 10xxxxxx.
                next == bytes.endIndex || bytes[next] & 0xC0 != 0x80
            else { return false }
            place = next
            offset = code.offset
        }
        return true
    }

    private static func value(of codes: [InlineCode]) -> CompactJSON {
        .list(
            codes.map { code in
                var members: [(key: String, value: CompactJSON)] = [
                    ("kind", .text(code.kind.rawValue)), ("at", .number(code.offset)),
                ]
                members += member(of: code.attributes)
                if !code.content.isEmpty {
                    members.append(("content", .list(code.content.map(value))))
                }
                return .object(members)
            })
    }

    private static func value(of piece: InlineCode.Piece) -> CompactJSON {
        switch piece {
        case .native(let text): .text(text)
        case .subflow(let segment, let attributes):
            .object(
                [("text", .text(segment.text))]
                    + (segment.codes.isEmpty ? [] : [("codes", value(of: segment.codes))])
                    + member(of: attributes))
        }
    }

    private static func member(
        of attributes: [Attribute]
    ) -> [(key: String, value: CompactJSON)] {
        guard !attributes.isEmpty else { return [] }
        return [
            (
                "attributes",
                .list(attributes.map { .list([.text($0.name), .text($0.value)]) })
            )
        ]
    }

    private static func codes(_ value: CompactJSON) throws -> [InlineCode] {
        try value.elements.map { code in
            guard let kind = InlineCode.Kind(rawValue: try required(code["kind"]).string) else {
                throw CompactJSON.Malformed()
            }
            return InlineCode(
                kind, at: try required(code["at"]).integer, attributes: try attributes(of: code),
                content: try code["content"]?.elements.map(piece) ?? [])
        }
    }

    private static func piece(_ value: CompactJSON) throws -> InlineCode.Piece {
        if case .text(let text) = value { return .native(text) }
        let text = try required(value["text"]).string
        let inner = try value["codes"].map(codes) ?? []
        guard fit(inner, text) else { throw CompactJSON.Malformed() }
        return .subflow(Segment(text, codes: inner), attributes: try attributes(of: value))
    }

    private static func attributes(of value: CompactJSON) throws -> [Attribute] {
        try value["attributes"]?.elements.map { pair in
            let parts = try pair.elements
            guard parts.count == 2 else { throw CompactJSON.Malformed() }
            return Attribute(try parts[0].string, try parts[1].string)
        } ?? []
    }

    private static func required(_ value: CompactJSON?) throws -> CompactJSON {
        guard let value else { throw CompactJSON.Malformed() }
        return value
    }
}
