// XMLNames: names of elements made uniform, whatever prefixes a document chose.

enum XMLNames {
    /// Vocabularies whose elements stand beside others, and their usual prefixes.
    private static let prefixes = [
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://www.w3.org/2005/Atom": "atom",
        "http://purl.org/atom/ns#": "atom",
        "http://search.yahoo.com/mrss/": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    ]
    /// Vocabularies whose names need no prefix wherever they stand.
    private static let bare: Set = [
        "http://www.w3.org/1999/xhtml", "http://iptc.org/std/nar/2006-10-01/",
        "http://iptc.org/std/NITF/2006-10-18/", "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
    ]

    static func name(_ local: String, prefix: String?, space: String?, rootSpace: String?) -> String {
        guard let space else { return prefix.map { "\($0):\(local)" } ?? local }
        if space == rootSpace && local != "RDF" || bare.contains(space) { return local }
        guard let prefix, !prefix.isEmpty else { return local }
        return "\(prefixes[space] ?? prefix):\(local)"
    }
}
