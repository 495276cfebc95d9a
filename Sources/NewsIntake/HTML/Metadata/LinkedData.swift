// LinkedData: the JSON-LD of a page, as one list of objects. Blocks that aren't JSON are mended where
// the fault is a usual one, since one page in fifty has such a block.

/// The objects of a page's JSON-LD blocks, the nested ones too, in document order.
struct LinkedData {
    private(set) var objects: [JSONObject] = []
    /// Blocks that could not be read.
    private(set) var brokenBlocks = 0

    private static let mostObjects = 2000
    private static let articleTypes: Set = [
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
        "SocialMediaPosting", "TechArticle", "ScholarlyArticle", "SatiricalArticle",
        "AdvertiserContentArticle",
    ]

    mutating func add(_ script: ArraySlice<UInt8>, depthLimit: Int) {
        let text = Self.stripped(script)
        guard !text.isEmpty else { return }
        if let value = try? JSONParser.value(from: text, depthLimit: depthLimit) {
            return collect(value, depth: 0)
        }
        let mended = Self.mended(text)
        if let value = try? JSONParser.value(from: mended, depthLimit: depthLimit) {
            return collect(value, depth: 0)
        }
        brokenBlocks += 1
        let members = Self.salvaged(mended)
        if !members.isEmpty { objects.append(members) }
    }

    private mutating func collect(_ value: JSONValue, depth: Int) {
        guard objects.count < Self.mostObjects, depth < 24 else { return }
        if let items = value.array {
            for item in items { collect(item, depth: depth) }
        } else if let members = value.object {
            objects.append(members)
            // Graphs and main entities hold the article; what an article holds belongs to it.
            for name in [
                "@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate", "hasPart", "itemListElement",
            ] {
                if let inner = members[name], name == "@graph" || Self.isArticle(inner) {
                    collect(inner, depth: depth + 1)
                }
            }
        }
    }

    /// The page's own article: the first of an article's type, those of news before others.
    var article: JSONObject? {
        let articles = objects.filter { Self.types(of: $0).contains { Self.articleTypes.contains($0) } }
        return articles.first {
            $0["datePublished"] != nil && ($0["headline"] != nil || $0["articleBody"] != nil)
        }
            ?? articles.first ?? objects.first { $0["headline"] != nil && $0["datePublished"] != nil }
            ?? objects.first { $0["datePublished"] != nil }
    }

    func first(ofType type: String) -> JSONObject? {
        objects.first { Self.types(of: $0).contains(type) }
    }

    static func types(of members: JSONObject) -> [String] {
        let value = members["@type"]
        let names = value?.string.map { [$0] } ?? value?.array?.compactMap(\.string) ?? []
        return names.map { name in
            name.utf8.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
                .map { String(name[name.utf8.index(after: $0)...]) } ?? name
        }
    }

    private static func isArticle(_ value: JSONValue) -> Bool {
        value.object.map { !types(of: $0).filter(articleTypes.contains).isEmpty } ?? false
    }

    // MARK: Mending

    /// Without the comment or CDATA marks that some sites put around a block.
    private static func stripped(_ script: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
        else {
            return []
        }
        // `<![CDATA[` opens with a bracket too.
        var text = script[start...]
        if text.starts(with: "[CDATA[".utf8) { text = text.dropFirst(7) }
        guard let end = text.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }) else {
            return text
        }
        text = text[...end]
        while text.last == UInt8(ascii: "]"), text.dropLast().last == UInt8(ascii: "]"),
            text.first == UInt8(ascii: "{")
        {
            text = text.dropLast(2)
        }
        return text
    }

    /// Control characters in strings, escapes that JSON hasn't got, and commas before a closing
    /// bracket are mended.
    private static func mended(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isInside = false
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            if isInside {
                if byte == UInt8(ascii: "\\") {
                    guard index < text.endIndex else { break }
                    let next = text[index]
                    index += 1
                    if #"""\/bfnrtu"#.utf8.contains(next) {
                        result += [byte, next]
                    } else {
                        result.append(next < 0x20 ? 0x20 : next)
                    }
                    continue
                }
                if byte == UInt8(ascii: "\"") { isInside = false }
                result.append(byte < 0x20 ? 0x20 : byte)
            } else {
                if byte == UInt8(ascii: "\"") { isInside = true }
                if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                    while let last = result.last, last <= 0x20 || last == UInt8(ascii: ",") {
                        result.removeLast()
                    }
                }
                if byte == UInt8(ascii: ";") { continue }
                result.append(byte)
            }
        }
        return result
    }

    /// The strings of the members that matter, found by their names alone.
    private static func salvaged(_ text: [UInt8]) -> JSONObject {
        var members = JSONObject()
        for name in ["headline", "datePublished", "dateModified", "articleSection"] {
            let key = Array("\"\(name)\"".utf8)
            guard let start = text.firstOccurrence(of: key) else { continue }
            var index = start + key.count
            while index < text.count, text[index] <= 0x20 || text[index] == UInt8(ascii: ":") { index += 1 }
            guard index < text.count, text[index] == UInt8(ascii: "\"") else { continue }
            var end = index + 1
            while end < text.count, text[end] != UInt8(ascii: "\"") {
                end += text[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard end < text.count else { continue }
            if let value = try? JSONParser.value(from: text[index...end]) { members.set(name, value) }
        }
        return members
    }
}

extension [UInt8] {
    /// Where `other` first stands.
    func firstOccurrence(of other: [UInt8]) -> Int? {
        guard let first = other.first, count >= other.count else { return nil }
        var index = 0
        while let start = self[index...].firstIndex(of: first), start + other.count <= count {
            if self[start..<start + other.count].elementsEqual(other) { return start }
            index = start + 1
        }
        return nil
    }
}
