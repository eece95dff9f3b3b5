import ArgumentParser

/// The names of the commands, among which one that was mistyped is looked for.
enum CommandNames {
    /// Refuses arguments that begin with a command which is not there: the parser would complain of
    /// all of them, or take them for a wish for help.
    ///
    /// Gives the command that they name.
    @discardableResult
    static func check(_ arguments: [String]) throws -> any ParsableCommand.Type {
        var rest = arguments[...]
        if rest.first == "help" { rest = rest.dropFirst() }
        var command: any ParsableCommand.Type = TolmachCommand.self
        if rest == ["help"] { return command }
        var path = "tolmach"
        while let name = rest.first, !name.hasPrefix("-") {
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty else { return command }
            guard let next = subcommands.first(where: { self.name(of: $0) == name }) else {
                throw ValidationError(refusal(of: name, among: subcommands, of: path))
            }
            command = next
            path += " \(name)"
            rest = rest.dropFirst()
        }
        return command
    }

    private static func refusal(
        of name: String, among subcommands: [any ParsableCommand.Type], of path: String
    ) -> String {
        let words = path.split(separator: " ")
        let help = (words.prefix(1) + ["help"] + words.dropFirst()).joined(separator: " ")
        let shown = (words.dropFirst() + [Talk.visible(name)[...]]).joined(separator: " ")
        let missing = "there is no command “\(shown)”"
        guard let near = nearest(to: name, among: subcommands.map { self.name(of: $0) }) else {
            return "\(missing); \(help) lists them"
        }
        return "\(missing); did you mean \(path) \(near)?"
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }

    /// The name that begins so, or that a slip or two of the fingers would turn into the given one.
    static func nearest(to typed: String, among names: [String]) -> String? {
        let near = names.map { (name: $0, slips: slips(from: typed, to: $0)) }
            .filter { $0.slips <= max(1, min(2, typed.count / 3)) }
            .min { $0.slips < $1.slips }
        return near?.name ?? (typed.count > 1 ? names.first { $0.hasPrefix(typed) } : nil)
    }

    /// How many letters are wrong, missing or too many, or stand in each other's place: the distance
    /// of Damerau (Communications of the ACM 7, 1964).
    private static func slips(from one: String, to other: String) -> Int {
        let one = Array(one.unicodeScalars)
        let other = Array(other.unicodeScalars)
        var rows = [Array(0...other.count)]
        for i in one.indices {
            var row = [i + 1]
            for j in other.indices {
                let isSame = one[i] == other[j]
                var least = min(rows[i][j] + (isSame ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
