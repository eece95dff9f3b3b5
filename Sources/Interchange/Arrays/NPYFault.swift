/// What is wrong with a file of NumPy's format NPY.
public enum NPYFault: Error, Hashable, Sendable {
    /// It does not begin as one.
    case notNPY
    /// A version of the format that is not known.
    case version(major: Int, minor: Int)
    /// The file ends inside its heading, or the heading is longer than any honest one.
    case cutHeading
    /// The heading is not the dictionary that it should be, from this byte on, counted from 1.
    case malformedHeading(byte: Int)
    /// The numbers are of a type that is not read, as NumPy calls it.
    case type(String)
    /// The numbers stand column after column.
    case columnOrder
    /// It has another number of dimensions than two.
    case dimensions(Int)
    /// There are other numbers of bytes than the heading says.
    case size(expected: Int, found: Int)
    /// More numbers than this program takes.
    case tooLarge(rows: Int, columns: Int)
    /// A value is no number or infinite; the row and the column, from 1.
    case notFinite(row: Int, column: Int)
}
