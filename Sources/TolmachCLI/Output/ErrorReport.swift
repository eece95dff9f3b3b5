import Alignment
import ArgumentParser
import Foundation
import Interchange
import Terminology
import Tolmach

/// Tells an error in one line, and says with which code the tool ends.
enum ErrorReport {
    /// Tells an error on standard error; help and the version, which come as errors of the parser,
    /// on standard output.
    static func report(_ error: any Error) -> ExitStatus {
        if let (line, status) = outcome(of: error) {
            Talk.write(line)
            return status
        }
        let code = TolmachCommand.exitCode(for: error)
        guard code != .success else {
            print(TolmachCommand.fullMessage(for: error))
            return .done
        }
        guard code == .validationFailure else {
            Talk.write("tolmach: \(error); this is a fault of the program, please report it")
            return .internal
        }
        Talk.write("tolmach: \(usage(TolmachCommand.message(for: error)))")
        return .usage
    }

    /// The parser's message, whose first line says what is wrong.
    private static func usage(_ message: String) -> String {
        let lines = message.split(separator: "\n").map(String.init)
        let first = lines.first ?? message
        var line = first.last == "." ? String(first.dropLast()) : first
        // The parser writes what may be given below, where there is much of it.
        let values = lines.dropFirst().prefix { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
        if line.hasSuffix(":"), !values.isEmpty { line += " " + values.joined(separator: ", ") }
        if isOfText(line) { line += "; write -- before a text that begins with a hyphen" }
        return line.contains(";") ? line : "\(line); see tolmach --help"
    }

    /// Whether what the parser takes for an unknown option can only be a text.
    private static func isOfText(_ line: String) -> Bool {
        guard line.hasPrefix("Unknown option '") else { return false }
        return line.dropFirst("Unknown option '".count).unicodeScalars.dropLast().contains {
            $0 == " " || !$0.isASCII || ("0"..."9").contains($0)
        }
    }

    /// The line in which an error is told; nil for what is no error of ours.
    static func line(of error: any Error) -> String? { outcome(of: error)?.0 }

    private static func outcome(of error: any Error) -> (String, ExitStatus)? {
        switch error {
        case is CancellationError:
            ("tolmach: stopped; what was under way was not kept", .interrupted)
        case let error as ExchangeError: (ErrorText.text(of: error), status(of: error))
        case let error as MemoryError: (ErrorText.text(of: error), status(of: error))
        case let error as WorkspaceError: (ErrorText.text(of: error), status(of: error))
        case let error as DocumentError: (ErrorText.text(of: error), .badInput)
        case let error as GlossaryError: (ErrorText.text(of: error), .badInput)
        case let error as TermAcceptance.Failure: (ErrorText.text(of: error), .badInput)
        case let error as LexiconError: (ErrorText.text(of: error), status(of: error))
        case let error as AlignmentError: (ErrorText.text(of: error), .badInput)
        case let error as AnchorError: (ErrorText.text(of: error), .badInput)
        case let error as CorrectionError: (ErrorText.text(of: error), .badInput)
        case let error as UnrelatedTexts: (ErrorText.text(of: error), .badInput)
        case let error as ParagraphMismatch: (ErrorText.text(of: error), .badInput)
        case let error as VectorFiles.Mismatch: (ErrorText.text(of: error), .badInput)
        case let error as ImportError: (ErrorText.text(of: error), .badInput)
        case let error as AdditionJob.ForeignDocument:
            (
                "tolmach: the memory has another document \(error.document) with"
                    + " \(counted(error.units, "unit")); name this one by --document NAME, or replace"
                    + " that one by --document \(error.document)",
                .badInput
            )
        case let error as UnstorableUnit:
            (
                "\(error.path): a unit's inline codes cannot be kept («\(error.unit.source.text.prefix(40))»);"
                    + " mend it in its file",
                .badInput
            )
        case let error as RulesFile.Failure: (ErrorText.text(of: error), .badInput)
        case let error as AbbreviationFile.Failure: (ErrorText.text(of: error), .badInput)
        case let error as ICUError:
            ("tolmach: ICU failed in \(error.action): \(error.name)", .internal)
        case let error as StandardOutput.Failure:
            (
                "tolmach: cannot write to standard output: \(ErrorText.text(ofSystem: error.code))",
                .inputOutput
            )
        default: nil
        }
    }

    private static func status(of error: ExchangeError) -> ExitStatus {
        switch error.problem {
        case .cannotRead(.missing): .noInput
        case .cannotRead(.isFolder), .cannotRead(.notPermitted): .noInput
        case .cannotRead: .inputOutput
        case .cannotWrite(.noSpace), .cannotWrite(.system): .inputOutput
        case .cannotWrite: .cannotCreate
        case .outOfMemory: .internal
        default: .badInput
        }
    }

    private static func status(of error: MemoryError) -> ExitStatus {
        switch error {
        case .missing: .noInput
        case .notAMemory, .damaged, .damagedUnit, .newerSchema, .unsound, .nothingToSave: .badInput
        case .restoredFromItself: .usage
        case .locked, .changedMeanwhile: .locked
        case .readOnly, .remoteFileSystem, .cannotCreate, .nameTooLong, .exists, .inUse:
            .cannotCreate
        case .diskFull, .indexNotWritten, .io: .inputOutput
        }
    }

    private static func status(of error: LexiconError) -> ExitStatus {
        switch error {
        case .noName, .invalidName: .usage
        case .unknownLanguages, .nothingLearned, .otherScript: .badInput
        case .noUnits: .noInput
        case .exists, .cannotCreate, .noTemporaryFile: .cannotCreate
        }
    }

    private static func status(of error: WorkspaceError) -> ExitStatus {
        switch error {
        case .noneFound, .noneAt: .noInput
        case .exists, .cannotCreate, .fileInTheWay, .readOnlyMemory: .cannotCreate
        case .malformed, .newerFormat, .noWritableMemory: .badInput
        case .noMemory: .noInput
        }
    }
}
