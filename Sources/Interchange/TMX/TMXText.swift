internal import Bitext

/// The text of a segment, note or property while its pieces come.
///
/// All text lies in one buffer, the text of an inner element behind that of the outer one until it
/// ends and is taken off.
struct TMXText {
    private struct Frame {
        /// Nil for a segment, else the code.
        var code: InlineCode?
        /// Where its text begins in the buffer.
        var start: Int
        /// The codes of a segment.
        var codes: [InlineCode] = []
        /// The attributes of a `sub`.
        var attributes: [Attribute] = []
    }

    private var bytes: [UInt8] = []
    private var frames: [Frame] = []
    /// All bytes that came since the beginning.
    private(set) var byteCount = 0

    /// Begins a text.
    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        frames.append(Frame(start: 0))
        byteCount = 0
    }

    /// Adds a piece.
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: piece)
        byteCount += piece.count
    }

    /// Ends a text without codes.
    mutating func end() -> String { take(from: 0) }

    /// Ends a segment.
    mutating func endSegment() -> Segment {
        guard let frame = frames.popLast() else { return Segment("") }
        return Segment(take(from: frame.start), codes: frame.codes)
    }

    /// Adds a code without content of its own.
    mutating func add(_ kind: InlineCode.Kind, attributes: [Attribute] = []) {
        guard let place = frames.indices.last else { return }
        frames[place].codes.append(
            InlineCode(kind, at: bytes.count - frames[place].start, attributes: attributes))
    }

    /// Begins a code with content.
    mutating func beginCode(_ kind: InlineCode.Kind, attributes: [Attribute]) {
        let offset = bytes.count - (frames.last?.start ?? 0)
        let code = InlineCode(kind, at: offset, attributes: attributes)
        frames.append(Frame(code: code, start: bytes.count))
    }

    /// Ends a code with content.
    mutating func endCode() {
        takeNative()
        guard let code = frames.popLast()?.code, let place = frames.indices.last else { return }
        frames[place].codes.append(code)
    }

    /// Begins text in a code.
    mutating func beginSubflow(attributes: [Attribute]) {
        takeNative()
        frames.append(Frame(start: bytes.count, attributes: attributes))
    }

    /// Ends text in a code.
    mutating func endSubflow() {
        guard let frame = frames.popLast(), let place = frames.indices.last else { return }
        let segment = Segment(take(from: frame.start), codes: frame.codes)
        frames[place].code?.content.append(.subflow(segment, attributes: frame.attributes))
    }

    private mutating func takeNative() {
        guard let place = frames.indices.last, frames[place].start < bytes.count else { return }
        let native = take(from: frames[place].start)
        frames[place].code?.content.append(.native(native))
    }

    private mutating func take(from start: Int) -> String {
        let text = bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[start...]), as: UTF8.self)
        }
        bytes.removeSubrange(start...)
        return text
    }
}

extension Segment {
    /// Whether a code begins a pair that does not end here, or ends one that did not begin.
    var hasUnpairedCodes: Bool {
        guard !codes.isEmpty else { return false }
        var open: [String: Int] = [:]
        for code in codes where code.kind == .begin || code.kind == .end {
            guard let number = code.attributes.first(where: { $0.name == "i" })?.value else {
                return true
            }
            let change = code.kind == .begin ? 1 : -1
            let count = open[number, default: 0] + change
            if count < 0 { return true }
            open[number] = count
        }
        return open.values.contains { $0 != 0 }
    }
}
