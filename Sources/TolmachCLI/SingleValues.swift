import ArgumentParser
import Foundation

/// Options that take one value: the parser would take the last one and say nothing of the others.
enum SingleValues {
    /// What the parser tells of a command.
    private struct Description: Decodable {
        let command: Command

        struct Command: Decodable {
            let arguments: [Argument]?
        }

        struct Argument: Decodable {
            let kind: String
            let isRepeating: Bool
            let names: [Name]?
        }

        struct Name: Decodable {
            let kind: String
            let name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }
    }

    /// Refuses arguments in which such an option of a command stands twice.
    static func check(_ arguments: [String], of command: any ParsableCommand.Type) throws {
        let own = arguments.prefix { $0 != "--" }
        // To describe a command takes some of the time in which it answers.
        guard own.count(where: { $0.hasPrefix("-") && $0 != "-" }) > 1 else { return }
        let described = try JSONDecoder().decode(
            Description.self, from: Data(command._dumpHelp().utf8))
        let options = (described.command.arguments ?? []).filter { $0.kind == "option" }
        var places: [String: Int] = [:]
        for (place, option) in options.enumerated() {
            for name in option.names ?? [] { places[name.text] = place }
        }
        var seen: Set<Int> = []
        var rest = own[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard let name = parts.first, let place = places[String(name)] else { continue }
            if parts.count == 1 { _ = rest.popFirst() }
            let option = options[place]
            guard !option.isRepeating, !seen.insert(place).inserted else { continue }
            let long = (option.names ?? []).map(\.text).max { $0.utf8.count < $1.utf8.count }
            throw ValidationError("\(long ?? argument) is given twice; leave one of them out")
        }
    }
}
