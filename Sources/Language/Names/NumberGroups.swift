/// Numbers in groups, each group in the order in which its numbers came.
struct NumberGroups {
    struct Entry {
        let group: Int
        let member: Int
    }

    /// Where each group begins, and after the last where it ends.
    private var starts: [Int32]
    private var members: [Int32]

    /// Takes the members of groups from 0 to `count`.
    init(count: Int, _ entries: [Entry]) {
        starts = [Int32](repeating: 0, count: count + 1)
        for entry in entries { starts[entry.group + 1] += 1 }
        for group in 0..<count { starts[group + 1] += starts[group] }
        var ends = starts
        members = [Int32](repeating: 0, count: entries.count)
        for entry in entries {
            members[Int(ends[entry.group])] = Int32(entry.member)
            ends[entry.group] += 1
        }
    }

    /// The number of groups.
    var count: Int { starts.count - 1 }

    subscript(group: Int) -> ArraySlice<Int32> {
        members[Int(starts[group])..<Int(starts[group + 1])]
    }
}
