// FilePlace: where in files something stands.

/// A place in files that are handed in one after another. Results come in the order of the files: at an
/// interruption, all before the last one's place has its result.
public struct FilePlace: Hashable, Sendable {
    /// The number of the file, from 0.
    public var file: Int
    /// The byte of it.
    public var offset: UInt64
    /// The lines before that byte, where the file holds lines: their numbers name the articles.
    public var line: UInt64

    public init(file: Int = 0, offset: UInt64 = 0, line: UInt64 = 0) {
        self.file = file
        self.offset = offset
        self.line = line
    }
}
