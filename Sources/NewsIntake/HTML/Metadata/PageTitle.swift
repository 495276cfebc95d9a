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
    private static let separators: Set<Character> = ["|", "-", "–", "—", "·", "»", "«", "•", ":", "/", "~"]

    init(_ metadata: PageMetadata, tree: HTMLTree) {
        let site = Self.words(of: metadata.siteName ?? "")
        let host = [metadata.canonical, metadata.meta("og:url")].compactMap { $0 }.compactMap(
            PageAddress.host
        ).first
        var candidates: [Candidate] = []
        func add(_ text: String?, votes: Double) {
            guard let text = text.map(PlainField.text), !text.isEmpty else { return }
            let words = Self.words(of: text)
            guard !words.isEmpty, words != site else { return }
            candidates.append(Candidate(text: text, words: words, votes: votes))
        }
        let stated = [metadata.meta("og:title"), metadata.meta("twitter:title"), metadata.documentTitle]
            .compactMap { $0.map { Self.words(of: PlainField.text($0)) } }
        for heading in metadata.headings.prefix(8) {
            let text = tree.text(of: heading)
            let words = Self.words(of: text)
            // A heading that the page's head doesn't speak of is likelier the site's own name.
            let agreement = stated.map { Self.overlap(words, $0) }.max() ?? 1
            add(text, votes: agreement >= 0.6 ? 1 : metadata.headings.count == 1 ? 0.3 : 0.1)
        }
        add(metadata.article["headline"]?.string, votes: 0.9)
        add(metadata.meta("og:title"), votes: 0.95)
        add(metadata.meta("twitter:title"), votes: 0.4)
        add(metadata.documentTitle, votes: 0.35)
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

    /// Without the site's name: what follows another candidate or comes before the site's own name,
    /// after a separator.
    private static func trimmed(
        _ candidate: Candidate, _ all: [Candidate], _ site: [UInt64], _ host: String
    ) -> Candidate {
        let text = candidate.text
        guard text.unicodeScalars.contains(where: { separators.contains(Character($0)) }) else {
            return candidate
        }
        for index in text.indices.reversed() where separators.contains(text[index]) {
            guard index > text.startIndex,
                text[text.index(before: index)] == " " || text[index] == "|" || text[index] == ":"
            else { continue }
            let head = String(text[..<index]).oneLine
            let tail = String(text[text.index(after: index)...]).oneLine
            let (headWords, tailWords) = (words(of: head), words(of: tail))
            if headWords.count >= 2 {
                let isSite = !tailWords.isEmpty && !site.isEmpty && overlap(tailWords, site) > 0.7
                if isSite || isHost(tail, host) || all.contains(where: { $0.words == headWords }) {
                    return Candidate(text: head, words: headWords, votes: candidate.votes)
                }
            }
            if tailWords.count >= 2, all.contains(where: { $0.words == tailWords }) {
                return Candidate(text: tail, words: tailWords, votes: candidate.votes)
            }
        }
        return candidate
    }

    /// Whether the text without its spaces is the site's name in the host: "Strait Wire" of straitwire.example.
    private static func isHost(_ text: String, _ host: String) -> Bool {
        let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.utf8.count >= 3 && (host.hasPrefix(letters) || host.contains("." + letters))
    }

    private static func words(of text: String) -> [UInt64] { WordHash.words(of: text.lowercased().utf8) }

    /// Of the first's words, how many the second has.
    private static func overlap(_ first: [UInt64], _ second: [UInt64]) -> Double {
        guard !first.isEmpty else { return 0 }
        let set = Set(second)
        return Double(first.reduce(0) { $0 + (set.contains($1) ? 1 : 0) }) / Double(first.count)
    }
}
