internal import Glibc

/// How much more work the second of two inputs takes than the first.
///
/// Counted as the processor time of this thread, least of three, which does not depend on what else
/// the machine does: for telling a quadratic growth from a linear one, never for a speed.
public func growth<Input>(of inputs: [Input], _ work: (Input) throws -> Void) rethrows -> Double {
    let times = try inputs.map { input in
        try (0..<3).map { _ in
            let start = processorTime()
            try work(input)
            return processorTime() - start
        }.min() ?? 0
    }
    return times[1] / max(times[0], 1e-6)
}

private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
