// StatusAnswer: what a daemon said when it was asked how it is.

enum StatusAnswer<Figures> {
    case figures(Figures)
    /// It is there, and shows its figures to others.
    case refused(Failure)
    case away(Failure)

    init(_ failure: Failure) { self = failure.kind == .notPermitted ? .refused(failure) : .away(failure) }

    var figures: Figures? {
        if case .figures(let figures) = self { figures } else { nil }
    }

    var refusal: Failure? {
        if case .refused(let failure) = self { failure } else { nil }
    }

    var absence: Failure? {
        if case .away(let failure) = self { failure } else { nil }
    }
}
