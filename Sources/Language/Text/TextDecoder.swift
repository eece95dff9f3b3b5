internal import CICU

/// Turns the bytes of a plain text into a string: UTF-8, UTF-16 by its mark, others by name.
public enum TextDecoder {
    /// Why bytes are not text.
    public enum Failure: Error, Hashable, Sendable {
        /// They are not UTF-8, and nothing else was asked for: the first wrong byte, its line from
        /// 1, and the encoding that they look like with a few words read by it.
        case notUTF8(offset: Int, line: Int, guess: Guess?)
        /// They were UTF-8 before they were cut or spoilt: the first wrong byte, and its line from 1.
        case damagedUTF8(offset: Int, line: Int)
        /// They are not a text at all: a NUL byte stands at an offset.
        case binary(offset: Int)
        /// ICU knows no encoding of this name.
        case unknownEncoding(String)
        /// The encoding does not have the bytes at an offset, in a line from 1.
        case invalidBytes(encoding: String, offset: Int, line: Int)
        /// By the encoding that was told they make no Russian, or worse one than by another.
        case otherEncoding(told: String, guess: Guess)
    }

    /// An encoding that bytes look like.
    public struct Guess: Hashable, Sendable {
        /// Its name as it can be asked for.
        public let encoding: String
        /// A few words of the text, read by it.
        public let sample: String
    }

    /// Decodes a text, whose byte-order mark is left out.
    ///
    /// Bytes that begin with a mark of Unicode, or are UTF-8 with letters outside ASCII, are read
    /// by it even where another encoding is asked for: one option may stand for two files, and text
    /// in an 8-bit encoding is hardly ever valid UTF-8. Nor is text of wider units, as UTF-16,
    /// without control bytes, which each space of it has, and each letter of most alphabets. A text of some length that reads much better
    /// by another encoding of Russian than by the one that is asked for is refused.
    public static func decode(
        _ bytes: [UInt8], encoding name: String? = nil
    ) throws(Failure) -> String {
        var used = name ?? "UTF-8"
        guard isUTF8(used) || isKnown(used) else { throw .unknownEncoding(used) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            used = "UTF-16LE"
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            used = "UTF-16BE"
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF])
            || canBeMistaken(used, for: bytes) && String(validating: bytes, as: UTF8.self) != nil
        {
            used = "UTF-8"
        }
        if isUTF8(used) { return try decodeUTF8(bytes) }
        guard used == name else { return try decode(bytes, by: used) }
        let head = Array(bytes.prefix(guessedBytes))
        do throws(Failure) {
            let text = try decode(bytes, by: used)
            try requireLikely(text, told: used, head)
            return text
        } catch {
            // A text in which something is spoilt may be in its encoding all the same.
            guard case .invalidBytes = error else { throw error }
            try requireLikely((try? decode(head, by: used)) ?? "", told: used, head)
            throw error
        }
    }

    /// Whether bytes that are valid UTF-8 are hardly in an encoding that was told.
    private static func canBeMistaken(_ name: String, for bytes: [UInt8]) -> Bool {
        // Two letters of ASCII are one unit of UTF-16, and less than one of UTF-32.
        let letters = try? decode(Array("AA".utf8), by: name)
        guard letters?.unicodeScalars.count == 2 else {
            return bytes.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
        }
        return !name.lowercased().hasPrefix("utf") && bytes.contains { $0 >= 0x80 }
    }

    private static func requireLikely(
        _ text: String, told: String, _ head: [UInt8]
    ) throws(Failure) {
        let beginning = String(text.unicodeScalars.prefix(head.count))
        guard let likely = CyrillicEncoding.contradiction(to: beginning, in: head),
            let better = try? decode(head, by: likely)
        else { return }
        throw .otherEncoding(told: told, guess: Guess(encoding: likely, sample: sample(of: better)))
    }

    private static func decodeUTF8(_ bytes: [UInt8]) throws(Failure) -> String {
        if let zero = bytes.firstIndex(of: 0) {
            guard let encoding = UnicodeEncoding.unmarkedUTF16(bytes),
                let text = try? decode(Array(bytes.prefix(guessedBytes)), by: encoding)
            else { throw .binary(offset: zero) }
            throw .notUTF8(
                offset: zero, line: line(of: zero, in: bytes),
                guess: Guess(encoding: encoding, sample: sample(of: text)))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            let wrong = firstInvalid(in: bytes)
            if UnicodeEncoding.isDamagedUTF8(bytes) {
                throw .damagedUTF8(offset: wrong, line: line(of: wrong, in: bytes))
            }
            throw .notUTF8(offset: wrong, line: line(of: wrong, in: bytes), guess: guess(bytes))
        }
        return text
    }

    private static func isKnown(_ name: String) -> Bool {
        var status: cicu_status = 0
        guard let converter = cicu_converter_open(name, &status) else { return false }
        cicu_converter_close(converter)
        return true
    }

    private static func isUTF8(_ name: String) -> Bool {
        ["utf-8", "utf8"].contains(name.lowercased())
    }

    static func decode(_ bytes: [UInt8], by name: String) throws(Failure) -> String {
        var status: cicu_status = 0
        guard let converter = cicu_converter_open(name, &status) else {
            throw .unknownEncoding(name)
        }
        defer { cicu_converter_close(converter) }
        var stoppedAt: Int64 = -1
        var needed: Int64 = 0
        // A byte of a Cyrillic encoding takes two of UTF-8; one of the rarer signs takes three.
        let capacity = bytes.count * 3 + 16
        let decoded = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            needed = cicu_converter_decode(
                converter, bytes, Int64(bytes.count), buffer.baseAddress, Int64(capacity),
                &stoppedAt, &status)
            count = min(Int(needed), capacity)
        }
        guard status <= 0, needed <= capacity else {
            let offset = max(0, Int(stoppedAt))
            throw .invalidBytes(encoding: name, offset: offset, line: line(of: offset, in: bytes))
        }
        if let zero = decoded.firstIndex(of: 0) { throw .binary(offset: zero) }
        let body = decoded.starts(with: [0xEF, 0xBB, 0xBF]) ? decoded[3...] : decoded[...]
        return String(decoding: body, as: UTF8.self)
    }

    private static func firstInvalid(in bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return offset
            }
        }
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes[..<min(offset, bytes.count)].count { $0 == UInt8(ascii: "\n") }
    }

    /// The bytes by which an encoding is guessed: ICU's detector needs no more.
    private static let guessedBytes = 64 << 10

    /// The encoding of Russian by which bytes read best, else the first of ICU's guesses that reads
    /// them as letters; nil where there is none.
    ///
    /// Only the beginning is looked at.
    public static func guess(_ bytes: [UInt8]) -> Guess? {
        let head = Array(bytes.prefix(guessedBytes))
        if let encoding = CyrillicEncoding.guess(head),
            let text = try? decode(head, by: encoding)
        {
            return Guess(encoding: encoding, sample: sample(of: text))
        }
        var status: cicu_status = 0
        var count: Int32 = 0
        let list = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, written in
            buffer.withMemoryRebound(to: CChar.self) { names in
                guard let start = names.baseAddress else { return }
                count = cicu_detect_encodings(head, Int32(head.count), start, 1024, &status)
            }
            written = Int(count)
        }
        guard status <= 0 else { return nil }
        for name in list.split(separator: UInt8(ascii: "\n")) {
            let encoding = String(decoding: name, as: UTF8.self).lowercased()
            guard !encoding.hasPrefix("utf"), let text = try? decode(head, by: encoding) else {
                continue
            }
            return Guess(encoding: encoding, sample: sample(of: text))
        }
        return nil
    }

    private static func sample(of text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
    }
}
