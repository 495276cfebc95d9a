// Terminal: what one of the standard streams is connected to, and what it can show.

internal import Glibc

/// What a stream is connected to.
struct Terminal: Sendable {
    /// Whether a person is looking at it.
    var isInteractive: Bool
    /// Columns: the terminal's own, else 80.
    var width: Int
    /// Whether emphasis may be shown: on a terminal that can, unless NO_COLOR is set (no-color.org).
    var hasColour: Bool

    /// Eighty columns without emphasis: files and pipes.
    static let plain = Terminal(isInteractive: false, width: 80, hasColour: false)

    init(isInteractive: Bool, width: Int, hasColour: Bool) {
        self.isInteractive = isInteractive
        self.width = width
        self.hasColour = hasColour
    }

    /// Asks the kernel about a descriptor.
    init(descriptor: Int32, environment: [String: String]) {
        guard isatty(descriptor) == 1 else {
            self = .plain
            return
        }
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.init(
            isInteractive: true,
            // Narrower than 40 nothing can be told apart; let the terminal wrap.
            width: isKnown ? max(40, Int(size.ws_col)) : 80,
            hasColour: (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb")
    }

    /// Emphasis, as the codes of SGR (ECMA-48).
    enum Style: String {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case red = "31"
        /// Words that a wording leaves out, and that it adds.
        case left = "9;31"
        case added = "32"
    }

    func bold(_ text: String) -> String { emphasise(text, .bold) }
    func dim(_ text: String) -> String { emphasise(text, .dim) }
    func red(_ text: String) -> String { emphasise(text, .red) }

    func emphasise(_ text: String, _ style: Style) -> String {
        hasColour && style != .plain && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
