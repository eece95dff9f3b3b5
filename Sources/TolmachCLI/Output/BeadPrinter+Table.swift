import Tolmach

extension BeadPrinter {
    /// So many doubtful beads are listed at the end: whoever has looked at them aligns again.
    private static let listedBeads = 50

    /// A table for a reader, with the beads below a confidence marked, and listed at the end.
    ///
    /// The first column counts the beads, or shows the numbers of their segments.
    func printTable(
        doubtfulBelow doubtful: Double, withNumbers: Bool, _ line: (String) throws -> Void
    ) throws {
        let labels = text.beads.indices.map { number in
            withNumbers ? outcome.numbering.text(of: text.beads[number]) : "\(number + 1)"
        }
        let table = ColumnTable(
            widths: [Self.width(of: labels, atLeast: 4), nil, nil, 5],
            titles: [
                withNumbers ? "segm" : "#", text.source.language.text, text.target.language.text,
                "conf.",
            ])
        for row in table.heading() { try line(Paint.strong(row)) }
        for (label, bead) in zip(labels, text.beads) {
            let isDoubtful = bead.confidence < doubtful
            let rows = table.rows(
                of: [
                    label, source(of: bead), target(of: bead),
                    shownConfidence(bead.confidence) + (isDoubtful ? "?" : " "),
                ])
            for row in rows { try line(isDoubtful ? Paint.doubtful(row) : row) }
        }
        let oneSided = text.beads.count(where: \.isOneSided)
        let marked = text.beads.indices.filter { text.beads[$0].confidence < doubtful }
        try line("")
        try Self.printWrapped(
            "\(counted(text.source.segments.count, "segment")) and"
                + " \(text.target.segments.count) in \(counted(text.beads.count, "bead"));"
                + " \(oneSided) without a counterpart, \(marked.count) below"
                + " \(shownConfidence(doubtful)) (marked ?)", line)
        try printDoubtful(marked, labels: withNumbers ? nil : labels, line)
    }

    /// The beads at which a person should look: their labels, confidences and segments, which
    /// `--anchor` takes, and the beginnings of their texts.
    ///
    /// Without labels the segments come first, as in the table that shows them.
    private func printDoubtful(
        _ numbers: [Int], labels: [String]?, _ line: (String) throws -> Void
    ) throws {
        guard !numbers.isEmpty else { return }
        let sorted = numbers.sorted {
            (text.beads[$0].confidence, $0) < (text.beads[$1].confidence, $1)
        }
        let listed = sorted.prefix(Self.listedBeads)
        let count =
            sorted.count == listed.count ? "\(sorted.count)" : "\(listed.count) of \(sorted.count)"
        let segments = listed.map { outcome.numbering.text(of: text.beads[$0]) }
        let width = Self.width(of: segments, atLeast: 5)
        let table = ColumnTable(
            widths: (labels == nil ? [width, 4] : [4, 4, width]) + [nil, nil], titles: [])
        let columns = labels == nil ? "segments, confidence" : "number, confidence, segments"
        try line("")
        try Self.printWrapped(
            numbers.count == 1
                ? "look at this one (\(columns)):"
                : "look at these \(count), most doubtful first (\(columns)):",
            line)
        for (number, segments) in zip(listed, segments) {
            let bead = text.beads[number]
            let confidence = shownConfidence(bead.confidence)
            let place =
                labels.map { [$0[number], confidence, segments] } ?? [segments, confidence]
            try line(table.line(of: place + [source(of: bead), target(of: bead)]))
        }
    }

    private static func printWrapped(_ text: String, _ line: (String) throws -> Void) throws {
        for row in ColumnTable(widths: [nil], titles: []).rows(of: [text]) { try line(row) }
    }

    private static func width(of labels: [String], atLeast least: Int) -> Int {
        labels.reduce(least) { max($0, $1.utf8.count) }
    }
}
