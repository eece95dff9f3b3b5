import Foundation
import TestSupport
import Testing

@testable import Language

@Suite struct TextDecoderTests {
    private let sample = "Партизаны прятали оружие в подвале старого дома, а куратор молчал."

    @Test("reads UTF-8 with and without a mark, and UTF-16 by its mark")
    func unicode() throws {
        #expect(try TextDecoder.decode(Array(sample.utf8)) == sample)
        #expect(try TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array(sample.utf8)) == sample)
        let little = sample.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = sample.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try TextDecoder.decode([0xFF, 0xFE] + little) == sample)
        #expect(try TextDecoder.decode([0xFE, 0xFF] + big) == sample)
        #expect(try TextDecoder.decode(little, encoding: "UTF-16LE") == sample)
        #expect(try TextDecoder.decode([]).isEmpty)
    }

    @Test("reads Russian encodings by name")
    func named() throws {
        let bytes = [UInt8](try #require(sample.data(using: .windowsCP1251)))
        #expect(try TextDecoder.decode(bytes, encoding: "windows-1251") == sample)
        #expect(try TextDecoder.decode([0xF0, 0xC1], encoding: "KOI8-R") == "Па")
    }

    @Test("reads Unicode that shows itself whatever encoding was asked for")
    func shown() throws {
        let mark: [UInt8] = [0xFF, 0xFE]
        let little: [UInt8] =
            mark + sample.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let legacy = [UInt8](try #require(sample.data(using: .windowsCP1251)))
        for bytes in [Array(sample.utf8), little, legacy] {
            #expect(try TextDecoder.decode(bytes, encoding: "windows-1251") == sample)
        }
    }

    @Test(
        "takes no UTF-8 for text of wider units, and text of wider units for no UTF-8",
        arguments: ["UTF-16", "utf-16le", "UTF-16BE", "UTF-32", "utf-32le", "ISO-10646-UCS-2"])
    func wideUnits(name: String) throws {
        for text in [sample, "The partisans hid weapons.\n", "Ж", "a"] {
            #expect(try TextDecoder.decode(Array(text.utf8), encoding: name) == text)
        }
        let encodings: [String: String.Encoding] = [
            "utf-16le": .utf16LittleEndian, "UTF-16BE": .utf16BigEndian,
            "utf-32le": .utf32LittleEndian,
        ]
        guard let encoding = encodings[name] else { return }
        for text in [sample, "Ночь", "The partisans hid weapons.\n", "游击队把武器藏在地窖里。", "中国\n"] {
            let bytes = [UInt8](try #require(text.data(using: encoding)))
            #expect(try TextDecoder.decode(bytes, encoding: name) == text)
        }
    }

    @Test("guesses the encoding of what is not UTF-8, and shows words of it")
    func guesses() throws {
        let bytes = [UInt8](try #require(sample.data(using: .windowsCP1251)))
        do {
            _ = try TextDecoder.decode(bytes)
            Issue.record("windows-1251 was taken for UTF-8")
        } catch {
            guard case .notUTF8(let offset, let line, let guess) = error else { throw error }
            #expect((offset, line) == (0, 1))
            #expect(guess?.encoding == "windows-1251")
            #expect(guess?.sample == "Партизаны прятали оружие в")
        }
    }

    /// A text in an 8-bit encoding, which is turned round by what ICU reads from each byte.
    private static func encoded(_ text: String, by encoding: String) throws -> [UInt8] {
        let all = (1...255).map { byte in
            (try? TextDecoder.decode([UInt8(byte)], by: encoding))?.unicodeScalars.first
        }
        return try text.unicodeScalars.map { letter in
            UInt8(try #require(all.firstIndex(of: letter)) + 1)
        }
    }

    @Test(
        "guesses the encodings of Russian, of short texts and beside English too",
        arguments: ["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"],
        [
            "Хлеб стоил 16 копеек за буханку.", "явочная квартира\tsafe house\tn.",
            "Партизаны прятали оружие в подвале старого дома. Куратор молчал девять дней.",
        ])
    func russianEncodings(encoding: String, text: String) throws {
        let bytes = try Self.encoded(text, by: encoding)
        let guess = try #require(TextDecoder.guess(bytes))
        #expect(try TextDecoder.decode(bytes, encoding: guess.encoding) == text)
    }

    @Test(
        "refuses an encoding by which a text reads worse than by another one",
        arguments: ["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"])
    func contradiction(encoding: String) throws {
        let text =
            "Партизаны прятали оружие в подвале старого дома. Куратор молчал девять дней, а потом"
            + " явился сам; никто не знал, чья это земля и кто теперь её хозяин. Я ушла."
        let bytes = try Self.encoded(text, by: encoding)
        let told = [
            "windows-1251", "cp1251", "koi8-r", "koi8-u", "ibm866", "cp866", "iso-8859-5",
            "x-mac-cyrillic", "latin1", "windows-1252", "iso-8859-7",
        ]
        for name in told {
            guard (try? TextDecoder.decode(bytes, by: name)) != text else {
                #expect(try TextDecoder.decode(bytes, encoding: name) == text)
                continue
            }
            do {
                _ = try TextDecoder.decode(bytes, encoding: name)
                Issue.record("\(encoding) was read by \(name)")
            } catch {
                guard case .otherEncoding(name, let guess) = error else { throw error }
                #expect(try TextDecoder.decode(bytes, by: guess.encoding) == text)
            }
        }
        // Of a few words nothing is said.
        let few = Array(bytes.prefix(9))
        for name in told {
            let read = try? TextDecoder.decode(few, by: name)
            #expect((try? TextDecoder.decode(few, encoding: name)) == read)
        }
    }

    @Test(
        "believes what is told of texts in other alphabets and languages",
        arguments: [
            (
                "iso-8859-7",
                "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."
            ),
            (
                "windows-1255",
                "בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו וחשך על פני תהום"
            ),
            ("koi8-u", "Всі люди народжуються вільними і рівними у своїй гідності та правах."),
            ("windows-1251", "Сви људи рађају се слободни и једнаки у достојанству и правима."),
            ("windows-1252", "Größe, Fußgänger und Müßiggang: überall Äpfel für ältere Esel."),
        ])
    func believed(encoding: String, text: String) throws {
        let bytes = try Self.encoded(text, by: encoding)
        #expect(try TextDecoder.decode(bytes, encoding: encoding) == text)
    }

    @Test(
        "does not take other alphabets for Russian",
        arguments: [
            ("größe, fußgänger und müßiggang", "iso-8859-1"),
            ("Η Ελλάδα είναι μια χώρα της Ευρώπης και των Βαλκανίων", "iso-8859-7"),
        ])
    func otherAlphabets(text: String, encoding: String) throws {
        let bytes = try #require(
            text.data(using: encoding == "iso-8859-1" ? .isoLatin1 : .windowsCP1253))
        #expect(TextDecoder.guess([UInt8](bytes))?.encoding.hasPrefix("iso-8859-5") != true)
        #expect(TextDecoder.guess([UInt8](bytes))?.encoding.hasPrefix("windows-1251") != true)
    }

    @Test("names the place of a wrong byte")
    func wrongByte() {
        let bytes = Array("один\nдва\n".utf8) + [0xD0]
        do {
            _ = try TextDecoder.decode(bytes)
            Issue.record("a cut letter was taken for UTF-8")
        } catch {
            guard case .notUTF8(let offset, let line, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(offset == bytes.count - 1)
            #expect(line == 3)
        }
    }

    @Test("knows what is no text, and no encoding")
    func hopeless() {
        #expect(throws: TextDecoder.Failure.binary(offset: 2)) {
            try TextDecoder.decode([0x50, 0x4B, 0, 1])
        }
        #expect(throws: TextDecoder.Failure.unknownEncoding("latin-99")) {
            try TextDecoder.decode([0x50], encoding: "latin-99")
        }
        #expect(
            throws: TextDecoder.Failure.invalidBytes(encoding: "UTF-16LE", offset: 2, line: 1)
        ) {
            try TextDecoder.decode([0x41, 0x04, 0x42], encoding: "UTF-16LE")
        }
    }

    @Test(
        "guesses the language by the letters and words",
        arguments: [
            ("Партизаны", "ru"), ("Partisans", "en"), ("Її партизани", "uk"), ("ў горадзе", "be"),
            ("The handler was silent for nine days, and the partisans hid.", "en"),
            ("Der Mann ist nicht mit dem Zug nach Lwiw gefahren.", "de"),
            ("Le chef du réseau est resté dans la ville pour la nuit.", "fr"),
            ("El hombre que llegó por la noche no es de la ciudad.", "es"),
            ("Zupełnie nie wiem, co się z nim stało, ale to jest prawda.", "pl"),
            ("Xyz abc qqq rrr sss ttt uuu vvv www", nil),
            ("本です", "ja"), ("漢字", "zh"), ("12 — …", nil),
        ])
    func language(text: String, tag: String?) {
        #expect(LanguageGuess.language(of: text)?.text == tag)
    }

    @Test("tells UTF-8 that was cut or spoilt from other encodings", arguments: [-1, 40])
    func damaged(place: Int) throws {
        var bytes = Array(sample.utf8)
        if place < 0 { bytes.removeLast(2) } else { bytes[place] = 0xFF }
        #expect(throws: TextDecoder.Failure.self) { try TextDecoder.decode(bytes) }
        do { _ = try TextDecoder.decode(bytes) } catch {
            guard case .damagedUTF8(let offset, let line) = error else { throw error }
            #expect(line == 1 && (place < 0 ? offset >= bytes.count - 3 : abs(offset - place) < 2))
        }
    }

    @Test("guesses UTF-16 without its mark, and takes no picture for it")
    func unmarked() throws {
        let little = sample.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = sample.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for (bytes, encoding) in [(little, "utf-16le"), (big, "utf-16be")] {
            do {
                _ = try TextDecoder.decode(bytes)
                Issue.record("\(encoding) was taken for UTF-8")
            } catch {
                guard case .notUTF8(_, _, let guess) = error else { throw error }
                #expect(guess?.encoding == encoding)
            }
            #expect(try TextDecoder.decode(bytes, encoding: encoding) == sample)
        }
        var random = RandomSource(seed: 9)
        let noise = (0..<4000).map { _ in UInt8.random(in: 0...255, using: &random) }
        do { _ = try TextDecoder.decode(noise) } catch {
            guard case .binary = error else { throw error }
        }
    }
}
