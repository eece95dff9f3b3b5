internal import Matching

/// An aligner with its vocabulary and its memory, which several look-ups of one connection share.
final class SharedAligner {
    var value: TokenAligner

    init(_ value: TokenAligner = TokenAligner()) { self.value = value }
}
