/// A JSON value whose keys keep their order, so that equal values have equal texts.
///
/// Codes and annotations are stored in this form; only what they need is there: strings, whole
/// numbers, lists and objects.
enum CompactJSON {
    case text(String)
    case number(Int)
    case list([CompactJSON])
    case object([(key: String, value: CompactJSON)])

    /// A text that is not such a value.
    struct Malformed: Error {}

    /// The value as text, without white space.
    var encoded: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a value; nested to at most 200 levels.
    init(decoding text: String) throws {
        var reader = Reader(bytes: Array(text.utf8))
        self = try reader.value(depth: 0)
        guard reader.place == reader.bytes.count else { throw Malformed() }
    }

    /// The value of a key of an object.
    subscript(_ key: String) -> CompactJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The elements of a list.
    var elements: [CompactJSON] {
        get throws {
            guard case .list(let elements) = self else { throw Malformed() }
            return elements
        }
    }

    /// The string.
    var string: String {
        get throws {
            guard case .text(let string) = self else { throw Malformed() }
            return string
        }
    }

    /// The whole number.
    var integer: Int {
        get throws {
            guard case .number(let number) = self else { throw Malformed() }
            return number
        }
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .list(let elements):
            bytes.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (place, member) in members.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func value(depth: Int) throws -> CompactJSON {
            guard depth < 200, place < bytes.count else { throw Malformed() }
            switch bytes[place] {
            case UInt8(ascii: "\""): return .text(try string())
            case UInt8(ascii: "["):
                var elements: [CompactJSON] = []
                try members(until: "]") { reader in
                    elements.append(try reader.value(depth: depth + 1))
                }
                return .list(elements)
            case UInt8(ascii: "{"):
                var members: [(key: String, value: CompactJSON)] = []
                try self.members(until: "}") { reader in
                    let key = try reader.string()
                    try reader.take(":")
                    members.append((key, try reader.value(depth: depth + 1)))
                }
                return .object(members)
            default: return .number(try number())
            }
        }

        private mutating func members(
            until end: Unicode.Scalar, _ member: (inout Reader) throws -> Void
        ) throws {
            place += 1
            if place < bytes.count, bytes[place] == UInt8(ascii: end) {
                place += 1
                return
            }
            while true {
                try member(&self)
                guard place < bytes.count else { throw Malformed() }
                if bytes[place] == UInt8(ascii: end) { break }
                try take(",")
            }
            place += 1
        }

        private mutating func take(_ mark: Unicode.Scalar) throws {
            guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else {
                throw Malformed()
            }
            place += 1
        }

        private mutating func number() throws -> Int {
            let start = place
            while place < bytes.count,
                bytes[place] == UInt8(ascii: "-") || (48...57).contains(bytes[place])
            {
                place += 1
            }
            guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else {
                throw Malformed()
            }
            return number
        }

        private mutating func string() throws -> String {
            try take("\"")
            var content: [UInt8] = []
            while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                var byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: "\\") {
                    guard place < bytes.count else { throw Malformed() }
                    byte = bytes[place]
                    place += 1
                    if byte == UInt8(ascii: "u") {
                        guard place + 4 <= bytes.count,
                            let code = UInt8(
                                String(decoding: bytes[place..<place + 4], as: UTF8.self),
                                radix: 16)
                        else { throw Malformed() }
                        byte = code
                        place += 4
                    }
                }
                content.append(byte)
            }
            try take("\"")
            return String(decoding: content, as: UTF8.self)
        }
    }
}
