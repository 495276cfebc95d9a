// Line: one line of an article as a reader sees it: a paragraph, a heading, or a piece of clutter.

/// A stretch of the working text without the space around it.
struct Line {
    /// Never empty, but for a line that was cut away.
    var range: Range<Int>
    /// True when nothing but space stood between this line and the one before, more than a break.
    var followsBlank: Bool
    /// Why it isn't part of the story; nil when it is.
    var reason: String?

    /// What was cut from its end, with the reason.
    var tail: Range<Int>?
}
