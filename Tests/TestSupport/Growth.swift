/// How much longer a work takes on the second of two inputs than on the first: of each the best of
/// three times counts, since other programs run beside.
public func growth<Input>(of inputs: [Input], _ work: (Input) throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let times = try inputs.map { input in
        try (0..<3).map { _ in try clock.measure { try work(input) } }.min() ?? .zero
    }
    return times[1] / times[0]
}
