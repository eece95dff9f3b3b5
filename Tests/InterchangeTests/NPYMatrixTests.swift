import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct NPYMatrixTests {
    static func file(
        _ heading: String, _ values: [UInt8], version: UInt8 = 1, pad: Bool = true
    ) -> [UInt8] {
        var heading = Array(heading.utf8)
        if pad { heading += Array(repeating: 0x20, count: 7) + [0x0A] }
        let count = heading.count
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
        bytes += [UInt8(count & 0xFF), UInt8(count >> 8)]
        if version > 1 { bytes += [0, 0] }
        return bytes + heading + values
    }

    private static func read(_ bytes: [UInt8]) throws -> NPYMatrix {
        let folder = try TemporaryFolder()
        return try NPYMatrix(path: try folder.write(bytes, to: "x.npy"))
    }

    private static func fault(of bytes: [UInt8]) -> NPYFault? {
        do {
            _ = try read(bytes)
            return nil
        } catch let error as ExchangeError {
            guard case .matrix(let fault) = error.problem else { return nil }
            return fault
        } catch {
            return nil
        }
    }

    private static func bytes(of value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static let values: [Float] = [0, 1, -2.5, 65504, 0x1p-24, 0.333251953125]

    @Test("numbers of 2, 4 and 8 bytes are read, in each version", arguments: 1...3)
    func widths(version: Int) throws {
        let forms: [(type: String, bytes: [UInt8])] = [
            ("<f2", [0, 0x3C00, 0xC100, 0x7BFF, 1, 0x3555].flatMap { Self.bytes(of: UInt16($0)) }),
            ("<f4", Self.values.flatMap { Self.bytes(of: $0.bitPattern) }),
            ("<f8", Self.values.flatMap { Self.bytes(of: Double($0).bitPattern) }),
        ]
        for form in forms {
            let heading = "{'descr': '\(form.type)', 'fortran_order': False, 'shape': (2, 3), }"
            let matrix = try Self.read(
                Self.file(heading, form.bytes, version: UInt8(version)))
            #expect(matrix.rowCount == 2 && matrix.columnCount == 3)
            #expect(matrix.values == Self.values, "\(form.type)")
        }
    }

    @Test("a matrix larger than a chunk is read whole, and an empty one too")
    func sizes() throws {
        let count = 400_001
        let values = (0..<count).map { Float($0) }
        let bytes = values.flatMap { Self.bytes(of: $0.bitPattern) }
        let heading = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(count), 1), }"
        #expect(try Self.read(Self.file(heading, bytes)).values == values)
        let empty = "{'shape': (0, 7), 'fortran_order': False, 'descr': '<f4'}"
        #expect(try Self.read(Self.file(empty, [])).rowCount == 0)
    }

    private static let good = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }"
    private static let two = bytes(of: Float(1).bitPattern) + bytes(of: Float(2).bitPattern)

    static let faults: [(bytes: [UInt8], fault: NPYFault)] = [
        ([], .notNPY), (Array("PK\u{3}\u{4}".utf8), .notNPY),
        (Array(file(good, two).prefix(11)), .cutHeading),
        (Array(file(good, two).prefix(40)), .cutHeading),
        ([0x93] + Array("NUMPY".utf8) + [3, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0], .cutHeading),
        (file(good, two, version: 4), .version(major: 4, minor: 0)),
        (file(good.replacing("<f4", with: ">f4"), two), .type(">f4")),
        (file(good.replacing("'<f4'", with: "[('a', '<f4')]"), two), .type("[…]")),
        (file(good.replacing("<f4", with: "|O"), two), .type("|O")),
        (
            file(good.replacing("False", with: "True").replacing("(1, 2)", with: "(2, 2)"), two),
            .columnOrder
        ),
        (file(good.replacing("(1, 2)", with: "(2,)"), two), .dimensions(1)),
        (file(good.replacing("(1, 2)", with: "()"), two), .dimensions(0)),
        (file(good, two + [0]), .size(expected: 8, found: 9)),
        (file(good, Array(two.dropLast())), .size(expected: 8, found: 7)),
        (
            file(good.replacing("(1, 2)", with: "(\(1 << 62), 8)"), two),
            .tooLarge(rows: 1 << 62, columns: 8)
        ),
        (
            file(good.replacing("(1, 2)", with: "(1000000, 1000)"), two),
            .tooLarge(rows: 1_000_000, columns: 1000)
        ),
        (
            file(good, bytes(of: Float(1).bitPattern) + bytes(of: Float.nan.bitPattern)),
            .notFinite(row: 1, column: 2)
        ),
        (
            file(
                good.replacing("f4", with: "f8").replacing("(1, 2)", with: "(2, 1)"),
                bytes(of: 1.0.bitPattern) + bytes(of: 1e300.bitPattern)),
            .notFinite(row: 2, column: 1)
        ),
    ]

    @Test("what cannot be used is told with what is wrong", arguments: faults.indices)
    func refuses(index: Int) {
        #expect(Self.fault(of: Self.faults[index].bytes) == Self.faults[index].fault)
    }

    @Test("a heading that is spoilt anywhere is refused, or means the same, and never traps")
    func spoilt() {
        let whole = Self.file(Self.good, Self.two)
        for place in 0..<whole.count - Self.two.count {
            for byte in [0, 0x20, 0x27, 0x28, 0x2C, 0x39, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[place] = byte
                let matrix = try? Self.read(bytes)
                #expect(matrix == nil || matrix?.values == [1, 2])
            }
        }
    }
}
