internal import Language

extension XMLReader {
    /// Reads a whole file.
    ///
    /// After each part of it a closure is called, also after one with an error before that passes
    /// on. Where the handler says that the document is open at the end, the file was cut off.
    func read(
        _ input: ByteReader, isOpen: (Handler) -> Bool = { _ in false },
        afterPart: () throws -> Void
    ) throws {
        var isBlank = true
        while try input.advance() {
            try Task.checkCancellation()
            try input.withChunk { chunk in
                if isBlank, input.bytesRead == chunk.count,
                    let kind = BinaryKind(firstBytes: chunk)
                {
                    throw ExchangeError(file: input.path, problem: .binary(kind))
                }
                isBlank = isBlank && chunk.allSatisfy(isXMLSpace)
                let outcome = Result { try push(chunk) }
                try afterPart()
                do {
                    try outcome.get()
                } catch var error as ExchangeError
                    where error.problem == .otherEncoding(looksLike: nil)
                {
                    let looks = TextDecoder.guess(Array(chunk))?.encoding
                    error.problem = .otherEncoding(looksLike: looks)
                    throw error
                }
            }
        }
        guard !isBlank else { throw ExchangeError(file: input.path, problem: .empty) }
        do {
            try finish()
        } catch {
            // Whatever the parser misses then, it is the rest of the file; only after a bare & it
            // looks for a semicolon to the end.
            guard isOpen(handler.pointee), error.problem != .bareAmpersand else { throw error }
            throw ExchangeError(
                file: error.file, line: error.line, column: error.column,
                problem: .endsInTheMiddle)
        }
    }
}
