import Interchange
import TestSupport
import Testing

@testable import Tolmach

@Suite struct TableHeadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func mayBegin(_ bytes: [UInt8], encoding: String? = nil) throws -> Bool {
        let path = try folder.write(bytes, to: "file")
        let input = try ByteReader(path: path, chunkBytes: 64 << 10)
        let isTable = CorrectedTable.mayBegin(input, encoding: encoding)
        #expect(input.bytesRead <= 64 << 10)
        #expect(CorrectedTable.mayBegin(path: path, encoding: encoding) == isTable)
        return isTable
    }

    private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF])
            + text.utf16.flatMap {
                let bytes = [UInt8($0 & 0xFF), UInt8($0 >> 8)]
                return isLittle ? bytes : bytes.reversed()
            }
    }

    /// More than is looked at, with a letter of two bytes where that ends, in a line that goes on.
    private static let rest =
        String(repeating: "«Дом»\tA house.\n", count: 3000)
        + String(repeating: "жд", count: 40_000)

    @Test(
        "a table is told by its first lines, however much follows",
        arguments: [
            "source\ttarget\n", "\n\nTARGET\tx\tSource\n", "sep=;\nsource;target\r\n",
            "keep,source,target\r", "\"Моя\nпометка\"\tsource\ttarget\n",
            "source\ttarget\tsource\n",
        ], ["", rest])
    func tables(heading: String, rest: String) throws {
        let text = heading + rest
        #expect(try mayBegin(Array(text.utf8)))
        #expect(try mayBegin([0xEF, 0xBB, 0xBF] + Array(text.utf8)))
        #expect(try mayBegin(Self.utf16(text, isLittle: true)))
        #expect(try mayBegin(Self.utf16(text, isLittle: false)))
        #expect(
            try mayBegin(
                Array(Self.utf16(text, isLittle: true).dropFirst(2)), encoding: "utf-16le"))
    }

    @Test(
        "what begins otherwise is none",
        arguments: [
            "", "source\n", "<!DOCTYPE html>\n<p>source\ttarget\n", "source target\n",
            "Он вышел.\nsource\ttarget\n", "\u{0}\u{1}\u{2}\nsource\ttarget\n",
        ], ["", rest])
    func others(start: String, rest: String) throws {
        #expect(try !mayBegin(Array((start + rest).utf8)))
    }

    @Test("what has no line, cannot be read or is no text is none")
    func unreadable() throws {
        #expect(try !mayBegin([UInt8](repeating: 0x61, count: 1 << 20)))
        #expect(try !mayBegin([0xE4, 0xEE, 0xEC, 0x0A] + Array("source\ttarget\n".utf8)))
        // Which encoding's letters these are is told by all of the file.
        #expect(try mayBegin([0x81, 0x0A, 0xFF], encoding: "shift_jis"))
        #expect(!CorrectedTable.mayBegin(path: folder.path))
        #expect(!CorrectedTable.mayBegin(path: folder.file("none")))
    }
}
