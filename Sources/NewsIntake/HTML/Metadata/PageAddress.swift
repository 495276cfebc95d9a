// PageAddress: the little that is asked of an address: whole or not, and whose host.

enum PageAddress {
    /// The address with scheme and host, or nil where it can't have them.
    static func absolute(_ address: String, base: String?) -> String? {
        let address = address.oneLine
        guard !address.isEmpty, address.utf8.count <= 2048 else { return nil }
        if address.hasPrefix("http://") || address.hasPrefix("https://") { return address }
        guard let base, let end = base.firstRange(after: "://") else { return nil }
        let scheme = String(base[..<end.lowerBound])
        if address.hasPrefix("//") { return scheme + ":" + address }
        guard address.hasPrefix("/"), let host = base[end.upperBound...].split(separator: "/").first else {
            return nil
        }
        return scheme + "://" + host + address
    }

    /// The host without "www." and the like, in lower case.
    static func host(_ address: String) -> String? {
        guard let scheme = address.firstRange(after: "://") else { return nil }
        let host = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
        var name = String(host.split(separator: "@").last ?? host).lowercased()
        if let colon = name.firstIndex(of: ":") { name = String(name[..<colon]) }
        for prefix in ["www.", "m.", "amp.", "mobile.", "edition."] where name.hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
        }
        return name.isEmpty ? nil : name
    }

    /// Whether two hosts belong to one publisher, as far as their names tell: the same name before
    /// the last labels.
    static func isSameSite(_ first: String, _ second: String) -> Bool {
        first == second || first.hasSuffix("." + second) || second.hasSuffix("." + first)
            || name(first) == name(second)
    }

    /// The label that names the site: "guardian" of "guardian.co.uk".
    private static func name(_ host: String) -> Substring {
        let labels = host.split(separator: ".")
        guard labels.count > 1 else { return labels.first ?? "" }
        let isSecondLevel = labels.count > 2 && labels[labels.count - 2].utf8.count <= 3
        return labels[labels.count - (isSecondLevel ? 3 : 2)]
    }
}

extension String {
    /// Where `other` first stands.
    fileprivate func firstRange(after other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
