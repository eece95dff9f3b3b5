internal import Bitext
internal import CXML

/// The start of an element; valid during the call that hands it over.
struct XMLElement {
    /// The place of the name among those that the reader knows, -1 for others.
    let known: Int32
    fileprivate let prefix: UnsafePointer<CChar>?
    fileprivate let localName: UnsafePointer<CChar>
    fileprivate let first: UnsafePointer<cxml_attribute>
    /// How many attributes it has.
    let attributeCount: Int

    init(
        known: Int32, prefix: UnsafePointer<CChar>?, name: UnsafePointer<CChar>,
        attributes: UnsafePointer<cxml_attribute>, count: Int32
    ) {
        self.known = known
        self.prefix = prefix
        localName = name
        first = attributes
        attributeCount = Int(count)
    }

    /// The name with its prefix.
    var name: String { Self.qualified(prefix, localName) }

    /// The place of the name of an attribute among those that the reader knows, -1 for others.
    func knownName(at place: Int) -> Int32 { first[place].known }

    /// The name of an attribute with its prefix.
    func name(at place: Int) -> String { Self.qualified(first[place].prefix, first[place].name) }

    /// The value of an attribute.
    func value(at place: Int) -> String {
        String(
            decoding: UnsafeBufferPointer(start: first[place].value, count: first[place].count),
            as: UTF8.self)
    }

    /// The bytes of the value of an attribute.
    func valueBytes(at place: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: first[place].value, count: first[place].count)
    }

    private static func qualified(
        _ prefix: UnsafePointer<CChar>?, _ name: UnsafePointer<CChar>
    ) -> String {
        guard let prefix else { return String(cString: name) }
        return String(cString: prefix) + ":" + String(cString: name)
    }
}
