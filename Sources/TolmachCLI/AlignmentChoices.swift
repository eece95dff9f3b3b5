import Alignment
import ArgumentParser
import Foundation
import Tolmach

/// What is told of an alignment beforehand, and how it is searched for.
struct AlignmentChoices: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Begin a bead with segment 120 of the text and 118 of its translation (repeatable; --numbers shows the numbers).",
            valueName: "120:118"),
        transform: Self.anchorMark)
    var anchor: [AnchorMark] = []

    @Option(
        help: ArgumentHelp("A file of anchors, one a line, as 120:118.", valueName: "file"),
        completion: .file())
    var anchors: String?

    @Option(
        help: ArgumentHelp(
            "A corrected table (of --format tsv): its rows that are marked in keep or changed stay, the rest is aligned anew.",
            valueName: "file.tsv"),
        completion: .file())
    var fixed: String?

    @Option(
        help: ArgumentHelp(
            "How many sentences may belong together, of the text and of its translation, as 1-1,1-2,2-1.",
            valueName: "list"),
        transform: BeadInventory.init)
    var beads: BeadInventory?

    @Flag(
        help:
            "Join no sentences: each has one counterpart or none; halves of a pair are of little confidence."
    )
    var noMerge = false

    @Option(
        help:
            "Whether paragraph n of the text is paragraph n of its translation: free or locked.")
    var paragraphs: ParagraphChoice = .free

    @Option(
        help: ArgumentHelp(
            "Vectors of the segments of both sides, computed elsewhere and saved by NumPy.",
            valueName: "source.npy target.npy"),
        completion: .file())
    var embeddings: [String] = []

    @Flag(help: "Use no lexicon: no installed dictionary, and none that was imported or learned.")
    var noDictionary = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many threads may work at once (default: one for each core).", valueName: "number"))
    var threads: Int?

    @Flag(help: "Align even texts that do not seem to belong together.")
    var force = false

    func validate() throws {
        if noMerge, beads != nil {
            throw ValidationError("--no-merge is --beads 1-1; give one of them")
        }
        guard embeddings.isEmpty || embeddings.count == 2 else {
            throw ValidationError(
                "--embeddings takes two files, that of the text and that of its translation")
        }
        guard (1...1024).contains(threads ?? 1) else {
            throw ValidationError("--threads is a number from 1 to 1024, as 4")
        }
    }

    /// The files that are read beside the texts.
    var files: [String] { [anchors, fixed].compactMap(\.self) + embeddings }

    /// Puts what was chosen into a job.
    func choose(for job: inout AlignmentJob, encoding: String?) throws {
        if noDictionary { job.lexicons = nil }
        if let inventory = noMerge ? .unmerged : beads { job.shapes = inventory.shapes }
        job.anchors = anchor
        if let anchors { job.anchors += try AnchorMark.list(path: anchors, encoding: encoding) }
        job.hasLockedParagraphs = paragraphs == .locked
        if let source = embeddings.first, let target = embeddings.last {
            job.vectors = VectorFiles(source: source, target: target)
        }
        job.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        job.isForced = force
        job.correctedTable = try fixed.map { try CorrectedTable(path: $0, encoding: encoding) }
    }

    /// Says what became of a corrected table.
    func tellCorrection(_ counts: CorrectionCounts?, of table: CorrectedTable?, in session: Session)
    {
        guard let counts, let table else { return }
        let file = ErrorText.name(table.file)
        if !table.furtherColumns.isEmpty {
            let names = table.furtherColumns.map { "“\(Talk.visible($0))”" }
            session.talk.say("\(file): not read, nor written: \(names.joined(separator: ", "))")
        }
        if let line = counts.firstRefusedLine {
            session.talk.say(
                "\(file): \(counted(counts.refused, "row")) that you changed"
                    + " \(counts.refused == 1 ? "is" : "are") not kept, as keep says no, the first"
                    + " in line \(line)")
        }
        if let line = counts.firstCutLine {
            session.talk.say(
                counts.cut == 1
                    ? "\(file): 1 sentence is cut, and its rest is in no row that is kept, in line"
                        + " \(line)"
                    : "\(file): \(counts.cut) sentences are cut, and their rest is in no row that is"
                        + " kept, the first in line \(line)")
        }
        let kept = counts.marked + counts.changed
        if kept == 0, counts.rows > 0 {
            session.talk.say(
                "\(file): none of its \(counted(counts.rows, "row")) is kept;"
                    + " write x into the column keep of those that are right")
        } else {
            let reasons =
                counts.changed > 0 ? ", \(counts.changed) of them because you changed them" : ""
            let rest = kept < counts.rows ? "; the rest is aligned anew" : ""
            session.talk.say(
                "\(file): \(kept) of \(counted(counts.rows, "row")) kept\(reasons)\(rest)")
        }
    }

    private static func anchorMark(_ text: String) throws -> AnchorMark {
        guard let mark = AnchorMark(text) else {
            if AnchorMark.namesPart(text) {
                throw ValidationError(
                    "“\(text)” names a part of a segment that --fixed cuts, whose row holds it already;"
                        + " give whole numbers, as 120:118")
            }
            throw ValidationError("“\(text)” is no anchor; give two numbers from 1, as 120:118")
        }
        return mark
    }
}
