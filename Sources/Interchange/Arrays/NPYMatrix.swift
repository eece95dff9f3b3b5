/// A matrix of numbers from a file of NumPy's format NPY (versions 1 to 3; numpy.lib.format).
public struct NPYMatrix: Hashable, Sendable {
    /// The number of rows.
    public let rowCount: Int
    /// The number of columns.
    public let columnCount: Int
    /// The values, row after row.
    public let values: [Float]

    /// So many numbers are a gigabyte: the vectors of some 250,000 sentences.
    private static let mostValues = 1 << 28
    private static let magic = [0x93] + Array("NUMPY".utf8)

    /// Reads floating-point numbers of 2, 4 or 8 bytes, the little end first, row after row.
    ///
    /// Throws `ExchangeError`, also for a value that is no number or infinite. The file is never in
    /// memory beside its values.
    public init(path: String) throws(ExchangeError) {
        // The heading, which has at most 65,547 bytes here, stands in the first chunk.
        let input = try ByteReader(path: path, chunkBytes: 1 << 20)
        var pending: [UInt8] = []
        if try input.advance() { input.withChunk { pending.append(contentsOf: $0) } }
        func refused(_ fault: NPYFault) -> ExchangeError {
            ExchangeError(file: path, problem: .matrix(fault))
        }
        var decoder: Decoder
        do throws(NPYFault) {
            let (heading, length) = try Self.heading(of: pending)
            decoder = try Decoder(heading, fileBytes: input.size.map { $0 - length })
            try decoder.read(pending[length...])
        } catch {
            throw refused(error)
        }
        while try input.advance() {
            let outcome: Result<Void, NPYFault> = input.withChunk { chunk in
                do throws(NPYFault) {
                    return .success(try decoder.read(chunk))
                } catch {
                    return .failure(error)
                }
            }
            if case .failure(let fault) = outcome { throw refused(fault) }
        }
        if let fault = decoder.fault { throw refused(fault) }
        rowCount = decoder.rowCount
        columnCount = decoder.columnCount
        values = decoder.values
    }

    private static func heading(
        of bytes: [UInt8]
    ) throws(NPYFault) -> (heading: NPYHeading, length: Int) {
        guard bytes.starts(with: magic) else { throw .notNPY }
        guard bytes.count >= 12 else { throw .cutHeading }
        let (major, minor) = (Int(bytes[6]), Int(bytes[7]))
        guard (1...3).contains(major) else { throw .version(major: major, minor: minor) }
        let start = major == 1 ? 10 : 12
        var count = Int(bytes[8]) | Int(bytes[9]) << 8
        if major > 1 { count |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24 }
        guard count < 1 << 16, start + count <= bytes.count else { throw .cutHeading }
        return (try NPYHeading(bytes[start..<start + count]), start + count)
    }

    /// Turns bytes into numbers as they come.
    private struct Decoder {
        let rowCount: Int
        let columnCount: Int
        private(set) var values: [Float] = []
        private let width: Int
        private var carried: [UInt8] = []
        private var bytesRead = 0

        init(_ heading: NPYHeading, fileBytes: Int?) throws(NPYFault) {
            let widths = ["<f2": 2, "<f4": 4, "<f8": 8]
            guard let width = widths[heading.type] else { throw .type(heading.type) }
            guard heading.shape.count == 2 else { throw .dimensions(heading.shape.count) }
            rowCount = heading.shape[0]
            columnCount = heading.shape[1]
            guard !heading.isColumnOrder || rowCount == 1 || columnCount == 1 else {
                throw .columnOrder
            }
            let (count, isOverflowing) = rowCount.multipliedReportingOverflow(by: columnCount)
            guard !isOverflowing, count <= NPYMatrix.mostValues else {
                throw .tooLarge(rows: rowCount, columns: columnCount)
            }
            self.width = width
            guard let fileBytes else { return }
            guard fileBytes == count * width else {
                throw .size(expected: count * width, found: fileBytes)
            }
            values.reserveCapacity(count)
        }

        /// What is wrong at the end.
        var fault: NPYFault? {
            let expected = rowCount * columnCount * width
            return bytesRead == expected ? nil : .size(expected: expected, found: bytesRead)
        }

        mutating func read(_ bytes: some Collection<UInt8>) throws(NPYFault) {
            bytesRead += bytes.count
            let expected = rowCount * columnCount * width
            guard bytesRead <= expected else { throw .size(expected: expected, found: bytesRead) }
            carried.append(contentsOf: bytes)
            var place = 0
            while place + width <= carried.count {
                let value = number(at: place)
                guard value.isFinite else {
                    throw .notFinite(
                        row: values.count / columnCount + 1,
                        column: values.count % columnCount + 1)
                }
                values.append(value)
                place += width
            }
            carried.removeFirst(place)
        }

        private func number(at place: Int) -> Float {
            var bits: UInt64 = 0
            for offset in 0..<width { bits |= UInt64(carried[place + offset]) << (8 * offset) }
            switch width {
            case 2: return Self.half(UInt16(truncatingIfNeeded: bits))
            case 4: return Float(bitPattern: UInt32(truncatingIfNeeded: bits))
            default: return Float(Double(bitPattern: bits))
            }
        }

        /// A number of IEEE 754's binary16, which Swift does not have on every machine.
        private static func half(_ bits: UInt16) -> Float {
            let exponent = Int(bits >> 10 & 0x1F)
            let fraction = Float(bits & 0x3FF) / 1024
            let sign: Float = bits >> 15 == 0 ? 1 : -1
            switch exponent {
            case 0: return sign * fraction * 0x1p-14
            case 31: return fraction == 0 ? sign * .infinity : .nan
            default:
                return sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
            }
        }
    }
}
