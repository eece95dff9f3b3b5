import ArgumentParser

/// How paragraphs of the two sides are held to each other.
enum ParagraphChoice: String, ExpressibleByArgument, CaseIterable {
    case free, locked
}
