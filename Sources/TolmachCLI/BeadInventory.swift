import Alignment
import ArgumentParser

/// The shapes that beads may have.
struct BeadInventory {
    let shapes: [BeadShape]

    /// Only one to one.
    static let unmerged = BeadInventory(shapes: BeadShape.all.filter { $0 == one })

    private static let one = BeadShape(source: 1, target: 1, logPrior: 0)

    private init(shapes: [BeadShape]) { self.shapes = shapes }

    /// Reads a list as `1-1,1-2,2-1`.
    init(_ text: String) throws {
        var shapes: [BeadShape] = []
        for name in text.split(separator: ",").map({ $0.filter { $0 != " " } })
        // A segment can always stand alone.
        where name != "1-0" && name != "0-1" {
            guard let shape = BeadShape.all.first(where: { "\($0.source)-\($0.target)" == name })
            else {
                throw ValidationError(
                    "“\(name)” is no shape of beads; the shapes are 1-1, 1-2 to 1-8, 2-1 to 8-1,"
                        + " 2-2, 2-3 and 3-2")
            }
            if !shapes.contains(shape) { shapes.append(shape) }
        }
        guard shapes.contains(Self.one) else {
            throw ValidationError("1-1 is not among the shapes of --beads; add it")
        }
        self.shapes = shapes
    }
}
