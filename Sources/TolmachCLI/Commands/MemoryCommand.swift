import ArgumentParser
import Foundation
import Tolmach

struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Tells of the memories, checks and keeps them.",
        subcommands: [
            MemoryInfoCommand.self, MemoryVerifyCommand.self, MemoryBackupCommand.self,
            MemoryRestoreCommand.self, MemoryRescueCommand.self, MemoryCompactCommand.self,
            MemoryRebuildCommand.self,
        ])
}

struct MemoryInfoCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Counts what the memories hold.")

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        let list = try session.memories()
        let opened = try session.openForReading()
        for place in list.places {
            guard let store = opened.first(where: { $0.place == place })?.store else {
                try printEmpty(place, in: session)
                continue
            }
            try print(try await store.information(), of: place, in: session)
        }
        return .done
    }

    private func printEmpty(_ place: MemoryList.Place, in session: Session) throws {
        if global.json {
            try session.print(
                json: MemoryObject(
                    memory: place.name, file: place.path, units: 0, pairs: [], documents: [],
                    earliest: nil, latest: nil, sequence: 0, store: nil, schema: nil, keys: nil,
                    keysAreCurrent: true, bytes: 0, priority: place.priority,
                    penalty: place.penalty, writes: isWritten(place, in: session),
                    readOnly: place.isReadOnly))
        } else {
            try session.print("\(Paint.strong(place.name))  nothing added yet")
        }
    }

    private func print(
        _ information: MemoryInformation, of place: MemoryList.Place, in session: Session
    ) throws {
        if global.json {
            try session.print(
                json: MemoryObject(
                    memory: place.name, file: place.path, units: information.units,
                    pairs: information.languagePairs.map {
                        .init(source: $0.source.text, target: $0.target.text, units: $0.units)
                    },
                    documents: information.documents.map { .init(name: $0.name, units: $0.units) },
                    earliest: information.earliest, latest: information.latest,
                    sequence: information.sequence, store: information.storeID,
                    schema: information.schemaVersion, keys: information.keyVersion,
                    keysAreCurrent: information.keysAreCurrent, bytes: information.fileSize,
                    priority: place.priority, penalty: place.penalty,
                    writes: isWritten(place, in: session), readOnly: place.isReadOnly))
            return
        }
        try session.print(
            "\(Paint.strong(place.name))  \(counted(information.units, "unit")),"
                + " \(session.shown(place.path))\(remarks(on: place))")
        for pair in information.languagePairs {
            try session.print(
                Talk.visible("    \(pair.source) to \(pair.target)  \(pair.units)"))
        }
        for document in information.documents {
            try session.print("    \(Talk.visible(document.name))  \(document.units)")
        }
        if !information.keysAreCurrent {
            session.talk.say(ErrorText.keysToRebuild(of: place.name))
        }
    }
}

extension MemoryInfoCommand {
    private func isWritten(_ place: MemoryList.Place, in session: Session) -> Bool {
        (try? session.memories().placeToWrite()) == place
    }

    private func remarks(on place: MemoryList.Place) -> String {
        let penalty = Decimal(place.penalty)
        return (place.penalty > 0 ? ", -\(penalty) points" : "")
            + (place.isReadOnly ? ", read-only" : "")
    }
}

struct MemoryVerifyCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compares every unit with its checksum, and checks the file's structure.")

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        do {
            return try await verify(in: session)
        } catch MemoryError.damaged(let path, let detail) {
            // The usual advice would be to run this very command.
            Talk.write(ErrorText.text(ofDamage: detail, to: path))
            return .badInput
        }
    }

    private func verify(in session: Session) async throws -> ExitStatus {
        var isSound = true
        for (place, store) in try session.openFilled() {
            session.report(JobProgress(.verifying, place.name, fraction: nil))
            let found = try await store.verify()
            let findings = found.map(ErrorText.text)
            session.progress.clear()
            isSound = isSound && findings.isEmpty
            if global.json {
                try session.print(
                    json: VerificationObject(
                        memory: place.name, file: place.path, sound: findings.isEmpty,
                        findings: findings))
            } else {
                try session.print(
                    "\(Paint.strong(place.name))  "
                        + (findings.isEmpty ? "sound" : counted(findings.count, "finding")))
                for finding in findings { try session.print("    \(finding)") }
            }
            if !found.isEmpty {
                Talk.write(ErrorText.cure(of: found, in: session.shown(place.path)))
            }
        }
        return isSound ? .done : .nothingFound
    }
}

struct MemoryRebuildCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Makes the keys and the index of the units anew, as after a change of ICU.",
        discussion: """
            tolmach memory rebuild
            tolmach memory rebuild --both-directions   so that look-ups from the targets are fast too
            """)

    @Flag(help: "Index the targets too, for look-ups in the other direction.")
    var bothDirections = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        for (place, reader) in try session.openToRewrite() {
            if dryRun {
                let units = try await reader.information().units
                try print(units: units, of: place, in: session)
                session.talk.say(
                    "\(place.name): \(counted(units, "unit")) would get new keys and a new index; nothing was written"
                )
                continue
            }
            let store = try session.openForWriting(place)
            session.report(JobProgress(.indexing, place.name, fraction: nil))
            let report = try await store.rebuildKeys(bothDirections: bothDirections)
            try await store.updateIndex(.all)
            session.progress.clear()
            try print(units: report.units, of: place, in: session)
            session.talk.say(
                "\(place.name): made the keys and the index of \(counted(report.units, "unit"))"
                    + " anew in \(session.shown(place.path))")
            if report.damagedUnits > 0 {
                Talk.write(
                    ErrorText.text(
                        ofDamage: "\(counted(report.damagedUnits, "unit")) without its checksum",
                        to: session.shown(place.path)))
            }
        }
        return .done
    }

    private func print(
        units: Int, of place: MemoryList.Place, in session: Session
    ) throws {
        guard global.json else { return }
        try session.print(
            json: RebuildingObject(
                memory: place.name, file: place.path, units: units, dryRun: dryRun))
    }
}
