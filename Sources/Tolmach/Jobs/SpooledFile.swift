internal import Foundation
internal import Interchange

/// A file that can be read more than once: standard input is copied to a temporary file first.
final class SpooledFile: Sendable {
    /// The name by which the user knows it.
    let name: String
    /// The file to read.
    let path: String

    init(_ name: String) throws(ExchangeError) {
        self.name = name
        guard name == "-" else {
            path = name
            return
        }
        path = NSTemporaryDirectory() + "tolmach-\(UUID().uuidString).tmx"
        let input = try ByteReader(path: name)
        let output = try OutputFile(path: path)
        while try input.advance() {
            let failure = input.withChunk { chunk -> ExchangeError? in
                do throws(ExchangeError) {
                    try output.write(chunk)
                    return nil
                } catch {
                    return error
                }
            }
            if let failure { throw failure }
        }
        try output.finish()
    }

    deinit {
        if path != name { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Does work on the file, and lets errors tell the name that the user knows.
    func explaining<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch var error as ExchangeError where error.file == path {
            error.file = name
            throw error
        }
    }
}
