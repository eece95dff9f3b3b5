import Interchange
import TestSupport
import Testing

/// Dictionaries that are broken, cut or made to do harm.
@Suite struct HostileDictdTests {
    private static let data = Array("дом /d/\nhouse\n".utf8)

    private static func fault(
        index: [UInt8], data: [UInt8] = data, limits: DictdDictionary.Limits = .init()
    ) throws -> ExchangeError? {
        let folder = try TemporaryFolder()
        _ = try folder.write(data, to: "x.dict")
        let path = try folder.write(index, to: "x.index")
        do {
            _ = try DictdDictionary(path: path, limits: limits)
            return nil
        } catch let error as ExchangeError {
            var error = error
            error.file = error.file.replacing(folder.path + "/", with: "")
            return error
        }
    }

    @Test(
        "a broken index is told with its line",
        arguments: [
            ("дом\tA\n", 1, ExchangeError.Problem.dictionary(.cells(found: 2))),
            ("дом\tA\tB\nкот\tA\tB\tкот\tA\n", 2, .dictionary(.cells(found: 5))),
            ("дом\tA\tB\n\nкот\t*\tB\n", 3, .dictionary(.number("*"))),
            ("дом\tA\t\n", 1, .dictionary(.number(""))),
            ("дом\tA\tBCDEFGHIJ\n", 1, .dictionary(.number("BCDEFGHIJ"))),
            ("\n \n", 2, .dictionary(.cells(found: 1))),
        ])
    func index(text: String, line: Int, problem: ExchangeError.Problem) throws {
        let error = try Self.fault(index: Array(text.utf8))
        #expect(error == ExchangeError(file: "x.index", line: line, problem: problem))
    }

    @Test("articles outside the data are refused, also where the sum would overflow")
    func outside() throws {
        let size = Self.data.count
        for (offset, length) in [
            (0, size + 1), (size, 1), (1 << 47, 1), ((1 << 48) - 1, (1 << 48) - 1),
        ] {
            let row = "x\t\(DictdFixture.number(offset))\t\(DictdFixture.number(length))\n"
            #expect(
                try Self.fault(index: Array(row.utf8))?.problem
                    == .dictionary(.outside(offset: offset, length: length, size: size)))
        }
        let whole = "x\tA\t\(DictdFixture.number(size))\n"
        #expect(try Self.fault(index: Array(whole.utf8)) == nil)
    }

    @Test("limits are kept")
    func limits() throws {
        let row = Array("x\tA\t\(DictdFixture.number(Self.data.count))\n".utf8)
        var limits = DictdDictionary.Limits()
        limits.indexBytes = row.count - 1
        #expect(
            try Self.fault(index: row, limits: limits)?.problem
                == .limit(.fileBytes, maximum: row.count - 1))
        limits = .init()
        limits.dataBytes = 3
        #expect(
            try Self.fault(index: row, limits: limits)
                == ExchangeError(file: "x.dict", problem: .limit(.fileBytes, maximum: 3)))
        limits = .init()
        limits.articles = 1
        #expect(
            try Self.fault(index: row + row, limits: limits)
                == ExchangeError(
                    file: "x.index", line: 2, problem: .limit(.articles, maximum: 1)))
        limits = .init()
        limits.articleBytes = 4
        #expect(
            try Self.fault(index: row, limits: limits)?.problem
                == .limit(.articleBytes, maximum: 4))
        limits = .init()
        limits.headwordBytes = 0
        #expect(
            try Self.fault(index: row, limits: limits)?.problem
                == .limit(.headwordBytes, maximum: 0))
    }

    @Test("a bomb of gzip stops at the limit")
    func bomb() throws {
        var limits = DictdDictionary.Limits()
        limits.dataBytes = 1 << 20
        let bomb = try Gzip.packed([UInt8](repeating: 0x20, count: 16 << 20))
        #expect(
            try Self.fault(index: Array("x\tA\tB\n".utf8), data: bomb, limits: limits)?.problem
                == .limit(.fileBytes, maximum: 1 << 20))
    }

    @Test("packed data that are cut anywhere are told, and damaged ones are never taken")
    func damagedData() throws {
        let fixture = DictdFixture.freeDict
        let packed = try Gzip.packed(fixture.data)
        for length in 2..<packed.count {
            let error = try Self.fault(index: fixture.index, data: Array(packed[..<length]))
            #expect(error?.problem == .dictionary(.truncated), "\(length)")
        }
        for place in 2..<packed.count {
            var damaged = packed
            damaged[place] ^= 0x11
            // The time and the system in the header may be any.
            if (4...9).contains(place) { continue }
            let error = try Self.fault(index: fixture.index, data: damaged)
            let isTold =
                error?.problem == .dictionary(.damaged)
                || error?.problem == .dictionary(.truncated)
            #expect(isTold, "\(place): \(String(describing: error))")
        }
        let trailing = try Self.fault(index: fixture.index, data: packed + [1, 2, 3])
        #expect(trailing?.problem == .dictionary(.damaged))
    }

    @Test("what is missing, empty, binary or in another encoding is told by its file")
    func otherFiles() throws {
        let row = Array("x\tA\tB\n".utf8)
        #expect(
            try Self.fault(index: []) == ExchangeError(file: "x.index", problem: .empty))
        #expect(
            try Self.fault(index: row, data: [0, 1, 2])
                == ExchangeError(file: "x.dict", problem: .binary(.other)))
        // «привет как дела» in KOI8-R.
        let koi: [UInt8] = [0xD0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x20, 0xCB, 0xC1, 0xCB]
        let error = try Self.fault(index: row, data: Array("x\n".utf8) + koi + koi)
        #expect(error?.line == 2 && error?.file == "x.dict")
        let folder = try TemporaryFolder()
        let lonely = try folder.write(row, to: "lonely.index")
        #expect(throws: ExchangeError.self) { try DictdDictionary(path: lonely) }
        #expect(throws: ExchangeError.self) { try DictdDictionary(path: folder.file("none.index")) }
    }

    @Test("many rows for one article give it once")
    func repeatedRows() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Self.data, to: "x.dict")
        let length = DictdFixture.number(Self.data.count)
        let rows = (0..<5000).map { "x\($0)\tA\t\(length)\n" }.joined()
        let path = try folder.write(rows, to: "x.index")
        #expect(try DictdDictionary(path: path).articles.count == 1)
    }

    @Test("articles without any translation are an error of the dictionary")
    func noTranslations() throws {
        let folder = try TemporaryFolder()
        let path = try DictdFixture([("x", "x\n")]).write(to: folder, as: "x")
        let dictionary = try DictdDictionary(path: path)
        #expect(
            throws: ExchangeError(
                file: folder.file("x.dict"),
                problem: .dictionary(.noTranslations(articles: 1)))
        ) { try DictionaryReader().read(dictionary) { _ in } }
    }
}
