// FeedFrame: what a feed says once for all of its entries.

struct FeedFrame {
    let language: String?
    private let title: String
    /// An absolute address of the site, or the feed's own.
    let home: String?

    /// - Parameter address: where the feed was found, if that is known.
    init(channel: XMLElement, root: XMLElement, address: String?) {
        title = FeedBody.plain(channel.first("title"))
        language = channel.first("language", "dc:language")?.words ?? root["xml:lang"]
        let links = channel.children("link")
        let alternate = links.first { ($0["rel"] ?? "alternate") == "alternate" && $0["href"] != nil }
        let addresses = [
            root["xml:base"], alternate?["href"], links.compactMap(\.words).first, address,
        ]
        home = addresses.compactMap { $0 }.first { WebAddress.origin($0) != nil }
    }

    /// Who publishes an entry: where it was taken from another feed that one, else the site that it
    /// links to, else the feed's title. One site has many feeds and is one outlet.
    func outlet(of entry: XMLElement, url: String?) -> String {
        // Atom names it in an element of its own, among others, RSS 2.0 as the text, beside the feed's address.
        if let source = entry.first("source") {
            let text = source.children.isEmpty ? source.words : nil
            if let name = source.first("title")?.words ?? text ?? source["url"].flatMap(WebAddress.host) {
                return name
            }
        }
        return url.flatMap(WebAddress.host) ?? home.flatMap(WebAddress.host) ?? title
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

    /// An address on the site of `base` that is written without the site: `/a`, `//courier.example/a`.
    static func absolute(_ address: String, base: String?) -> String? {
        guard address.hasPrefix("/"), let base, let origin = origin(base) else { return nil }
        guard address.hasPrefix("//") else { return origin + address }
        return String(origin.prefix { $0 != "/" }) + address
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
