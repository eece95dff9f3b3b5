/// How much of the units a trainer holds at once, which decides how long it reads, hardly what it
/// learns.
struct TrainingLimits: Hashable, Sendable {
    /// How many numbers of words a chunk of the temporary file has, at least.
    var chunkNumbers = 1 << 18
    /// How many co-occurrences of words are counted in one reading of the units, four bytes each.
    var countedEvents = 12_000_000
    /// The co-occurrences after which a word is known well enough: those of one that is everywhere
    /// would be most of all.
    var eventLimit = 1_000_000
    /// The units are read by so many threads at once; fixed, so that sums do not depend on the
    /// machine.
    var threads = 2
}
