import Interchange
import Tolmach

extension ErrorText {
    static func text(of fault: NPYFault) -> String {
        switch fault {
        case .notNPY: "not a file of NumPy; save the vectors by numpy.save"
        case .version(let major, let minor):
            "version \(major).\(minor) of NumPy's format, of which 1 to 3 are read; save it anew"
        case .cutHeading: "its heading is cut off; save it anew"
        case .malformedHeading(let byte):
            "its heading is broken at byte \(byte); save it anew by numpy.save"
        case .type(let type):
            "its numbers are of the type “\(type)”; save them by array.astype(\"<f4\")"
        case .columnOrder:
            "its numbers stand column after column; save numpy.ascontiguousarray(array)"
        case .dimensions(let count):
            "it has \(counted(count, "dimension")), not two; save one row for each segment"
        case .size(let expected, let found):
            "\(found) bytes of numbers where its heading says \(expected); save or copy it anew"
        case .tooLarge(let rows, let columns):
            "\(rows) × \(columns) numbers are more than this program takes; use shorter vectors"
        case .notFinite(let row, let column):
            "row \(row), column \(column) is no number or infinite; mend what made the vectors"
        }
    }
}
