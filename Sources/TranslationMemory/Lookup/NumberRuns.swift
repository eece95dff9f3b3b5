internal import Language

/// The numbers inside a word: the runs of digits of `CP1252`, `Т-72`, `12-го`.
enum NumberRuns {
    /// Stands for any number.
    private static let sign: Unicode.Scalar = "0"
    /// UTF-8 of digits outside ASCII begins with this byte or a larger one; that of Cyrillic does
    /// not.
    private static let firstLead: UInt8 = 0xD9

    /// A text with one sign in the place of each run.
    static func masked(_ text: String) -> String {
        guard mayHaveDigits(text) else { return text }
        var masked = String.UnicodeScalarView()
        var isInRun = false
        for scalar in text.unicodeScalars {
            let isDigit = scalar.properties.numericType == .decimal
            if !isDigit { masked.append(scalar) } else if !isInRun { masked.append(sign) }
            isInRun = isDigit
        }
        return String(masked)
    }

    /// What the runs of a text say, in their order.
    static func values(in text: String) -> [NumberValue] {
        guard mayHaveDigits(text) else { return [] }
        return text.unicodeScalars.split { $0.properties.numericType != .decimal }
            .map { NumberValue(String($0)) }
    }

    /// Asked of every word of every unit that is compared, so by its bytes.
    @inline(__always)
    private static func mayHaveDigits(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes where byte &- 0x30 < 10 || byte >= firstLead { return true }
            return false
        } ?? true
    }
}
