import Tolmach

extension ErrorText {
    static func text(of error: CorrectionError) -> String {
        let place = name(error.file) + (error.line.map { ":\($0)" } ?? "")
        return "\(place): \(text(of: error.problem, in: error.texts))"
    }

    private static func text(
        of problem: CorrectionError.Problem, in texts: CorrectionError.Texts?
    ) -> String {
        switch problem {
        case .missingColumn(let column):
            "no column “\(column.rawValue)”; the first line must name source and target"
        case .noRow:
            "no row below the names of the columns; give the table with its rows, or leave out --fixed"
        case .repeatedColumn(let column): "two columns “\(column.rawValue)”; rename one"
        case .unknownMark(let mark):
            "“\(beginning(of: mark))” in keep; write x for a row that is to stay, and nothing else"
        case .unknownText(let column, let text, nil):
            "the text of the \(column.rawValue) has no “\(beginning(of: text))” here;"
                + " \(advice(on: column, of: texts))"
        case .unknownText(let column, let text, let piece?):
            "the text of the \(column.rawValue) does not go on with “\(beginning(of: piece))”"
                + " in “\(beginning(of: text))”; \(advice(on: column, of: texts))"
        case .misplacedText(let column, let text, let line, let isBehind):
            "the \(column.rawValue) “\(beginning(of: text))” stands"
                + " \(isBehind ? "after" : "before") that of line \(line) in its text;"
                + " put it in that order"
        case .repeatedText(let column, let text, let line):
            "the \(column.rawValue) “\(beginning(of: text))” stands in line \(line) already;"
                + " leave it in one of them"
        case .outOfOrder(let column, let text, let line):
            "the \(column.rawValue) “\(beginning(of: text))” stands before that of line \(line) in its"
                + " text; put the rows in that order"
        case .partsWord(let column, let text, let atEnd):
            "the \(column.rawValue) \(atEnd ? "ends" : "begins") in the middle of a word:"
                + " “\(atEnd ? end(of: text) : beginning(of: text))”; cut between words"
        case .anchorInside(let mark):
            "anchor \(name(of: mark)) lies inside this row, which is kept; leave one of them out"
        case .paragraphInside(let number):
            "paragraph \(number) begins inside this row, which is kept;"
                + " part the row there, or leave out --paragraphs locked"
        }
    }

    /// What to do about words that a text does not have.
    private static func advice(
        on column: CorrectedTable.Column, of texts: CorrectionError.Texts?
    ) -> String {
        guard let texts else { return "put back what the file has, or delete the row" }
        let file = name(column == .source ? texts.source : texts.target)
        return "put back what \(file) has, mend it there and then give the table back,"
            + " or delete the row"
    }

    static func text(of error: AnchorError) -> String {
        switch error {
        case .malformed(let place, let text) where AnchorMark.namesPart(text):
            return "\(name(place.file)):\(place.line): “\(beginning(of: text))” names a part of a"
                + " segment that --fixed cuts, whose row holds it already; write whole numbers, as"
                + " 120:118"
        case .malformed(let place, let text):
            return "\(name(place.file)):\(place.line): “\(beginning(of: text))” is no anchor;"
                + " write two numbers from 1, as 120:118"
        case .outside(let mark, let sourceCount, let targetCount):
            return "\(place(of: mark)): there are \(sourceCount) and \(targetCount) segments, so no"
                + " \(name(of: mark)); --numbers shows their numbers"
        case .crossing(let first, let second):
            let other = first.place.map { "\(name(of: first)) of \(name($0.file)):\($0.line)" }
            return "\(place(of: second)): \(name(of: second)) crosses"
                + " \(other ?? name(of: first)); leave one of them out"
        case .crossingParagraph(let mark, let number, let start):
            return "\(place(of: mark)): \(name(of: mark)) crosses the beginning of paragraph"
                + " \(number) at \(name(of: start)); leave it out, or --paragraphs locked"
        }
    }

    private static func place(of mark: AnchorMark) -> String {
        mark.place.map { "\(name($0.file)):\($0.line)" } ?? "tolmach: --anchor"
    }

    private static func name(of mark: AnchorMark) -> String { "\(mark.source):\(mark.target)" }

    static func text(of error: ParagraphMismatch) -> String {
        var place = ""
        if let first = error.first {
            place =
                "; paragraph \(numbers(first.source)) of the one seems to be"
                + " \(numbers(first.target)) of the other (“\(beginning(of: first.text))”)"
        }
        return "tolmach: \(error.sourceCount) and \(error.targetCount) paragraphs cannot be locked"
            + place + "; mend the texts there, or leave out --paragraphs locked"
    }

    private static func numbers(_ range: Range<Int>) -> String {
        switch range.count {
        case 0: "none"
        case 1: "\(range.lowerBound)"
        default: "\(range.lowerBound)-\(range.upperBound - 1)"
        }
    }

    static func text(of error: VectorFiles.Mismatch) -> String {
        "tolmach: vectors of \(error.sourceWidth) and of \(error.targetWidth) numbers cannot be"
            + " compared; compute both sides by one model"
    }

    private static let quotedScalars = 40

    /// The beginning of a text, to be recognised by.
    private static func beginning(of text: String) -> String {
        let scalars = Talk.visible(text).unicodeScalars
        return scalars.count <= quotedScalars
            ? String(scalars) : String(scalars.prefix(quotedScalars)) + "…"
    }

    private static func end(of text: String) -> String {
        let scalars = Talk.visible(text).unicodeScalars
        return scalars.count <= quotedScalars
            ? String(scalars) : "…" + String(scalars.suffix(quotedScalars))
    }
}
