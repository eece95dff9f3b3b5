internal import Alignment
internal import Foundation
internal import Interchange
internal import Matching

/// Compiled lexicons in the user's cache folder.
///
/// A file is found by the path of what it was compiled from, and used without reading that as long
/// as sizes, times and versions are those noted in its first line. Where they are not, the digest
/// of the content decides: a dictionary that was only installed again is not compiled again. Whatever
/// is wrong with a kept file, the lexicon is just made anew.
struct LexiconCache: Sendable {
    private let folder: URL

    init(environment: [String: String]) {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
            folder = URL(fileURLWithPath: cache).appendingPathComponent("tolmach")
        } else {
            folder = Workspace.homeFolder(environment).appendingPathComponent(".cache/tolmach")
        }
    }

    /// The lexicon that was compiled from the files as they are now; nil where there is none.
    func lexicon(from source: LexiconSource) -> WordLexicon? {
        let path = path(for: source)
        guard let data = FileManager.default.contents(atPath: path),
            let end = data.firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let notes = String(decoding: data[..<end], as: UTF8.self)
            .split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard notes.count == 2 else { return nil }
        let stamp = source.stamp
        let isUnchanged = notes[0] == stamp
        guard isUnchanged || notes[1] == source.contentDigest,
            let lexicon = try? WordLexicon(bytes: Array(data[(end + 1)...]))
        else { return nil }
        if !isUnchanged { try? keep(lexicon, from: source, as: stamp) }
        return lexicon
    }

    /// Keeps a lexicon that was compiled from files, which had a stamp before they were read; not
    /// where they have changed since.
    ///
    /// Throws `ExchangeError`, or what the making of the folder throws.
    func keep(_ lexicon: WordLexicon, from source: LexiconSource, as stamp: String) throws {
        guard let digest = source.contentDigest, source.stamp == stamp else { return }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let output = try OutputFile(path: path(for: source))
        try output.write(Array("\(stamp)\t\(digest)\n".utf8))
        try output.write(lexicon.bytes)
        try output.finish()
    }

    private func path(for source: LexiconSource) -> String {
        let digest = Checksum.of(source.identity.utf8.span)
        return folder.appendingPathComponent("lexicon-\(String(digest, radix: 16))").path
    }
}
