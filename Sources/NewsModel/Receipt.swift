// Receipt: what a feeder is told of an article that was taken in.

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

    public init(
        source: String, document: DocumentID, record: RecordID, relation: Relation, similarity: Double,
        revision: Int, story: StoryID?
    ) {
        self.source = source
        self.document = document
        self.record = record
        self.relation = relation
        self.similarity = similarity
        self.revision = revision
        self.story = story
    }
}
