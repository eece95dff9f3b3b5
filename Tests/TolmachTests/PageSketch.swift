import Tolmach

@testable import Interchange

/// What a page of a report holds, read as XML: a page that is not well-formed fails.
struct PageSketch: XMLHandler {
    /// An element, with the text within it.
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
        /// Where the links within it lead.
        var links: [String] = []
        /// Whether it stands in a row of the table of beads.
        var isInRow = false

        var id: String? { attributes["id"] }
        var classes: Set<Substring> { Set((attributes["class"] ?? "").split(separator: " ")) }
    }

    /// The elements in the order in which they end.
    private(set) var elements: [Element] = []
    private var open: [Element] = []

    init(_ report: AlignmentReport) throws { try self.init(page: Self.bytes(of: report)) }

    init(page: [UInt8]) throws {
        let reader = try XMLReader(
            file: "report.html", names: [], maximumDepth: 30, handler: PageSketch())
        try page.withUnsafeBytes { bytes throws -> Void in try reader.push(bytes) }
        try reader.finish()
        self = reader.handler.pointee
    }

    private init() {}

    /// The page of a report in one piece.
    static func bytes(of report: AlignmentReport) throws -> [UInt8] {
        final class Pieces { var bytes: [UInt8] = [] }
        let pieces = Pieces()
        try report.write { pieces.bytes += $0 }
        return pieces.bytes
    }

    mutating func start(_ element: XMLElement, in reader: XMLSource) {
        var attributes: [String: String] = [:]
        for place in 0..<element.attributeCount {
            attributes[element.name(at: place)] = element.value(at: place)
        }
        let isInRow = open.contains { $0.name == "li" && $0.id?.first == "b" }
        open.append(Element(name: element.name, attributes: attributes, isInRow: isInRow))
    }

    mutating func end(in reader: XMLSource) {
        let ended = open.removeLast()
        elements.append(ended)
        guard !open.isEmpty else { return }
        open[open.count - 1].text += ended.text
        open[open.count - 1].links += ended.links
        if let link = ended.attributes["href"] { open[open.count - 1].links.append(link) }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, in reader: XMLSource) {
        open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    }

    /// The elements of a name.
    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The element of an id.
    func element(_ id: String) -> Element? { elements.first { $0.id == id } }

    /// The values of an attribute.
    func values(of attribute: String) -> [String] {
        elements.compactMap { $0.attributes[attribute] }
    }

    /// The rows of the table of beads.
    var rows: [Element] { named("li").filter { $0.id?.hasPrefix("b") == true } }

    /// The cells of the table, source and target in turn.
    var cells: [Element] { named("p").filter(\.isInRow) }
}
