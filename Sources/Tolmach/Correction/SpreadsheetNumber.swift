/// A number as spreadsheets read and show it.
struct SpreadsheetNumber {
    private var isNegative = false
    /// The figures from the first to the last that is not zero.
    private var figures: [UInt8] = []
    /// How many figures stand before the decimal separator; below zero for zeros right behind it.
    private var scale = 0
    /// How many figures there are for certain: the others were rounded away.
    private var precision = SpreadsheetNumber.keptFigures

    /// A spreadsheet has no more in a number (IEEE 754 double precision).
    private static let keptFigures = 15

    /// Whether a cell may show a number that stood there as a text before, in other figures, with other
    /// separators or rounded.
    static func mayShow(_ cell: String, for original: String) -> Bool {
        let before = readings(of: original)
        return readings(of: cell).contains { shown in
            before.contains { shown.isSame(as: $0) || shown.isRounded(from: $0) }
        }
    }

    /// The numbers that a text may be, none where it is none: `1,250` may have decimals or thousands.
    private static func readings(of text: String) -> [SpreadsheetNumber] {
        var scalars = text.unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && scalar != "'" && scalar != "’"
                && scalar.properties.generalCategory != .currencySymbol
        }[...]
        var number = SpreadsheetNumber()
        var scale = 0
        if scalars.first == "(", scalars.last == ")" {
            scalars = scalars.dropFirst().dropLast()
            number.isNegative = true
        } else if let sign = scalars.first, ["-", "−", "+"].contains(sign) {
            scalars.removeFirst()
            number.isNegative = sign != "+"
        }
        if scalars.last == "%" {
            scalars.removeLast()
            scale = -2
        }
        if let mark = scalars.lastIndex(where: { $0 == "E" || $0 == "e" }) {
            guard let exponent = Int(String(scalars[mark...].dropFirst())), abs(exponent) < 1000
            else { return [] }
            scale += exponent
            scalars = scalars[..<mark]
            number.precision = min(keptFigures, scalars.count { $0.properties.numericType != nil })
        }
        return groups(of: scalars).map { whole, decimals in
            var reading = number
            let all = whole + decimals
            reading.figures = Array(all.drop { $0 == 0 })
            reading.scale = whole.count + scale - (all.count - reading.figures.count)
            while reading.figures.last == 0 { reading.figures.removeLast() }
            if reading.figures.isEmpty { reading.scale = 0 }
            return reading
        }
    }

    /// The figures before the decimal separator and those behind it, in each way in which figures with
    /// points and commas may be read.
    private static func groups(
        of scalars: String.UnicodeScalarView.SubSequence
    ) -> [(whole: [UInt8], decimals: [UInt8])] {
        var groups: [[UInt8]] = [[]]
        var separators: [Unicode.Scalar] = []
        for scalar in scalars {
            if scalar == "." || scalar == "," {
                separators.append(scalar)
                groups.append([])
            } else if scalar.properties.numericType == .decimal,
                let figure = scalar.properties.numericValue
            {
                groups[groups.count - 1].append(UInt8(figure))
            } else {
                return []
            }
        }
        func areThousands(_ groups: ArraySlice<[UInt8]>) -> Bool {
            groups.count == 1
                || (1...3).contains(groups[0].count)
                    && groups.dropFirst().allSatisfy { $0.count == 3 }
        }
        let last = groups[groups.count - 1]
        guard groups.contains(where: { !$0.isEmpty }) else { return [] }
        guard let separator = separators.last else { return [(last, [])] }
        var readings: [(whole: [UInt8], decimals: [UInt8])] = []
        if !separators.dropLast().contains(separator), areThousands(groups.dropLast()) {
            readings.append((groups.dropLast().flatMap(\.self), last))
        }
        if separators.allSatisfy({ $0 == separator }), areThousands(groups[...]) {
            readings.append((groups.flatMap(\.self), []))
        }
        return readings
    }

    private func isSame(as other: SpreadsheetNumber) -> Bool {
        (isNegative, scale) == (other.isNegative, other.scale) && figures == other.figures
    }

    /// Whether it is another number less the figures that a spreadsheet cannot keep or show.
    private func isRounded(from other: SpreadsheetNumber) -> Bool {
        guard precision > 0, other.figures.count > precision else { return false }
        var shorter = other
        shorter.figures.removeSubrange(precision...)
        var greater = shorter
        var carry = precision
        while carry > 0, greater.figures[carry - 1] == 9 { carry -= 1 }
        if carry == 0 {
            greater.figures = [1]
            greater.scale += 1
        } else {
            greater.figures.removeSubrange(carry...)
            greater.figures[carry - 1] += 1
        }
        while shorter.figures.last == 0 { shorter.figures.removeLast() }
        return isSame(as: other.figures[precision] >= 5 ? greater : shorter)
            || precision == Self.keptFigures && isSame(as: shorter)
    }
}
