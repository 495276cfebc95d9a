// Receipt: what a feeder is told of an article that was taken in.

public import FoundationEssentials

/// What became of one submitted article.
public struct Receipt: Hashable, Sendable {
    /// The submission's own name for the article.
    public var source: String
    public var document: DocumentID
    public var record: RecordID
    public var relation: Relation
    public var similarity: Double
    /// 1 for the first version, one more for each later one.
    public var revision: Int
    public var story: StoryID?
    /// The article waits for this moment, and stands in no record before it: `record` is then the one
    /// that it would found.
    public var embargo: Date?

    public init(
        source: String, document: DocumentID, record: RecordID, relation: Relation, similarity: Double,
        revision: Int, story: StoryID?, embargo: Date? = nil
    ) {
        self.source = source
        self.document = document
        self.record = record
        self.relation = relation
        self.similarity = similarity
        self.revision = revision
        self.story = story
        self.embargo = embargo
    }
}
