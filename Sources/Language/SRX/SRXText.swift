/// A paragraph in UTF-16 with the class of each unit; its buffers serve one paragraph after another.
///
/// A line end of the layout, with the white space around it, is one space.
final class SRXText {
    private var storage = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: 0)
    private var classStorage = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: 0)
    /// How many units there are.
    private(set) var count = 0
    /// A number that differs from that of the paragraph before.
    private(set) var number = 0
    /// Whether it has characters beyond the first plane.
    private(set) var isBeyondFirstPlane = false
    /// The byte of the text at which the paragraph begins.
    private var firstByte = 0
    /// The spaces that stand for line ends, by their place, and the byte after what they stand for.
    private var joints: [(place: Int, byteAfter: Int)] = []

    // Where the last byte was asked for.
    private var place = 0
    private var byte = 0
    private var joint = 0

    deinit {
        storage.deallocate()
        classStorage.deallocate()
    }

    /// The units.
    var units: UnsafeBufferPointer<UInt16> {
        UnsafeBufferPointer(rebasing: storage[..<count])
    }

    /// The class of each unit.
    var classes: UnsafePointer<UInt16> { UnsafePointer(classStorage.baseAddress.unsafelyUnwrapped) }

    /// Takes a paragraph of a text.
    func read(_ paragraph: Paragraph, of text: String, classOf: [UInt16]) {
        var text = text
        text.withUTF8 { bytes in
            read(UnsafeBufferPointer(rebasing: bytes[paragraph.range]), classOf: classOf)
        }
        number += 1
        firstByte = paragraph.range.lowerBound
        place = 0
        byte = firstByte
        joint = 0
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>, classOf: [UInt16]) {
        reserve(bytes.count + 1)
        joints.removeAll(keepingCapacity: true)
        isBeyondFirstPlane = false
        var read = 0
        var written = 0
        let units = storage
        while read < bytes.count {
            let first = UInt32(bytes[read])
            if first < 0x80 {
                if (0x0A...0x0D).contains(first) {
                    read = join(bytes, after: read + 1, &written)
                    continue
                }
                units[written] = UInt16(first)
                written &+= 1
                read &+= 1
            } else if first < 0xE0 {
                let value = (first & 0x1F) << 6 | UInt32(bytes[read + 1]) & 0x3F
                read &+= 2
                if value == 0x85 {
                    read = join(bytes, after: read, &written)
                    continue
                }
                units[written] = UInt16(value)
                written &+= 1
            } else if first < 0xF0 {
                let value =
                    (first & 0x0F) << 12 | (UInt32(bytes[read + 1]) & 0x3F) << 6
                    | UInt32(bytes[read + 2]) & 0x3F
                read &+= 3
                if value == 0x2028 || value == 0x2029 {
                    read = join(bytes, after: read, &written)
                    continue
                }
                units[written] = UInt16(value)
                written &+= 1
            } else {
                let value =
                    (first & 0x07) << 18 | (UInt32(bytes[read + 1]) & 0x3F) << 12
                    | (UInt32(bytes[read + 2]) & 0x3F) << 6 | UInt32(bytes[read + 3]) & 0x3F
                let rest = value - 0x10000
                units[written] = UInt16(0xD800 + (rest >> 10))
                units[written + 1] = UInt16(0xDC00 + (rest & 0x3FF))
                written &+= 2
                read &+= 4
                isBeyondFirstPlane = true
            }
        }
        count = written
        classOf.withUnsafeBufferPointer { classOf in
            for unit in 0..<written { classStorage[unit] = classOf[Int(units[unit])] }
        }
    }

    /// Writes one space for a line end and the white space around it; gives the byte after that.
    private func join(
        _ bytes: UnsafeBufferPointer<UInt8>, after lineEnd: Int, _ written: inout Int
    ) -> Int {
        while written > 0, Characters.isSpace(UInt32(storage[written - 1])) { written -= 1 }
        var read = lineEnd
        while read < bytes.count {
            let (value, width) = Self.scalar(at: read, in: bytes)
            guard Characters.isSpace(value) else { break }
            read += width
        }
        joints.append((written, read))
        storage[written] = UInt16(Characters.space)
        written += 1
        return read
    }

    /// A scalar of at most three bytes, as all white space is.
    private static func scalar(
        at place: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (value: UInt32, width: Int) {
        let first = UInt32(bytes[place])
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | UInt32(bytes[place + 1]) & 0x3F, 2) }
        guard first < 0xF0 else { return (0xFFFD, 4) }
        return (
            (first & 0x0F) << 12 | (UInt32(bytes[place + 1]) & 0x3F) << 6
                | UInt32(bytes[place + 2]) & 0x3F, 3
        )
    }

    private func reserve(_ capacity: Int) {
        guard storage.count < capacity else { return }
        storage.deallocate()
        classStorage.deallocate()
        storage = .allocate(capacity: capacity * 2)
        classStorage = .allocate(capacity: capacity * 2)
    }

    /// The byte of the text at which a unit begins; asked for in order.
    func byteOffset(of wanted: Int) -> Int {
        precondition(wanted >= place, "places are asked for in order")
        while place < wanted {
            if joint < joints.count, joints[joint].place == place {
                byte = firstByte + joints[joint].byteAfter
                joint += 1
            } else {
                let unit = storage[place]
                // Each half of a pair counts for two of the four bytes.
                byte += unit < 0x80 ? 1 : unit < 0x800 || unit & 0xF800 == 0xD800 ? 2 : 3
            }
            place += 1
        }
        return byte
    }

    /// Whether a place is between the two units of one character.
    func isInsidePair(_ place: Int) -> Bool { storage[place] & 0xFC00 == 0xDC00 }

    /// Whether a unit is white space.
    func isSpace(at place: Int) -> Bool { Characters.isSpace(UInt32(storage[place])) }
}
