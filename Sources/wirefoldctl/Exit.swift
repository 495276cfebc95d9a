// How the program ends when it doesn't end well: what is said, and the exit code.

internal import ArgumentParser
internal import Glibc
internal import WirefoldClient

/// Why a command can't give what was asked; said on standard error in one line.
struct Failure: Error {
    enum Kind: Int32 {
        /// The answer is no, or nothing was found.
        case no = 1
        /// Some inputs were refused.
        case refused = 2
        case usage = 64
        case unavailable = 69
        /// Our own fault, or the machine's.
        case fault = 70
        case notPermitted = 77
    }

    var kind: Kind
    /// What is wrong and what to do next; empty where all is said.
    var message: String

    init(_ kind: Kind, _ message: String = "") {
        self.kind = kind
        self.message = message
    }

    /// What a daemon answered.
    init(_ error: WirefoldError) {
        let kind: Kind =
            switch error.code {
            case .notFound, .outOfRange: .no
            case .invalidArgument: .usage
            case .permissionDenied: .notPermitted
            case .unavailable, .resourceExhausted: .unavailable
            default: .fault
            }
        self.init(kind, error.message)
    }
}

enum Exit {
    /// Says what went wrong and leaves with its code.
    static func end(after error: any Error) -> Never {
        if error is ClosedPipe { exit(0) }
        // What was found before the failure is still an answer.
        try? Output.standard.flush()
        switch error {
        case let failure as Failure: end(failure)
        case let error as WirefoldError: end(Failure(error))
        default:
            // --help, --version and wrong usage, each with its own code.
            Wirefoldctl.exit(withError: error)
        }
    }

    private static func end(_ failure: Failure) -> Never {
        if !failure.message.isEmpty { say(failure.message) }
        exit(failure.kind.rawValue)
    }

    /// A line on standard error, for people.
    static func say(_ message: String) {
        let terminal = Terminal(descriptor: STDERR_FILENO, environment: environment())
        let line = terminal.red("wirefoldctl:") + " " + message.shownLines + "\n"
        _ = Array(line.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
