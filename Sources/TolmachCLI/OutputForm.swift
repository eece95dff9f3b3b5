import ArgumentParser
import Foundation

/// What the name of an output file says of its form.
enum OutputForm {
    /// The endings of forms that other programs read and this one does not write: text of another
    /// form under such a name would be taken for damage.
    private static let foreign: Set<String> = [
        "csv", "doc", "docx", "htm", "html", "mqxliff", "mxliff", "odt", "pdf", "po", "rtf",
        "sdlxliff", "tbx", "txml", "xlf", "xliff", "xls", "xlsx", "xml", "zip",
    ]

    /// The form that a file's name asks for by its ending, in any case of letters; nil where it asks
    /// for none.
    ///
    /// Throws where it asks for one that is not among those of the command.
    static func named<Form: RawRepresentable & CaseIterable>(
        by file: String?
    ) throws -> Form? where Form.RawValue == String {
        guard let file, file != "-" else { return nil }
        let ending = (file as NSString).pathExtension.lowercased()
        if let form = Form(rawValue: ending == "jsonl" ? "json" : ending) { return form }
        guard foreign.contains(ending) || ["beads", "json", "jsonl"].contains(ending) else {
            return nil
        }
        let forms = Form.allCases.map(\.rawValue)
        if ending == "csv", forms.contains("tsv") {
            throw ValidationError(
                "\(file): csv is not written; write to a .tsv, which spreadsheets open too")
        }
        let list = forms.dropLast().joined(separator: ", ") + " or " + (forms.last ?? "")
        throw ValidationError(
            "\(file): \(ending) is not written; name the file otherwise, or give --format: \(list)")
    }

    /// What is said of the form of a file whose name does not tell it.
    static func remark(on form: some RawRepresentable<String>, of file: String) -> String {
        let ending = (file as NSString).pathExtension.lowercased()
        let isTold = ending == form.rawValue || ending == "jsonl" && form.rawValue == "json"
        return isTold ? "" : " in the form \(form.rawValue)"
    }
}
