import Foundation
import Tolmach

extension AlignCommand {
    func addition(of outcome: AlignmentJob.Outcome, to workspace: Workspace?) -> AdditionJob {
        var job = AdditionJob(
            text: outcome.text, source: source, document: document, workspace: workspace,
            minimumConfidence: minimumConfidence)
        job.confirmed = outcome.isKept
        return job
    }

    /// Writes the alignment and adds its pairs to a memory, both or neither, and says what was added.
    func remember(
        _ alignment: AlignmentJob.Outcome, at place: MemoryList.Place, of workspace: Workspace?,
        in session: Session
    ) async throws {
        var job = addition(of: alignment, to: workspace)
        job.options = AddingOptions(author: session.author(in: workspace), isRehearsal: dryRun)
        let target = WriteTarget(place, isRehearsal: dryRun)
        let outcome = try await job.run {
            try target.open(in: session)
        } besides: {
            try write(alignment, in: session)
            try session.finish()
        }
        if global.json {
            let report = outcome.report ?? AddingReport()
            try session.print(
                json: AdditionObject(
                    document: outcome.document, memory: session.shown(place.path),
                    name: place.name, pairs: outcome.pairs, added: report.added,
                    updated: report.updated, confirmed: report.confirmed,
                    removed: report.removed,
                    confirmedRemoved: outcome.confirmedRemoved,
                    leftOut: outcome.pairs - outcome.offered, dryRun: dryRun))
        }
        guard let report = outcome.report else {
            session.talk.say(
                "added nothing: none of the \(outcome.pairs) pairs reaches \(minimumConfidence);"
                    + " --min-confidence asks for less")
            return
        }
        var line = dryRun ? "would add" : "added"
        line += " \(counted(report.added, "unit")) of \(outcome.document)"
        line += " to \(session.shown(place.path))"
        if report.updated > 0 {
            line += "; \(report.updated) were there already"
            if report.confirmed > 0 { line += ", \(report.confirmed) of them now reviewed" }
        }
        if report.removed > 0 {
            line += "; \(counted(report.removed, "older unit")) of the document removed"
        }
        if outcome.pairs > outcome.offered {
            line += "; \(outcome.pairs - outcome.offered) left out below \(minimumConfidence)"
        }
        session.talk.say(line)
        if outcome.confirmedRemoved > 0 {
            session.talk.say(
                "\(outcome.confirmedRemoved) of these"
                    + " \(outcome.confirmedRemoved == 1 ? "was" : "were") confirmed in a corrected"
                    + " table; --fixed with that table keeps them")
        }
    }
}
