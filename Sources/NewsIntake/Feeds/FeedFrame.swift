// FeedFrame: what a feed says once for all of its entries.

struct FeedFrame {
    let language: String?
    private let title: String
    private let home: String?

    init(channel: XMLElement, root: XMLElement) {
        title = FeedBody.plain(channel.first("title"))
        language = channel.first("language", "dc:language")?.words ?? root["xml:lang"]
        let links = channel.children("link")
        home =
            root["xml:base"] ?? links.first {
                ($0["rel"] ?? "alternate") == "alternate" && $0["href"] != nil
            }?["href"]
            ?? links.compactMap(\.words).first
    }

    /// Who publishes an entry: where it was taken from another feed that one, else the site that it
    /// links to, else the feed's title. One site has many feeds and is one outlet.
    func outlet(of entry: XMLElement, url: String?) -> String {
        // Atom names it in an element of its own, RSS 2.0 as the text, beside the feed's address.
        if let source = entry.first("source"),
            let name = source.first("title")?.words ?? source.words ?? source["url"].flatMap(WebAddress.host)
        {
            return name
        }
        return url.flatMap(WebAddress.host) ?? home.flatMap(WebAddress.host) ?? title
    }

    /// An entry's address that is relative to the feed's own.
    func resolved(_ address: String) -> String? {
        guard address.hasPrefix("/"), !address.hasPrefix("//"), let home, let origin = WebAddress.origin(home)
        else {
            return nil
        }
        return origin + address
    }
}

/// Parts of web addresses.
enum WebAddress {
    /// `https://www.courier.example`, of an absolute address.
    static func origin(_ url: String) -> String? {
        guard let scheme = url.range(of: "://"), url.hasPrefix("http") else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.isEmpty ? nil : String(url[..<scheme.upperBound] + host)
    }

    /// The host in lower case, without "www." and the port.
    static func host(_ url: String) -> String? {
        guard let origin = origin(url), let scheme = origin.range(of: "://") else { return nil }
        let authority = origin[scheme.upperBound...].split(separator: "@").last ?? ""
        let host = authority.prefix { $0 != ":" }.lowercased()
        return (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host).known
    }
}

extension String {
    /// The string, or nil when it is empty.
    var known: String? { isEmpty ? nil : self }
}
