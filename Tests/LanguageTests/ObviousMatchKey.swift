import CICU

/// The match key by the words of its rules, one rule after the other over the whole text.
enum ObviousMatchKey {
    static func composed(_ text: String) -> String {
        string(normalised(text.unicodeScalars.map(\.value), CICU_NFC))
    }

    static func decomposed(_ text: String) -> String {
        string(normalised(text.unicodeScalars.map(\.value), CICU_NFD))
    }

    static func key(of text: String, foldingCase: Bool) -> [UInt32] {
        var key = withNumberSignsApart(
            text.unicodeScalars.map(\.value).filter { !cicu_is_ignorable($0) })
        key = key.flatMap {
            $0 == 0x2116 ? [0x4E, 0x6F, 0x20] : $0 == 0xB4 || $0 == 0x1FFD ? [0x27] : [$0]
        }
        key = normalised(key, foldingCase ? CICU_NFKC_CASEFOLD : CICU_NFKC)
        key = normalised(withoutStress(normalised(key, CICU_NFD)), CICU_NFC)
        key = withPlainSpaces(key)
        key = withoutGroups(key)
        key = withPlainDashes(key)
        key = withPlainQuotes(key)
        key = trimmed(key)
        return withOneScript(key, foldingCase: foldingCase)
    }

    private static func string(_ values: [UInt32]) -> String {
        String(String.UnicodeScalarView(values.map(scalar)))
    }

    private static func normalised(_ values: [UInt32], _ form: cicu_form) -> [UInt32] {
        var status: cicu_status = 0
        guard let normalizer = cicu_normalizer_open(form, &status) else { return [] }
        var result = [UInt32](repeating: 0, count: 4096)
        let count = cicu_normalizer_apply(
            normalizer, values, Int32(values.count), &result, Int32(result.count), &status)
        precondition(status <= 0)
        return Array(result.prefix(Int(count)))
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static func category(_ value: UInt32) -> Unicode.GeneralCategory {
        scalar(value).properties.generalCategory
    }

    private static func isDigit(_ value: UInt32?) -> Bool {
        value.map { category($0) == .decimalNumber } == true
    }

    private static func isFigure(_ value: UInt32?) -> Bool {
        value.map { (0x30...0x39).contains($0) } == true
    }

    private static func isMark(_ value: UInt32) -> Bool {
        [.nonspacingMark, .spacingMark, .enclosingMark].contains(category(value))
    }

    private static func isLetter(_ value: UInt32?) -> Bool {
        value.map {
            [
                .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter,
            ].contains(category($0))
        } == true
    }

    private static func isSpace(_ value: UInt32?) -> Bool {
        value.map { scalar($0).properties.isWhitespace } == true
    }

    /// 10² and 5½ get a space before what is not a figure of the line.
    private static func withNumberSignsApart(_ text: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for (place, value) in text.enumerated() {
            let normal = normalised([value], CICU_NFKC)
            // What follows a scalar with its marks is the next that is no mark.
            let before = place > 0 ? text[place - 1] : nil
            let after = place + 1 < text.count ? text[place + 1] : nil
            guard category(value) == .otherNumber else {
                result.append(value)
                continue
            }
            let isAfterNumber =
                before.map { category($0) != .otherNumber } == true
                && isDigit(before.flatMap { normalised([$0], CICU_NFKC).last })
            if isAfterNumber, isDigit(normal.first) { result.append(0x20) }
            result.append(value)
            if isDigit(normal.last), isDigit(after) { result.append(0x20) }
        }
        return result
    }

    private static func withoutStress(_ text: [UInt32]) -> [UInt32] {
        var letter: UInt32 = 0
        return text.filter { value in
            guard isMark(value) else {
                letter = value
                return true
            }
            let base = scalar(letter)
            let isVowel = "АЕИОУЫЭЮЯЄІѢѴаеиоуыэюяєіѣѵ".unicodeScalars.contains(base)
            let isYe = base == "е" || base == "Е"
            return !(isVowel && (value == 0x300 || value == 0x301) || isYe && value == 0x308)
        }
    }

    private static func withPlainSpaces(_ text: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for (place, value) in text.enumerated() {
            guard isSpace(value) else {
                result.append(value)
                continue
            }
            if place > 0, !isSpace(text[place - 1]) { result.append(0x20) }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    private static func withoutGroups(_ text: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        /// Whether the digits at the end of the result may be followed by a group.
        var isOpen = false
        for (place, value) in text.enumerated() {
            let figures = Array(result.reversed().prefix { isFigure($0) })
            let rest = result.dropLast(figures.count)
            if value == 0x20, !figures.isEmpty {
                let before = rest.last
                let isDecimal = [0x2C, 0x2E].contains(before) && isFigure(rest.dropLast().last)
                let isName =
                    isLetter(before)
                    || before.map(isDash) == true && isLetter(rest.dropLast().last)
                let opens = figures.count <= 3 && !isDecimal && !isName
                let following = text[(place + 1)...].prefix { isFigure($0) }
                isOpen = (isOpen || opens) && following.count == 3
                if isOpen { continue }
            } else if !isFigure(value) {
                isOpen = false
            }
            result.append(value)
        }
        return result
    }

    private static func isDash(_ value: UInt32) -> Bool {
        "-‐‑‒–—―−⸺⸻".unicodeScalars.contains(scalar(value))
    }

    private static func withPlainDashes(_ text: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var rest = text[...]
        while let value = rest.first {
            let dashes = rest.prefix { isDash($0) }
            guard !dashes.isEmpty else {
                result.append(value)
                rest.removeFirst()
                continue
            }
            rest.removeFirst(dashes.count)
            let isFree =
                (result.isEmpty || result.last == 0x20) && (rest.isEmpty || rest.first == 0x20)
            let isLong = dashes.contains { "—―⸺⸻".unicodeScalars.contains(scalar($0)) }
            let isRange = isDigit(result.last) && isDigit(rest.first)
            result.append(isFree || (isLong || dashes.count > 1) && !isRange ? 0x2014 : 0x2D)
        }
        return result
    }

    private static func withPlainQuotes(_ text: [UInt32]) -> [UInt32] {
        text.indices.map { place in
            let scalar = Self.scalar(text[place])
            if "\"«»“”„‟‹›".unicodeScalars.contains(scalar) { return 0x22 }
            guard "'`ʼ‘’‚‛′".unicodeScalars.contains(scalar) else { return text[place] }
            let before = place > 0 ? text[place - 1] : nil
            let after = place + 1 < text.count ? text[place + 1] : nil
            let isInWord =
                (isLetter(before) && before != 0x2BC || isDigit(before))
                && (isLetter(after) && after != 0x2BC || isDigit(after))
            return isInWord ? 0x27 : 0x22
        }
    }

    private static func trimmed(_ text: [UInt32]) -> [UInt32] {
        var result = text[...]
        while result.first == 0x20 { result.removeFirst() }
        while result.last == 0x20 { result.removeLast() }
        return Array(result)
    }

    private static let latin = Array("aeopcyxbkmhtiAEOPCYXBKMHTI".unicodeScalars.map(\.value))
    private static let cyrillic = Array("аеорсухвкмнтіАЕОРСУХВКМНТІ".unicodeScalars.map(\.value))
    private static let marked = Array("áàéèëóòýïÁÀÉÈËÓÒÝÏ".unicodeScalars.map(\.value))
    private static let unmarked = Array("ааеееооуїААЕЕЕООУЇ".unicodeScalars.map(\.value))

    private static func toCyrillic(_ value: UInt32) -> UInt32? {
        zip(latin + marked, cyrillic + unmarked).first { $0.0 == value }?.1
    }

    private static func toLatin(_ value: UInt32) -> UInt32? {
        zip(cyrillic, latin).first { $0.0 == value }?.1
    }

    private static func isLatin(_ value: UInt32) -> Bool {
        (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
            || (0xC0...0x24F).contains(value)
    }

    private static func isCyrillic(_ value: UInt32) -> Bool { (0x400...0x52F).contains(value) }

    private struct Word {
        var range: Range<Int>
        var isLatin = false
        var isCyrillic = false
        var isOpen = false
    }

    private static func withOneScript(_ text: [UInt32], foldingCase: Bool) -> [UInt32] {
        var key = text
        var words: [Word] = []
        for place in key.indices
        where isLetter(key[place]) || isDigit(key[place]) || isMark(key[place]) {
            if words.last?.range.upperBound == place {
                words[words.count - 1].range = words[words.count - 1].range.lowerBound..<place + 1
            } else {
                words.append(Word(range: place..<place + 1))
            }
        }
        for number in words.indices {
            let range = words[number].range
            let letters = key[range]
            var hasLatin = letters.contains(where: isLatin)
            var hasCyrillic = letters.contains(where: isCyrillic)
            if hasLatin, hasCyrillic {
                let latinAlone = letters.contains { isLatin($0) && toCyrillic($0) == nil }
                let cyrillicAlone = letters.contains { isCyrillic($0) && toLatin($0) == nil }
                if latinAlone && cyrillicAlone || letters.contains(where: isMark) {
                    hasLatin = false
                    hasCyrillic = false
                } else {
                    for place in range {
                        key[place] =
                            (latinAlone ? toLatin(key[place]) : toCyrillic(key[place]))
                            ?? key[place]
                    }
                    hasLatin = latinAlone
                    hasCyrillic = !latinAlone
                }
            }
            words[number].isLatin = hasLatin
            words[number].isCyrillic = hasCyrillic
            words[number].isOpen =
                hasLatin && range.count == 1 && toCyrillic(key[range.lowerBound]) != nil
        }
        for (number, word) in words.enumerated() where word.isOpen {
            let before = words[..<number].lastIndex { !$0.isOpen }
            let after = words[number...].firstIndex { !$0.isOpen }
            let first = words[(before ?? -1) + 1].range.lowerBound
            let last = words[(after ?? words.count) - 1].range.upperBound
            let isAttachedBefore =
                before.map { !key[words[$0].range.upperBound..<first].contains(0x20) } == true
            let isAttachedAfter =
                after.map { !key[last..<words[$0].range.lowerBound].contains(0x20) } == true
            var judges: [Word] = []
            if let before, isAttachedBefore || !isAttachedAfter { judges.append(words[before]) }
            if let after, isAttachedAfter || !isAttachedBefore { judges.append(words[after]) }
            let isFolded =
                judges.contains(where: \.isCyrillic) && !judges.contains(where: \.isLatin)
            guard isFolded || !foldingCase else { continue }
            let place = word.range.lowerBound
            key[place] = toCyrillic(key[place]) ?? key[place]
        }
        return key
    }
}
