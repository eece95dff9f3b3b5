/// The heading of a file of NumPy's format NPY: a dictionary as Python writes it.
struct NPYHeading: Equatable {
    var type = ""
    var isColumnOrder = false
    var shape: [Int] = []

    /// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
    init(_ bytes: ArraySlice<UInt8>) throws(NPYFault) {
        var cursor = Cursor(bytes)
        try cursor.expect("{")
        var keys: Set<String> = []
        while !cursor.skip("}") {
            let key = try cursor.string()
            try cursor.expect(":")
            guard keys.insert(key).inserted else { throw cursor.fault }
            switch key {
            case "descr": type = try cursor.type()
            case "fortran_order": isColumnOrder = try cursor.boolean()
            case "shape": shape = try cursor.tuple()
            default: throw cursor.fault
            }
            if !cursor.skip(",") {
                try cursor.expect("}")
                break
            }
        }
        guard keys.count == 3, cursor.isAtEnd else { throw cursor.fault }
    }

    private struct Cursor {
        private let bytes: ArraySlice<UInt8>
        private var place: Int

        init(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            place = bytes.startIndex
        }

        var fault: NPYFault { .malformedHeading(byte: place + 1) }

        var isAtEnd: Bool {
            mutating get {
                skipSpace()
                return place == bytes.endIndex
            }
        }

        private mutating func skipSpace() {
            while place < bytes.endIndex, [0x20, 0x09, 0x0A].contains(bytes[place]) { place += 1 }
        }

        mutating func skip(_ sign: Unicode.Scalar) -> Bool {
            skipSpace()
            guard place < bytes.endIndex, bytes[place] == UInt8(ascii: sign) else { return false }
            place += 1
            return true
        }

        mutating func expect(_ sign: Unicode.Scalar) throws(NPYFault) {
            guard skip(sign) else { throw fault }
        }

        mutating func string() throws(NPYFault) -> String {
            skipSpace()
            guard place < bytes.endIndex, bytes[place] == 0x22 || bytes[place] == 0x27 else {
                throw fault
            }
            let quote = bytes[place]
            guard let end = bytes[(place + 1)...].firstIndex(of: quote) else { throw fault }
            let text = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
            place = end + 1
            return text
        }

        /// The type; that of records is a list, which is not read further.
        mutating func type() throws(NPYFault) -> String {
            guard !skip("[") else { throw .type("[…]") }
            return try string()
        }

        mutating func boolean() throws(NPYFault) -> Bool {
            skipSpace()
            for (word, value) in [("True", true), ("False", false)]
            where bytes[place...].starts(with: word.utf8) {
                place += word.utf8.count
                return value
            }
            throw fault
        }

        mutating func tuple() throws(NPYFault) -> [Int] {
            try expect("(")
            var numbers: [Int] = []
            while !skip(")") {
                numbers.append(try number())
                if !skip(",") {
                    try expect(")")
                    break
                }
            }
            return numbers
        }

        private mutating func number() throws(NPYFault) -> Int {
            skipSpace()
            let start = place
            while place < bytes.endIndex, (0x30...0x39).contains(bytes[place]) { place += 1 }
            guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else {
                throw fault
            }
            // Python 2 wrote long integers so.
            if place < bytes.endIndex, bytes[place] == UInt8(ascii: "L") { place += 1 }
            return number
        }
    }
}
