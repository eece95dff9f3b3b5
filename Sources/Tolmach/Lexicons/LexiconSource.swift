internal import Alignment
internal import Foundation
internal import Glibc
internal import Interchange
internal import Language
internal import Matching

/// The files from which a lexicon is compiled.
struct LexiconSource {
    let place: LexiconShelf.Place

    /// The version of what is read out of the files: a lexicon that another version compiled is
    /// compiled anew.
    private static let version = "2"

    init(_ place: LexiconShelf.Place) { self.place = place }

    private var files: [String] {
        guard place.kind == .installed else { return [place.path] }
        let files = DictdDictionary.Files(path: place.path)
        return [files.index, files.data]
    }

    /// What tells without reading whether the files may have changed: their sizes, numbers and times,
    /// with the versions of all on which the lexicon depends.
    ///
    /// Packages set the time of the last change, and `cp -p` keeps it; that of the status nobody sets.
    var stamp: String {
        let parts = files.map { file in
            var status = stat()
            guard stat(file, &status) == 0 else { return "missing" }
            let times = [status.st_mtim, status.st_ctim].map { "\($0.tv_sec).\($0.tv_nsec)" }
            return "\(status.st_size)@\(times.joined(separator: "@"))#\(status.st_ino)"
        }
        return (parts + [versions]).joined(separator: " ")
    }

    /// What tells whether the files are the same, whatever their times: the digest of all bytes, with
    /// the versions.
    var contentDigest: String? {
        var checksum = Checksum()
        for file in files {
            guard let input = try? ByteReader(path: file, chunkBytes: 1 << 20) else { return nil }
            do {
                while try input.advance() {
                    input.withChunk { chunk in
                        checksum.update(chunk.bindMemory(to: UInt8.self).span)
                    }
                }
            } catch {
                return nil
            }
            checksum.update(UInt64(input.bytesRead))
        }
        return String(checksum.value, radix: 16) + " " + versions
    }

    /// What tells it from other lexicons: the file and the languages as which it is read.
    var identity: String {
        "\(place.path)\n\(place.sourceLanguage.canonical)\n\(place.targetLanguage.canonical)"
    }

    private var versions: String { "\(Self.version)-\(WordStem.version)" }

    /// Reads the files, and makes the lexicon; what is to be done at its first pair is not done for
    /// files that cannot be opened or have none.
    ///
    /// Throws `ExchangeError` and `CancellationError`.
    func compiled(
        onProgress: (Double) -> Void, onFirstPair: () -> Void
    ) throws -> WordLexicon {
        var builder = WordLexiconBuilder(
            name: place.name, sourceLanguage: place.sourceLanguage,
            targetLanguage: place.targetLanguage)
        var isFirst = true
        try Self.readPairs(of: place.path, isDictionary: place.kind == .installed, onProgress) {
            if isFirst { onFirstPair() }
            isFirst = false
            builder.add($0.source, $0.target, strength: $0.strength)
        }
        return builder.lexicon()
    }

    /// Hands over the pairs of a dictionary or of a table, and gives the report on a dictionary.
    @discardableResult
    static func readPairs(
        of path: String, isDictionary: Bool, _ onProgress: (Double) -> Void,
        pair: (WordPair) throws -> Void
    ) throws -> DictionaryReader.Report? {
        guard isDictionary else {
            let input = try ByteReader(path: path)
            try WordPairReader().read(input, onProgress: onProgress, pair: pair)
            return nil
        }
        let dictionary = try DictdDictionary(path: path)
        return try DictionaryReader().read(dictionary, onProgress: onProgress, pair: pair)
    }
}
