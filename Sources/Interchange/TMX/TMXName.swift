internal import Bitext

/// The elements of TMX 1.4b.
enum TMXElement: Int32, CaseIterable {
    case tmx
    case header
    case body
    case tu
    case tuv
    case seg
    case note
    case prop
    case ude
    case map
    case bpt
    case ept
    case ph
    case it
    case hi
    case ut
    case sub

    /// The name as it is written.
    var name: String { "\(self)" }

    /// The element of a code.
    init(_ kind: InlineCode.Kind) {
        self =
            switch kind {
            case .begin: .bpt
            case .end: .ept
            case .placeholder: .ph
            case .isolated: .it
            case .highlightBegin, .highlightEnd: .hi
            case .unknown: .ut
            }
    }

    /// What code the element is; a `hi` begins one.
    var code: InlineCode.Kind? {
        switch self {
        case .bpt: .begin
        case .ept: .end
        case .ph: .placeholder
        case .it: .isolated
        case .hi: .highlightBegin
        case .ut: .unknown
        default: nil
        }
    }

    /// Whether the DTD of TMX 1.4b lets the element have this attribute with this value, and we
    /// write it there: the `lang` of a variant is deprecated for `xml:lang`.
    func takes(_ attribute: TMXAttribute, value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard attributes & attribute.bit != 0 else { return false }
        switch attribute {
        case .segtype:
            return ["block", "paragraph", "sentence", "phrase"].contains {
                value.elementsEqual($0.utf8)
            }
        case .pos: return ["begin", "end"].contains { value.elementsEqual($0.utf8) }
        default: return true
        }
    }

    private var attributes: UInt64 {
        switch self {
        case .tu: Self.unitAttributes
        case .tuv: Self.variantAttributes
        case .note: Self.noteAttributes
        case .prop: Self.noteAttributes | TMXAttribute.type.bit
        case .bpt: TMXAttribute.i.bit | Self.markAttributes
        case .ept: TMXAttribute.i.bit
        case .ph: TMXAttribute.assoc.bit | Self.markAttributes
        case .it: TMXAttribute.pos.bit | Self.markAttributes
        case .hi: Self.markAttributes
        case .ut: TMXAttribute.x.bit
        case .sub: TMXAttribute.datatype.bit | TMXAttribute.type.bit
        case .tmx, .header, .body, .seg, .ude, .map: 0
        }
    }

    private static let markAttributes = TMXAttribute.x.bit | TMXAttribute.type.bit
    private static let noteAttributes =
        TMXAttribute.encoding.bit | TMXAttribute.xmlLang.bit | TMXAttribute.lang.bit
    private static let variantAttributes: UInt64 = [
        TMXAttribute.xmlLang, .encoding, .datatype, .usagecount, .lastusagedate, .creationtool,
        .creationtoolversion, .creationdate, .creationid, .changedate, .changeid, .tmf,
    ].reduce(0) { $0 | $1.bit }
    private static let unitAttributes =
        variantAttributes & ~TMXAttribute.xmlLang.bit | TMXAttribute.tuid.bit
        | TMXAttribute.segtype.bit | TMXAttribute.srclang.bit
}

/// The attributes of TMX 1.4b.
enum TMXAttribute: Int32, CaseIterable {
    case xmlLang
    case lang
    case version
    case creationtool
    case creationtoolversion
    case segtype
    case tmf
    case adminlang
    case srclang
    case datatype
    case encoding
    case creationdate
    case creationid
    case changedate
    case changeid
    case usagecount
    case lastusagedate
    case tuid
    case type
    case i
    case x
    case pos
    case assoc

    /// The name as it is written.
    var name: String {
        switch self {
        case .xmlLang: "xml:lang"
        case .tmf: "o-tmf"
        case .encoding: "o-encoding"
        default: "\(self)"
        }
    }

    /// The attribute of a name that the reader knows by its place.
    init?(known place: Int32) {
        self.init(rawValue: place - Int32(TMXElement.allCases.count))
    }

    fileprivate var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// The names that a reader of TMX knows: those of the elements, then those of the attributes.
enum TMXName {
    static let all = TMXElement.allCases.map(\.name) + attributes
    static let attributes = TMXAttribute.allCases.map(\.name)
    static let attribute = Dictionary(
        uniqueKeysWithValues: zip(attributes, TMXAttribute.allCases))
}
