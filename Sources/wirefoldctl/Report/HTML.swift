// HTML: markup that can't be broken out of. Text and attributes are escaped where they go in; only
// this file makes markup of strings.

/// A piece of markup.
struct HTML: Sendable {
    fileprivate(set) var markup = ""

    static let empty = HTML()

    /// Text from anywhere: controls and bidirectional overrides are shown, not obeyed.
    static func text(_ text: String) -> HTML { HTML(markup: escaped(text.shown)) }

    /// An element; attributes are escaped, and those without a value left out.
    static func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: HTML...
    ) -> HTML {
        var markup = "<\(name)"
        for (name, value) in attributes {
            if let value { markup += " \(name)=\"\(escaped(value.shown))\"" }
        }
        markup += ">" + content.map(\.markup).joined()
        return HTML(markup: isVoid(name) ? markup : markup + "</\(name)>")
    }

    /// A link, where the address is one of the web's; else the text alone.
    static func link(_ address: String?, _ text: String) -> HTML {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else {
            return .text(text)
        }
        return .element("a", ["href": address, "rel": "noreferrer"], .text(text))
    }

    static func + (one: HTML, other: HTML) -> HTML { HTML(markup: one.markup + other.markup) }

    /// Elements without content or end.
    private static func isVoid(_ name: StaticString) -> Bool {
        ["br", "meta"].contains("\(name)")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Sequence<HTML> {
    func joined() -> HTML { reduce(.empty, +) }
}

/// A whole page.
struct HTMLPage {
    var title: String
    var body: HTML

    var html: String {
        // Nothing is loaded from anywhere, and the page says so to the browser.
        let policy = "default-src 'none'; style-src 'unsafe-inline'"
        let head =
            HTML.element("meta", ["charset": "utf-8"])
            + .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            + .element("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
            + .element("title", [:], .text(title)) + HTML(markup: "<style>\(ReportStyle.css)</style>")
        return "<!doctype html>\n"
            + HTML.element(
                "html", ["lang": "en"], .element("head", [:], head),
                .element("body", [:], .element("main", [:], body))
            ).markup
    }
}
