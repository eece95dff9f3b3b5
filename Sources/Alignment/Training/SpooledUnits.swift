internal import Glibc

/// Units as the numbers of their words, in a temporary file without a name: what is learned from may
/// be far larger than memory.
final class SpooledUnits: @unchecked Sendable {
    private let descriptor: Int32
    private let folder: String
    /// What is not written yet: for each unit how many words each side has, then the words.
    private var buffer: [Int32] = []
    /// Where each chunk begins in the file, in numbers, and where the last one ends.
    private var bounds = [0]

    private let chunkNumbers: Int

    /// Makes an empty file in the folder for temporary files, to be read in chunks of so many numbers.
    init(chunkNumbers: Int) throws(TrainingFault) {
        let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        let folder = named.isEmpty ? "/tmp" : named
        let path = "\(folder)/tolmach-\(UInt64.random(in: 0 ... .max))"
        let opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw TrainingFault(folder: folder, code: errno) }
        unlink(path)
        self.folder = folder
        self.chunkNumbers = chunkNumbers
        descriptor = opened
    }

    deinit { close(descriptor) }

    var chunkCount: Int { bounds.count - 1 }

    /// Adds a unit by the distinct words of both sides.
    func append(_ source: [Int32], _ target: [Int32]) throws(TrainingFault) {
        buffer.append(Int32(source.count))
        buffer.append(Int32(target.count))
        buffer += source
        buffer += target
        if buffer.count >= chunkNumbers { try flush() }
    }

    /// Writes what is left; nothing is added after it, and chunks can be read by several threads.
    func finish() throws(TrainingFault) {
        if !buffer.isEmpty { try flush() }
        buffer = []
    }

    /// Hands over the units of a chunk: the words of each side.
    func forEachUnit(
        inChunk chunk: Int, _ body: (ArraySlice<Int32>, ArraySlice<Int32>) -> Void
    ) throws(TrainingFault) {
        let numbers = try numbers(ofChunk: chunk)
        var place = 0
        while place + 2 <= numbers.count {
            let middle = place + 2 + Int(numbers[place])
            let end = middle + Int(numbers[place + 1])
            body(numbers[(place + 2)..<middle], numbers[middle..<end])
            place = end
        }
    }

    private func flush() throws(TrainingFault) {
        let start = (bounds.last ?? 0) * MemoryLayout<Int32>.stride
        let code = buffer.withUnsafeBytes { bytes -> Int32 in
            var done = 0
            while done < bytes.count {
                let count = pwrite(
                    descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done,
                    start + done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count < 0 ? errno : ENOSPC }
                done += count
            }
            return 0
        }
        guard code == 0 else { throw TrainingFault(folder: folder, code: code) }
        bounds.append((bounds.last ?? 0) + buffer.count)
        buffer.removeAll(keepingCapacity: true)
    }

    private func numbers(ofChunk chunk: Int) throws(TrainingFault) -> [Int32] {
        let stride = MemoryLayout<Int32>.stride
        let count = bounds[chunk + 1] - bounds[chunk]
        let start = bounds[chunk] * stride
        var code: Int32 = 0
        let numbers = [Int32](unsafeUninitializedCapacity: count) { room, filled in
            let bytes = UnsafeMutableRawBufferPointer(room)
            var done = 0
            while done < count * stride {
                let read = pread(
                    descriptor, bytes.baseAddress?.advanced(by: done), count * stride - done,
                    start + done)
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    code = read < 0 ? errno : EIO
                    break
                }
                done += read
            }
            filled = done / stride
        }
        guard code == 0 else { throw TrainingFault(folder: folder, code: code) }
        return numbers
    }
}
