internal import Bitext

/// The plot of an alignment: the way through both texts, with the places to look at.
struct DotPlot {
    /// More dots would be seen as an area, and make the page heavy.
    private static let dotLimit = 2000
    /// Names of documents are cut at this many characters.
    private static let nameLength = 48

    private let report: AlignmentReport
    private let review: BeadReview
    private let marks: PlotMarks
    private let scale: PlotScale

    init(_ report: AlignmentReport, _ review: BeadReview, _ marks: PlotMarks) {
        self.report = report
        self.review = review
        self.marks = marks
        scale = PlotScale(report.text)
    }

    var markup: ReportMarkup {
        let dots = dotPath
        let drawn: ReportMarkup =
            dots.bytes.isEmpty
            ? "" : "<path class=\"dots\(scale.isDetailed ? "" : " many")\" d=\"\(dots)\"/>\n"
        let dotNote: ReportMarkup =
            dots.bytes.isEmpty
            ? "" : " Dots are anchors: pairs of segments that led the search."
        let kinds: ReportMarkup =
            scale.isDetailed
            ? "A box is a bead, crossed where it is doubtful;" : "A lozenge is a doubtful bead;"
        return """
            <figure id="plot" class="plot">
            <svg viewBox="0 0 \(at: PlotScale.origin.x + PlotScale.width + 12) \
            \(at: PlotScale.origin.y + scale.height + 12)" role="group" \
            aria-label="Dot plot of the alignment">
            \(axes)\
            \(scale.isDetailed ? "" : drawn)\
            \(.joined(marks.marks.map(link)))\
            \(scale.isDetailed ? drawn : "")\
            <polyline class="way" points="\(way)"/>
            </svg>
            <figcaption>The way through both texts, in segments. \(kinds) a thick stroke, segments \
            without a counterpart. Each leads to its row.\(dotNote)</figcaption>
            </figure>

            """
    }

    private var axes: ReportMarkup {
        let right = PlotScale.origin.x + PlotScale.width
        let bottom = PlotScale.origin.y + scale.height
        var lines = ReportMarkup()
        var numbers = ReportMarkup()
        let sources = report.text.source.segments.count
        let targets = report.text.target.segments.count
        for segment in stride(from: 0, through: sources, by: PlotScale.step(of: sources)) {
            let x = scale.x(segment)
            lines.append("M\(at: x) \(at: PlotScale.origin.y - 5)V\(at: bottom)")
            numbers.append(
                "<text x=\"\(at: x)\" y=\"\(at: PlotScale.origin.y - 9)\">\(segment)</text>")
        }
        for segment in stride(from: 0, through: targets, by: PlotScale.step(of: targets)) {
            let y = scale.y(segment)
            lines.append("M\(at: PlotScale.origin.x - 5) \(at: y)H\(at: right)")
            numbers.append(
                """
                <text class="e" x="\(at: PlotScale.origin.x - 9)" y="\(at: y + 5)">\(segment)</text>
                """)
        }
        let middle = PlotScale.origin.x + PlotScale.width / 2
        let half = PlotScale.origin.y + scale.height / 2
        return """
            <path class="grid" d="\(lines)"/>
            \(numbers)
            <text class="name" x="\(at: middle)" y="15">\(name(report.sourceName))</text>
            <text class="name" transform="translate(14 \(at: half)) rotate(-90)">\
            \(name(report.targetName))</text>

            """
    }

    private func name(_ name: String) -> String {
        let scalars = name.unicodeScalars
        return scalars.count > Self.nameLength
            ? "…" + String(scalars.suffix(Self.nameLength - 1)) : name
    }

    /// The ends of the beads one after another, those left out that lie within one unit of the
    /// last: the line has a bounded number of corners.
    private var way: ReportMarkup {
        var points: ReportMarkup = "\(at: scale.x(0)),\(at: scale.y(0))"
        var last = (x: scale.x(0), y: scale.y(0))
        for (position, bead) in report.text.beads.enumerated() {
            let x = scale.x(bead.source.upperBound)
            let y = scale.y(bead.target.upperBound)
            guard
                abs(x - last.x) >= 1 || abs(y - last.y) >= 1
                    || position == report.text.beads.count - 1
            else { continue }
            points.append(" \(at: x),\(at: y)")
            last = (x, y)
        }
        return points
    }

    /// One dot of each small square of the field, and of them no more than the limit.
    private var dotPath: ReportMarkup {
        let sources = report.text.source.segments.indices
        let targets = report.text.target.segments.indices
        var seen: Set<[Int]> = []
        var points: [(x: Double, y: Double)] = []
        for dot in report.dots where sources.contains(dot.source) && targets.contains(dot.target) {
            let point = (x: scale.x(Double(dot.source) + 0.5), y: scale.y(Double(dot.target) + 0.5))
            if seen.insert([Int(point.x / 2), Int(point.y / 2)]).inserted { points.append(point) }
        }
        var path = ReportMarkup()
        let count = min(points.count, Self.dotLimit)
        for place in 0..<count {
            let point = points[place * points.count / count]
            path.append("M\(at: point.x) \(at: point.y)h0")
        }
        return path
    }

    private func link(_ mark: PlotMarks.Mark) -> ReportMarkup {
        let number = mark.beads[0] + 1
        let last = (mark.beads.last ?? 0) + 1
        let confidence = mark.beads.reduce(1.0) {
            min($0, report.text.beads[$1].boundedConfidence)
        }
        let numbers: ReportMarkup = number == last ? "\(number)" : "\(number)–\(last)"
        let strength = marks.strength(of: mark)
        let faint: ReportMarkup = strength == 100 ? "" : " style=\"opacity:\(strength)%\""
        return """
            <a href="#b\(number)" id="p\(number)" class="\(mark.certainty.name)"\(faint)>\
            <title>\(numbers): \(shownConfidence(confidence))</title>\(shape(of: mark))</a>

            """
    }

    /// A band from the axis to a gap, by which its place and length are read.
    private func whisker(of mark: PlotMarks.Mark) -> ReportMarkup {
        guard scale.isDetailed else { return "" }
        let x = (scale.x(mark.source), scale.x(mark.sourceEnd))
        let y = (scale.y(mark.target), scale.y(mark.targetEnd))
        let origin = PlotScale.origin
        let corners =
            mark.source < mark.sourceEnd
            ? (left: x.0, top: origin.y, right: x.1, bottom: y.0)
            : (left: origin.x, top: y.0, right: x.0, bottom: y.1)
        return """
            <path class="w" d="M\(at: corners.left) \(at: corners.top)H\(at: corners.right)\
            V\(at: corners.bottom)H\(at: corners.left)z"/>
            """
    }

    private func shape(of mark: PlotMarks.Mark) -> ReportMarkup {
        let x = (scale.x(mark.source), scale.x(mark.sourceEnd))
        let y = (scale.y(mark.target), scale.y(mark.targetEnd))
        switch mark.certainty {
        case .alone:
            // A stroke of no length would be neither seen nor hit.
            let end = (
                x: mark.source < mark.sourceEnd ? max(x.1, x.0 + 3) : x.0,
                y: mark.target < mark.targetEnd ? max(y.1, y.0 + 3) : y.0
            )
            return """
                \(whisker(of: mark))<path d="M\(at: x.0) \(at: y.0)L\(at: end.x) \(at: end.y)"/>
                """
        case .doubtful where !scale.isDetailed:
            let middle = (x: (x.0 + x.1) / 2, y: (y.0 + y.1) / 2)
            return "<path class=\"z\" d=\"M\(at: middle.x) \(at: middle.y - 5)l5 5l-5 5l-5-5z\"/>"
        case .doubtful:
            return """
                <path d="M\(at: x.0) \(at: y.0)H\(at: x.1)V\(at: y.1)H\(at: x.0)zL\(at: x.1) \
                \(at: y.1)M\(at: x.1) \(at: y.0)L\(at: x.0) \(at: y.1)"/>
                """
        case .sure, .fair:
            return "<path d=\"M\(at: x.0) \(at: y.0)H\(at: x.1)V\(at: y.1)H\(at: x.0)z\"/>"
        }
    }
}
