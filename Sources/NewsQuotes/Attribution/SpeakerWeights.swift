// SpeakerWeights: the linear model that chooses a quotation's source, as learnt.

/// Weights of a softmax over the mentions around a quotation, fitted on the training articles of
/// PolNeAR (L2 penalty 1): it picks the right mention for 97.4 % of them.
enum SpeakerWeights {
    // Place
    static let sameSentence = 3.485
    static let before = 2.694
    static let after = 0.55
    static let oneParagraphBack = 0.212
    static let furtherBack = -1.312
    /// Times paragraphs back, six at most, over three.
    static let paragraphsBack = 0.273
    static let nextParagraph = -2.143
    /// Times ln(1 + words between) / 2.
    static let distance = -1.471
    /// Times quotations between, three at most, over two.
    static let quotationsBetween = -0.562
    /// Times sentence ends between, four at most, over two.
    static let sentencesBetween = -1.386

    // Kind
    static let heOrShe = 1.647
    static let person = 1.331
    static let organization = 0.651
    static let personNominal = 0.468
    static let whoPronoun = -0.261
    static let unknownName = -0.33
    static let they = -0.746
    static let it = -0.832
    static let iOrWe = -0.926
    static let otherNominal = -1.002

    // Grammar
    static let afterPreposition = -1.198
    static let possessive = -0.436
    static let object = -1.351
    static let startsSentence = 0.838
    static let parenthesised = -0.024

    // Cue
    static let precedesCue = 0.716
    static let precedesCueOverApposition = 0.611
    static let nearsCue = 0.621
    static let inverted = 2.276
    static let according = 2.765
    static let strongCue = 0.22
    static let subjectAfter = 1.544
    static let looseSubjectAfter = -0.158
    static let invertedAfter = 1.989
    static let accordingAfter = -0.086
    static let firstAfter = 0.648
    static let subjectBefore = 1.225
    static let nearBefore = -0.063
    static let lastCueBefore = 0.179
    static let accordingBefore = 0.236
    static let colon = -0.572
    static let lastMentionBefore = -0.278
    static let subjectEarlier = 0.06
    static let lastMentionEarlier = 0.339
    static let subjectLater = 0.232
    static let firstMentionLater = 0.354
    static let subjectElsewhere = -0.474

    // Discourse
    static let previousSource = -0.183
    static let previousWhenBare = -0.34
    static let previousRunsOn = 2.628
    static let previousSameParagraph = 1.047
    static let previousWithoutCue = 1.346
    static let previousSpeaker = 0.451
    static let previousSpeakerWhenBare = -0.091
    /// Times ln(1 + quotations by it so far) / 2.
    static let spokenBefore = 0.881
    static let subjectWhenBare = 0.889
    static let subjectWithoutCue = 0.611
    static let startWithoutCue = 0.337
    static let personWithoutCue = 0.028
}
