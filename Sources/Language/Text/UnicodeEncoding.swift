/// Tells texts in an encoding of Unicode that cannot be read as they are.
enum UnicodeEncoding {
    /// Texts are judged by their beginning.
    private static let judgedBytes = 64 << 10

    /// Whether bytes that are no UTF-8 were UTF-8 before something cut or spoilt them: nearly all
    /// letters beyond ASCII can be read, as hardly ever in another encoding.
    static func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
        var whole = 0
        var broken = 0
        for scalar in String(decoding: bytes.prefix(judgedBytes), as: UTF8.self).unicodeScalars {
            if scalar == "\u{FFFD}" { broken += 1 } else if !scalar.isASCII { whole += 1 }
        }
        return whole >= 8 * max(1, broken - 1)
    }

    /// The UTF-16 that bytes without its mark are, nil where they are none: letters, spaces and
    /// marks of the scripts that people write most in such files.
    static func unmarkedUTF16(_ bytes: [UInt8]) -> String? {
        let units = bytes.count / 2
        guard units > 1, bytes.count % 2 == 0 else { return nil }
        let judged = min(units, judgedBytes / 2)
        func share(low: Int) -> Double {
            let plausible = (0..<judged).count { unit in
                let value = UInt32(bytes[2 * unit + 1 - low]) << 8 | UInt32(bytes[2 * unit + low])
                return (0x20...0x7E).contains(value) || value == 0x0A || value == 0x0D
                    || value == 0x09 || (0xA0...0x52F).contains(value)
                    || (0x2010...0x2122).contains(value)
            }
            return Double(plausible) / Double(judged)
        }
        let little = share(low: 0)
        let big = share(low: 1)
        guard max(little, big) > 0.95, little != big else { return nil }
        return little > big ? "utf-16le" : "utf-16be"
    }
}
