internal import Language
internal import Matching

/// How the tokens that two texts share stand in each, as far as they do not all stand alike.
struct SurfaceForms {
    private struct Group {
        var query: [String] = []
        var unit: [String] = []
        /// The key of the first token, and whether all have it: others have other numbers inside.
        let key: String
        var isOneKey = true
    }

    private let groups: [Group]

    /// Compares bytes first: of most pairs all shared tokens stand alike.
    init(_ query: PreparedText, _ unit: PreparedText) {
        let varied = Self.varied(query, unit)
        guard !varied.isEmpty else {
            groups = []
            return
        }
        var groups: [String: Group] = [:]
        for place in query.tokens.indices where varied.contains(query.sequence.ids[place]) {
            let token = query.tokens[place]
            guard token.kind != .code else { continue }
            let name = Self.name(of: token)
            var surface = query.surface(of: token)
            // What is joined is compared without the space that is charged for.
            if query.isJoined { surface.unicodeScalars.removeAll(where: \.properties.isWhitespace) }
            groups[name, default: Group(key: token.key)].query.append(surface)
            if groups[name]?.key != token.key { groups[name]?.isOneKey = false }
        }
        for place in unit.tokens.indices where varied.contains(unit.sequence.ids[place]) {
            let token = unit.tokens[place]
            guard token.kind != .code else { continue }
            let name = Self.name(of: token)
            groups[name]?.unit.append(unit.surface(of: token))
            if groups[name]?.key != token.key { groups[name]?.isOneKey = false }
        }
        self.groups = groups.values.filter { !$0.unit.isEmpty && $0.query != $0.unit }
    }

    /// Whether, of some key that both have, fewer forms agree than keys do.
    func differ(by form: (String) -> String) -> Bool {
        groups.contains { group in
            // What numbers differ by is charged by their values.
            let form = group.isOneKey ? form : { NumberRuns.masked(form($0)) }
            var left: [String: Int] = [:]
            for surface in group.unit { left[form(surface), default: 0] += 1 }
            var agreeing = 0
            for surface in group.query {
                if let count = left[form(surface)], count > 0 {
                    left[form(surface)] = count - 1
                    agreeing += 1
                }
            }
            return agreeing < min(group.query.count, group.unit.count)
        }
    }

    /// The ids that both texts have, in more than one form.
    private static func varied(_ query: PreparedText, _ unit: PreparedText) -> Set<UInt32> {
        var varied: Set<UInt32> = []
        query.withBytes { queryBytes in
            unit.withBytes { unitBytes in
                let own = order(query.sequence.ids)
                let others = order(unit.sequence.ids)
                var next = others.startIndex
                var place = own.startIndex
                while place < own.endIndex {
                    let id = own[place].id
                    let first = queryBytes[query.tokens[own[place].place].range]
                    var isVaried = false
                    while place < own.endIndex, own[place].id == id {
                        let form = queryBytes[query.tokens[own[place].place].range]
                        isVaried = isVaried || !form.elementsEqual(first)
                        place += 1
                    }
                    while next < others.endIndex, others[next].id < id { next += 1 }
                    let isShared = next < others.endIndex && others[next].id == id
                    while next < others.endIndex, others[next].id == id {
                        let form = unitBytes[unit.tokens[others[next].place].range]
                        isVaried = isVaried || !form.elementsEqual(first)
                        next += 1
                    }
                    if isShared, isVaried { varied.insert(id) }
                }
            }
        }
        return varied
    }

    /// What tokens share whose forms are compared: numbers by themselves have their own keys.
    private static func name(of token: Token) -> String {
        token.kind == .word ? token.sharedKey : token.key
    }

    private static func order(_ ids: [UInt32]) -> [(id: UInt32, place: Int)] {
        ids.enumerated().map { ($1, $0) }.sorted { $0.id < $1.id }
    }
}
