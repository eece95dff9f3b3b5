/// Options that take two values, which the parser does not know.
enum PairedValues {
    private static let options: Set<String> = ["--embeddings"]

    /// Arguments in which such an option stands before each of its two values.
    ///
    /// One that stands there twice has a value each time.
    static func parted(_ arguments: [String]) -> [String] {
        let ownArguments = arguments.prefix { $0 != "--" }
        let single = options.filter { option in
            ownArguments.count { $0 == option || $0.hasPrefix(option + "=") } == 1
        }
        var parted: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            parted.append(argument)
            if argument == "--" { break }
            guard single.contains(argument), let first = rest.popFirst() else { continue }
            parted.append(first)
            guard !first.hasPrefix("-"), let second = rest.first, !second.hasPrefix("-") else {
                continue
            }
            parted += [argument, second]
            rest.removeFirst()
        }
        return parted + rest
    }
}
