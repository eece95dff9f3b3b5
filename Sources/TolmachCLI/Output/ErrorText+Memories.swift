import Glibc
import Tolmach

extension ErrorText {
    /// That an index could not be used, or not all of it.
    static func text(of faults: [IndexFault], in memory: String) -> String {
        let reason =
            switch faults.first?.reason {
            case .missing: "files of the index are missing"
            case .foreign: "the index belongs to another memory or to another state of this one"
            default: "the index is damaged"
            }
        return "\(memory): \(reason), so that look-ups take longer; "
            + "the answers are the same; run 'tolmach memory rebuild'"
    }

    static func text(of error: MemoryError) -> String {
        switch error {
        case .missing(let path):
            "\(path): no such memory; check the name, or fill one with tolmach import"
        case .notAMemory(let path):
            "\(path): not a memory of tolmach, or damaged at its beginning; name another file, or save what is left by tolmach memory rescue"
        case .damaged(let path, let detail):
            "\(text(ofDamage: detail, to: path)), and see tolmach memory verify"
        case .damagedUnit(let path, let id):
            "\(path): unit \(id) does not have its checksum; see tolmach memory verify"
        case .newerSchema(let path, let version, let supported):
            "\(path): made by a later version (form \(version), this one knows \(supported)); install a newer tolmach"
        case .locked(let path, let holder):
            "\(path): another process is writing to it\(holder.map(text) ?? ""); wait until it has ended"
        case .readOnly(let path):
            "\(path): cannot be written; check the permissions of the file and its folder"
        case .remoteFileSystem(let path, let name):
            "\(path): on \(name), whose locks may fail, so it is not written; move it to a local disk, or give --trust-filesystem if no other machine uses it"
        case .cannotCreate(let path, let detail):
            "\(path): cannot be made (\(detail)); check that its folder is there and can be written"
        case .exists(let path):
            "\(path): is there already; name another file, or replace it by --force"
        case .inUse(let path, let companion):
            "\(path): \(companion) stands beside it: a memory is open there, or was not closed; name another file"
        case .changedMeanwhile(let path):
            "\(path): was written to while it was read; end what uses it, and try again"
        case .nothingToSave(let path):
            "\(path): no unit with its checksum is in it; is it the right file?"
        case .unsound(let path, let findings):
            "\(path): damaged (\(findings.first.map(text) ?? "")\(more(than: 1, of: findings)));"
                + " nothing was written; save what is left by tolmach memory rescue"
        case .restoredFromItself(let path):
            "\(path): is the memory itself; name a backup of it"
        case .nameTooLong(let path):
            "\(path): its name or path is too long; choose a shorter one"
        case .diskFull(let path):
            "\(path): the disk is full; nothing of this was kept, make room and try again"
        case .indexNotWritten(let path, _):
            "\(path): the index cannot be written, so that look-ups take longer; "
                + "make room or permit writing, then run 'tolmach memory rebuild'"
        case .io(let path, EACCES, _):
            "\(path): cannot be read; check the permissions of the file and its folder"
        case .io(let path, let code, let detail):
            "\(path): reading or writing failed (\(detail), \(code)); check the disk"
        }
    }

    static func onlyRead(_ memory: String, on fileSystem: String) -> String {
        "\(memory): on \(fileSystem), whose locks may fail, so it is only read;"
            + " --trust-filesystem lets it be written"
    }

    /// What mends what the verification of a memory found.
    static func cure(of findings: [MemoryFinding], in memory: String) -> String {
        let isOfKeys = findings.allSatisfy { finding in
            switch finding {
            case .wrongKeys, .disorderedTokens: true
            case .damagedUnit, .structure, .danglingReference: false
            }
        }
        return isOfKeys
            ? "\(memory): units are whole, but not found as they should be; run 'tolmach memory rebuild'"
            : text(ofDamage: counted(findings.count, "finding"), to: memory)
    }

    /// Damage that leaves nothing to check unit by unit.
    static func text(ofDamage detail: String, to path: String) -> String {
        "\(path): damaged (\(detail)); put a backup in its place by tolmach memory restore, or save what is left by tolmach memory rescue"
    }

    private static func more(than shown: Int, of findings: [MemoryFinding]) -> String {
        findings.count > shown ? ", and \(findings.count - shown) more" : ""
    }

    private static func text(of holder: LockHolder) -> String {
        " (process \(holder.process)\(holder.command.map { ", \($0)" } ?? ""))"
    }
}
