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

    /// The day that an address names: `/2026/11/21/`, `/2026-11-21-`, `/20261121/`.
    static func day(_ address: String) -> CivilTime? {
        let parts = address.utf8.split { $0 == 0x2F || $0 == 0x2D || $0 == 0x5F }
        for (index, part) in parts.enumerated() where part.count == 4 || part.count == 8 {
            guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            let numbers =
                part.count == 8
                ? [part.prefix(4), part.dropFirst(4).prefix(2), part.suffix(2)]
                : parts[index...].prefix(3).map { $0[...] }
            let values = numbers.compactMap { $0.count <= 4 ? Int(String(decoding: $0, as: UTF8.self)) : nil }
            guard values.count == 3, (1990...2100).contains(values[0]) else { continue }
            var civil = CivilTime()
            (civil.year, civil.month, civil.day) = (values[0], values[1], values[2])
            if civil.date != nil { return civil }
        }
        return nil
    }

    /// The host without "www." and the like, in lower case.
    static func host(_ address: String) -> String? {
        guard let scheme = address.firstRange(after: "://") else { return nil }
        let rest = address[scheme.upperBound...]
        let host = rest[..<(rest.utf8.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex)]
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
            let rest = utf8[start...]
            if rest.starts(with: other.utf8) { return start..<utf8.index(start, offsetBy: other.utf8.count) }
            start = utf8.index(after: start)
        }
        return nil
    }
}
