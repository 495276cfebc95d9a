// FoldError: why an operator's or a feeder's request can't be carried out.

/// A request that folding refuses; nothing was changed.
package struct FoldError: Error, Sendable {
    /// `notFound` or `invalidArgument`.
    package let code: String
    /// Safe to show: names what is wrong and what to do next.
    package let message: String
    package let field: String

    package init(code: String, message: String, field: String) {
        self.code = code
        self.message = message
        self.field = field
    }
}
