/// The elements that SRX has.
enum SRXElement: Int32, CaseIterable {
    case srx
    case header
    case formathandle
    case body
    case languagerules
    case languagerule
    case rule
    case beforebreak
    case afterbreak
    case maprules
    case languagemap

    var name: String { "\(self)" }
}

/// The attributes that SRX has.
enum SRXAttribute: String, CaseIterable {
    case version
    case segmentsubflows
    case cascade
    case type
    case include
    case languagerulename
    case languagepattern
    case isBreak = "break"
}

/// The namespace of SRX 2.0.
let namespaceOfSRX = "http://www.lisa.org/srx20"
