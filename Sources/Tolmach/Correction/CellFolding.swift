internal import Foundation

/// The form in which the text of a cell and that of the segments are compared: composed (NFC),
/// without white space and what is not seen, and with one form of quotes, dashes, dots and ё, which
/// spreadsheets, joins, keyboards and people change.
enum CellFolding {
    /// The bytes of a text in that form.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        forEachKept(in: text) { scalar, _ in
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return true
        }
        return bytes
    }

    /// Where in a text, in bytes, those bytes stand which have so many bytes before them in this
    /// form; the numbers are sorted.
    ///
    /// Reads the text once.
    static func places(ofFolded counts: [Int], in text: String) -> [Int] {
        var before = 0
        var places: [Int] = []
        places.reserveCapacity(counts.count)
        forEachKept(in: text) { scalar, offset in
            while places.count < counts.count, before >= counts[places.count] {
                places.append(offset)
            }
            before += UTF8.width(scalar)
            return places.count < counts.count
        }
        while places.count < counts.count { places.append(text.utf8.count) }
        return places
    }

    /// A text from the beginning of the word on which stands behind so many bytes of the compared
    /// form; nil where that is all of it.
    static func words(of text: String, behindFolded count: Int) -> String? {
        let place = text.utf8.index(
            text.startIndex, offsetBy: places(ofFolded: [count], in: text)[0])
        guard
            let space = text[..<place].unicodeScalars.lastIndex(where: \.properties.isWhitespace)
        else { return nil }
        return String(text[text.unicodeScalars.index(after: space)...])
    }

    /// Visits the scalars that are compared, with their places in bytes, until told to stop.
    private static func forEachKept(
        in text: String, _ body: (Unicode.Scalar, Int) -> Bool
    ) {
        if let composed = composed(text) {
            visit(composed, body)
        } else {
            var offset = 0
            visit(
                text.unicodeScalars.lazy.map { scalar in
                    defer { offset += UTF8.width(scalar) }
                    return (scalar, offset)
                }, body)
        }
    }

    private static func visit(
        _ scalars: some Sequence<(Unicode.Scalar, Int)>, _ body: (Unicode.Scalar, Int) -> Bool
    ) {
        var iterator = scalars.makeIterator()
        var next = iterator.next()
        var isAfterSpace = true
        var isAfterDash = false
        while let (scalar, place) = next {
            next = iterator.next()
            if isPassedOver(scalar) {
                isAfterSpace = true
                continue
            }
            // The apostrophe before what a spreadsheet would run, which it or a person takes away.
            let isGuard =
                scalar == "'" && isAfterSpace
                && (next.map { ["=", "+", "-", "@"].contains($0.0) } ?? false)
            let folded = folded(scalar)
            // Two hyphens are a typist's dash.
            let goesOn = isAfterDash && !isAfterSpace && folded == "-"
            isAfterSpace = false
            isAfterDash = folded == "-"
            guard !isGuard, !goesOn else { continue }
            for _ in 0..<(scalar == "…" ? 3 : 1) where !body(folded, place) { return }
        }
    }

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // The properties of a scalar take far longer to ask for than all else.
        case 0x21...0x7E, 0xC0..<0x300, 0x400..<0x530: false
        default:
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar == "`" ? "'" : scalar }
        switch scalar {
        case "ё": return "е"
        case "Ё": return "Е"
        case "«", "»", "“", "”", "„", "‟": return "\""
        case "‘", "’", "‚", "‛", "‹", "›", "´", "ʼ": return "'"
        case "…": return "."
        case "−": return "-"
        default:
            guard scalar.value >= 0x530 else { return scalar }
            return scalar.properties.generalCategory == .dashPunctuation ? "-" : scalar
        }
    }

    /// The scalars of the composed form with the places, in bytes, of those that they are made of;
    /// nil where the text is composed already.
    private static func composed(_ text: String) -> [(Unicode.Scalar, Int)]? {
        let scalars = text.unicodeScalars
        guard !scalars.allSatisfy(isStable),
            !text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(scalars)
        else { return nil }
        var composed: [(Unicode.Scalar, Int)] = []
        var start = scalars.startIndex
        var offset = 0
        while start < scalars.endIndex {
            let behind = scalars.index(after: start)
            let end = scalars[behind...].firstIndex { !joins($0) } ?? scalars.endIndex
            let inner = offset + UTF8.width(scalars[start])
            let run = String(scalars[start..<end]).precomposedStringWithCanonicalMapping
            for (number, scalar) in run.unicodeScalars.enumerated() {
                composed.append((scalar, number == 0 ? offset : inner))
            }
            offset += scalars[start..<end].reduce(0) { $0 + UTF8.width($1) }
            start = end
        }
        return composed
    }

    /// Whether composing changes a scalar neither alone nor with another such one.
    private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x400..<0x483, 0x48A..<0x530, 0x2010..<0x2100, 0x4E00..<0xA000: true
        default: false
        }
    }

    /// Whether a scalar may be composed with one before it.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.canonicalCombiningClass != .notReordered
            || scalar.properties.isGraphemeExtend || (0x1160..<0x1200).contains(scalar.value)
    }
}
