// PageTitle: which of a page's several titles is the article's headline: the one that most of the
// page's own statements agree on, the visible heading first.

/// The headline of a page.
struct PageTitle {
    let title: String

    private struct Candidate {
        var text: String
        var words: [UInt64]
        var votes: Double
    }

    /// What stands between a headline and the site's name.
    private static let separators: [Unicode.Scalar] = [
        "|", "-", "–", "—", "·", "»", "«", "•", ":", "/", "~", "｜", "：",
    ]
    /// Those that need no space before them.
    private static let tight: [Unicode.Scalar] = ["|", ":", "｜", "："]

    /// Separators at either end of a title that the site's name may stand behind. A list of words between
    /// bars has thousands, and is no headline wherever it is cut.
    private static let mostCuts = 16

    /// - Parameter longest: the bytes of a headline; what is longer is none.
    init(_ metadata: PageMetadata, tree: HTMLTree, longest: Int) {
        let site = Self.words(of: metadata.siteName ?? "")
        let host = [metadata.canonical, metadata.meta("og:url")].compactMap { $0 }.compactMap(
            PageAddress.host
        ).first
        var candidates: [Candidate] = []
        func text(of node: Int) -> String? {
            // One character more than there may be.
            let text = tree.text(of: node, limit: longest + 4)
            return text.utf8.count <= longest ? text : nil
        }
        func plain(_ text: String?) -> String? {
            guard let text = text.map(PlainField.text), text.utf8.count <= longest else { return nil }
            return text.known
        }
        let documentTitle = plain(metadata.documentTitle.flatMap(text))
        let linkedTitle = plain(metadata.article["headline"]?.string)
        let (openTitle, twitterTitle) = (
            plain(metadata.meta("og:title")), plain(metadata.meta("twitter:title"))
        )
        func add(_ text: String?, votes: Double) {
            guard let text else { return }
            let words = Self.words(of: text)
            guard !words.isEmpty, words != site else { return }
            candidates.append(Candidate(text: text, words: words, votes: votes))
        }
        let stated = [openTitle, twitterTitle, documentTitle, linkedTitle].compactMap {
            $0.map(Self.words)
        }
        for heading in metadata.headings.prefix(8) {
            guard let text = plain(text(of: heading)) else { continue }
            let words = Self.words(of: text)
            // A heading that the page's head doesn't speak of is likelier the site's own name.
            let agreement = stated.map { Self.overlap(words, $0) }.max() ?? 1
            add(text, votes: agreement >= 0.6 ? 1 : metadata.headings.count == 1 ? 0.3 : 0.1)
        }
        add(linkedTitle, votes: 0.9)
        add(openTitle, votes: 0.95)
        add(twitterTitle, votes: 0.4)
        add(documentTitle, votes: 0.35)
        for index in candidates.indices {
            candidates[index] = Self.trimmed(candidates[index], candidates, site, host ?? "")
        }

        var totals: [[UInt64]: (votes: Double, text: String)] = [:]
        for candidate in candidates {
            totals[candidate.words, default: (0, candidate.text)].votes += candidate.votes
        }
        var best: (votes: Double, text: String)?
        for candidate in candidates {
            if let total = totals[candidate.words], total.votes > (best?.votes ?? 0) + 0.001 { best = total }
        }
        title = best?.text ?? ""
    }

    /// Without the site's name: the part that another candidate is, or else what is left without the
    /// site's own name at either end.
    private static func trimmed(
        _ candidate: Candidate, _ all: [Candidate], _ site: [UInt64], _ host: String
    ) -> Candidate {
        let cuts = cuts(of: candidate.text)
        func part(_ text: String) -> Candidate {
            Candidate(text: text, words: words(of: text), votes: candidate.votes)
        }
        for cut in cuts {
            for half in [cut.head, cut.tail] where isHeadline(half) {
                let half = part(half)
                if all.contains(where: { $0.words == half.words }) { return half }
            }
        }
        func isSite(_ text: String) -> Bool {
            let name = words(of: text)
            return !name.isEmpty && !site.isEmpty && overlap(name, site) > 0.7 || isHost(text, host)
        }
        guard let last = cuts.first, let first = cuts.last else { return candidate }
        if isSite(last.tail), isHeadline(last.head) { return part(last.head) }
        if isSite(first.head), isHeadline(first.tail) { return part(first.tail) }
        // A document's title that nothing else on the page confirms ends in the site's name, as nearly
        // all do, where what stands last is short; after a colon the headline goes on.
        if all.count == 1, last.mark != ":", last.mark != "：", words(of: last.tail).count <= 3,
            words(of: last.head).count >= 4
        {
            return part(last.head)
        }
        return candidate
    }

    /// What stands before and after each separator, from the last to the first.
    private static func cuts(of title: String) -> [(head: String, mark: Unicode.Scalar, tail: String)] {
        let text = title.unicodeScalars
        let places = text.indices.reversed().filter { index in
            separators.contains(text[index]) && index > text.startIndex
                && (text[text.index(before: index)] == " " || tight.contains(text[index]))
        }
        return (places.prefix(mostCuts) + places.dropFirst(mostCuts).suffix(mostCuts)).map { index in
            (String(text[..<index]).oneLine, text[index], String(text[text.index(after: index)...]).oneLine)
        }
    }

    /// Whether it can be a headline by its length: two words, or a few characters of a script that
    /// writes none apart.
    private static func isHeadline(_ text: String) -> Bool {
        words(of: text).count >= 2 || text.utf8.count >= 18 && text.utf8.contains { $0 >= 0xE0 }
    }

    /// Whether the text without its spaces is the site's name in the host: "Strait Wire" of straitwire.example.
    private static func isHost(_ text: String, _ host: String) -> Bool {
        func letters(_ text: String) -> String {
            let folded = text.lowercased()
            guard folded.utf8.allSatisfy({ $0 < 0x80 }) else {
                return folded.filter { $0.isLetter || $0.isNumber }
            }
            let kept = folded.utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            return String(decoding: kept, as: UTF8.self)
        }
        // A host has at most 253 bytes (RFC 1035 §2.3.4).
        guard !host.isEmpty, text.utf8.count < 256 else { return false }
        let name = letters(text)
        // With the domain or without: "Strait Wire", "straitwire.example".
        return name.utf8.count >= 3
            && (host.split(separator: ".").contains { $0.hasPrefix(name) } || letters(host) == name)
    }

    /// Quotation marks and dashes are no part of words, whichever way they are written: a site's data
    /// often hold a headline without its typography.
    private static func words(of text: String) -> [UInt64] {
        let plain = String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                switch scalar {
                case "\u{2018}", "\u{2019}", "\u{2BC}": "'"
                case "\u{2010}"..."\u{205E}", "«", "»", "\u{3000}"..."\u{303F}", "\u{FF01}"..."\u{FF0F}",
                    "\u{FF1A}"..."\u{FF20}", "\u{FF5B}"..."\u{FF65}":
                    " "
                default: scalar
                }
            })
        return WordHash.words(of: String(plain).utf8)
    }

    /// Of the first's words, how many the second has.
    private static func overlap(_ first: [UInt64], _ second: [UInt64]) -> Double {
        guard !first.isEmpty else { return 0 }
        let set = Set(second)
        return Double(first.reduce(0) { $0 + (set.contains($1) ? 1 : 0) }) / Double(first.count)
    }
}
