/// A small dictionary in the form of dictd.
public struct DictdFixture: Sendable {
    /// The bytes of its index.
    public let index: [UInt8]
    /// The bytes of its data.
    public let data: [UInt8]

    /// Makes a dictionary of articles, whose texts repeat the headword or not, as they are given; an
    /// empty one may be that of the headword before.
    public init(
        _ articles: [(headword: String, text: String)], title: String? = nil,
        sharing: Bool = false
    ) {
        var index: [UInt8] = []
        var data: [UInt8] = []
        let own = title.map { [("00databaseshort", $0 + "\n")] } ?? []
        var place = (offset: 0, length: 0)
        for (headword, text) in own + articles {
            if !sharing || !text.isEmpty { place = (data.count, text.utf8.count) }
            let row = [headword, Self.number(place.offset), Self.number(place.length)]
            index += Array((row.joined(separator: "\t") + "\n").utf8)
            data += Array(text.utf8)
        }
        self.index = index
        self.data = data
    }

    /// Writes both files into a folder, and gives the path of the index.
    public func write(to folder: TemporaryFolder, as name: String) throws -> String {
        _ = try folder.write(data, to: name + ".dict")
        return try folder.write(index, to: name + ".index")
    }

    /// A number in the digits of base64, the highest first.
    public static func number(_ number: Int) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var rest = number
        var text = ""
        repeat {
            text = String(digits[rest % 64]) + text
            rest /= 64
        } while rest > 0
        return text
    }

    /// A few words of English and Russian as FreeDict writes them.
    public static let freeDict = DictdFixture(
        [
            ("safe house", "safe house /seif haus/\nявочная квартира\n"),
            ("cellar", "cellar /selər/\nподвал, погреб\n"),
            ("weapon", "weapon /wepən/ <n>\n1. оружие\n2. средство\n"),
            ("town", "town /taun/\nгород\n"),
        ], title: "English-Russian test")
}
