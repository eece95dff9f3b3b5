internal import Foundation
internal import Language

/// A dictionary in the form of dictd: an index (`NAME.index`) and data (`NAME.dict`, or
/// `NAME.dict.dz` packed by dictzip).
///
///     let dictionary = try DictdDictionary(path: "/usr/share/dictd/mueller7.index")
///     for article in dictionary.articles { … }
public struct DictdDictionary: Sendable {
    /// How much is taken from a dictionary, which may be hostile.
    public struct Limits: Hashable, Sendable {
        /// Bytes of the index.
        public var indexBytes = 64 << 20
        /// Bytes of the data, unpacked.
        public var dataBytes = 256 << 20
        /// Rows of the index.
        public var articles = 4_000_000
        /// Bytes of a headword.
        public var headwordBytes = 4096
        /// Bytes of one article.
        public var articleBytes = 1 << 20
        /// Headwords that lead to one article; further ones are left out.
        public var headwords = 32

        /// The usual limits, far above any honest dictionary.
        public init() {}
    }

    /// What is told of a headword.
    public struct Article: Hashable, Sendable {
        /// The headword by the index.
        public let headword: String
        /// The further headwords by which the index leads to the same article: other spellings.
        public internal(set) var otherHeadwords: [String] = []
        /// The text in UTF-8, which repeats the headword as a rule.
        public let text: ArraySlice<UInt8>
    }

    /// The files of a dictionary.
    public struct Files: Hashable, Sendable {
        /// The index.
        public let index: String
        /// The data.
        public let data: String

        /// The files that belong to one of them, or to their common name without an ending.
        ///
        /// Whether they are there shows when they are read.
        public init(path: String) {
            let base = Self.base(of: path)
            index = base + ".index"
            let plain = base + ".dict"
            let packed = plain + ".dz"
            data =
                path != plain && FileManager.default.fileExists(atPath: packed)
                    || !FileManager.default.fileExists(atPath: plain) ? packed : plain
        }

        /// The name of the dictionary: that of its files without folder and ending.
        public var name: String {
            ((index as NSString).lastPathComponent as NSString).deletingPathExtension
        }

        /// Whether a path has an ending of dictd.
        public static func isNamed(by path: String) -> Bool { base(of: path) != path }

        private static func base(of path: String) -> String {
            let ending = [".index", ".dict.dz", ".dict"].first { path.hasSuffix($0) }
            return String(path.dropLast(ending?.count ?? 0))
        }
    }

    /// Its files.
    public let files: Files
    /// What it calls itself, nil where it does not say.
    public private(set) var title: String?
    /// The articles in the order of the index, each text once; what the dictionary says of itself
    /// is left out.
    public private(set) var articles: [Article] = []
    /// How many headwords were left out, because too many lead to the same article.
    public private(set) var headwordsLeftOut = 0

    /// What the headwords begin with under which a dictionary speaks of itself.
    private static let ownHeadwords = ["00-database", "00database"]

    /// Reads a dictionary, given by one of its files.
    ///
    /// Throws an `ExchangeError` that names the file and what is wrong, and `CancellationError`. The
    /// whole data are held in memory.
    public init(path: String, limits: Limits = Limits()) throws {
        files = Files(path: path)
        let indexBytes = try Self.contents(of: files.index, limit: limits.indexBytes)
        let index = try DictdIndex(indexBytes, file: files.index, limits: limits)
        guard !index.places.isEmpty else {
            throw ExchangeError(file: files.index, problem: .empty)
        }
        let data = try Self.contents(of: files.data, limit: limits.dataBytes)
        try Self.requireUTF8(data, file: files.data)
        try take(index, data, limits)
    }

    private mutating func take(_ index: DictdIndex, _ data: [UInt8], _ limits: Limits) throws {
        var seen: [Int: Int] = [:]
        for place in index.places {
            func error(_ problem: ExchangeError.Problem) -> ExchangeError {
                ExchangeError(file: files.index, problem: problem)
            }
            guard place.offset <= data.count, place.length <= data.count - place.offset else {
                throw error(
                    .dictionary(
                        .outside(offset: place.offset, length: place.length, size: data.count)))
            }
            guard place.length <= limits.articleBytes else {
                throw error(.limit(.articleBytes, maximum: limits.articleBytes))
            }
            let text = data[place.offset..<place.offset + place.length]
            if let own = Self.ownHeadwords.first(where: { place.headword.hasPrefix($0) }) {
                let topic = place.headword.dropFirst(own.count).drop { $0 == "-" }
                if topic == "short" { title = Self.lastLine(of: text) }
                continue
            }
            guard place.length > 0 else { continue }
            if let number = seen[place.offset] {
                addHeadword(place.headword, toArticle: number, limits)
            } else {
                seen[place.offset] = articles.count
                articles.append(Article(headword: place.headword, text: text))
            }
        }
    }

    private mutating func addHeadword(
        _ headword: String, toArticle number: Int, _ limits: Limits
    ) {
        let article = articles[number]
        guard headword != article.headword, !article.otherHeadwords.contains(headword) else {
            return
        }
        // Many rows for one place would make a small file a long work.
        guard article.otherHeadwords.count + 1 < limits.headwords else {
            headwordsLeftOut += 1
            return
        }
        articles[number].otherHeadwords.append(headword)
    }

    private static func lastLine(of text: ArraySlice<UInt8>) -> String? {
        let lines = text.split(separator: UInt8(ascii: "\n"))
        guard let line = lines.last(where: { $0.contains { $0 > 0x20 } }) else { return nil }
        return String(decoding: line.drop { $0 <= 0x20 }, as: UTF8.self)
    }

    private static func requireUTF8(_ data: [UInt8], file: String) throws(ExchangeError) {
        do throws(TextDecoder.Failure) {
            _ = try TextDecoder.decode(data)
        } catch {
            throw ExchangeError(file: file, error)
        }
    }

    /// The bytes of a file, unpacked where they are packed.
    private static func contents(of file: String, limit: Int) throws -> [UInt8] {
        let input = try ByteReader(path: file)
        var bytes: [UInt8] = []
        var inflater: Inflater?
        var isFirst = true
        while try input.advance() {
            try Task.checkCancellation()
            if isFirst, input.withChunk({ $0.starts(with: [0x1F, 0x8B]) }) {
                inflater = try Inflater(file: file)
            }
            isFirst = false
            try input.withChunk { (chunk) throws(ExchangeError) in
                if let inflater {
                    try inflater.unpack(chunk, of: file, limit: limit, to: &bytes)
                } else {
                    guard bytes.count + chunk.count <= limit else {
                        throw ExchangeError(
                            file: file, problem: .limit(.fileBytes, maximum: limit))
                    }
                    bytes += chunk
                }
            }
        }
        guard inflater?.isAtEnd ?? true else {
            throw ExchangeError(file: file, problem: .dictionary(.truncated))
        }
        return bytes
    }
}
