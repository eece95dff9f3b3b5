internal import Language

extension ExchangeError {
    /// Tells why the bytes of a file in UTF-8 are none.
    init(file: String, _ failure: TextDecoder.Failure) {
        switch failure {
        case .notUTF8(_, let line, let guess):
            self.init(file: file, line: line, problem: .notUTF8(looksLike: guess?.encoding))
        case .damagedUTF8(_, let line):
            self.init(file: file, line: line, problem: .notUTF8(looksLike: nil))
        case .binary: self.init(file: file, problem: .binary(.other))
        case .unknownEncoding, .invalidBytes, .otherEncoding:
            self.init(file: file, problem: .notUTF8(looksLike: nil))
        }
    }
}
