// Quotation: one quoted span of one document, and who it is attributed to.

/// A quoted span in one document.
public struct Quotation: Hashable, Sendable {
    /// The words between the marks, in the document's text.
    public var range: TextRange
    public var text: String
    /// The source as the document names it in full; nil where none was found.
    public var speaker: String?
    /// What the document says the speaker is, where it says so beside the name: "mayor of Brennhaven".
    public var role: String?
    /// The words that name the source near by ("he", "the mayor", "Kanat").
    public var mention: Mention?
    /// The words that tie the two: "said", "according to".
    public var cue: String?
    /// True where this span goes on with the utterance of the span before it: split by its
    /// attribution, or running over paragraphs.
    public var continues: Bool
    /// The quote that this is a wording of, once grouped; nil for spans too slight to trace.
    public var quote: QuoteID?

    public init(
        range: TextRange, text: String, speaker: String? = nil, role: String? = nil,
        mention: Mention? = nil, cue: String? = nil, continues: Bool = false, quote: QuoteID? = nil
    ) {
        self.range = range
        self.text = text
        self.speaker = speaker
        self.role = role
        self.mention = mention
        self.cue = cue
        self.continues = continues
        self.quote = quote
    }

    /// The words that name a source, where they stand.
    public struct Mention: Hashable, Sendable {
        public var range: TextRange
        public var text: String

        public init(range: TextRange, text: String) {
            self.range = range
            self.text = text
        }
    }
}
