internal import Matching

/// A segment of the index with the units that it does not answer for any more.
struct IndexSegment {
    let listing: IndexListing
    let postings: PostingSegment
    /// Units that have changed since it was made.
    var hidden: Set<Int64>
}
