// Article: what a feeder handed in, read but not yet cleaned.

public import FoundationEssentials

/// An article as its outlet wrote it, with what the feeder knows of it.
public struct Article: Hashable, Sendable {
    /// Where it came from, for people: a file's name, a feed's address. Never trusted as a path.
    public var source: String
    /// Who published this copy. Empty when it isn't known.
    public var outlet: String
    /// Where it was published.
    public var url: String?
    /// The publisher's own id of the article, the same for all its versions.
    public var guid: String?
    /// The publisher's name of this version.
    public var version: String?
    public var published: Date?
    /// When this version was last changed.
    public var modified: Date?
    /// The zone that the publisher wrote `published` in, in seconds east of UTC; nil when it wrote none.
    public var utcOffset: Int?
    public var status: Status
    /// The headline as given, if it came apart from the text.
    public var title: String
    /// The author line as given.
    public var byline: String?
    /// A BCP 47 language tag as given.
    public var language: String?
    /// The part of the outlet that it stands in: "Politics".
    public var section: String?
    /// The address that the page gives as its own.
    public var canonicalURL: String?
    public var form: Form = .article
    /// What says that this is somebody else's text.
    public var origins: [Origin] = []
    /// The article's own text; offsets of removals refer to it.
    public var text: String
    /// When this version was made (IPTC `versionCreated`). Versions follow one another by it, not
    /// by their names.
    public var versionCreated: Date?
    /// Not to be published before; the article waits until then.
    public var embargo: Date?
    /// The end of an embargo that has none: a later version lifts it (G2 guidelines §7.5). The last second
    /// that RFC 3339 can write.
    public static let openEmbargo = Date(timeIntervalSince1970: 253_402_300_799)
    /// The guid of the item that this one developed from (IPTC `evolvedFrom`).
    public var evolvedFrom: String?
    /// What the agency signals of this version: `correction`, `update` …, without the scheme.
    public var signals: [String]
    /// The agency's notes to editors; not for publication.
    public var editorNotes: [String]
    /// The text only sums the article up, as feeds often do.
    public var isSummary: Bool

    /// What the publisher says of the article's use (IPTC `pubstatus`).
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case usable
        /// Not to be published until further notice.
        case withheld
        /// Killed: not to be used, and copies are to be taken down.
        case canceled
    }

    /// What kind of page an article came from.
    public enum Form: String, Hashable, Sendable {
        case article
        /// Entries that are added while an event goes on.
        case liveBlog = "live-blog"
        /// Pictures with captions.
        case gallery
        /// The beginning of an article whose rest isn't for everybody.
        case stub
    }

    /// A statement that a text was somebody else's first: evidence for folding.
    public struct Origin: Hashable, Sendable {
        /// A stable word: `canonical-elsewhere`, `agency-credit`, `based-on`, `originally-published`.
        public var rule: String
        /// The host, agency or words that say so.
        public var value: String

        public init(rule: String, value: String) {
            self.rule = rule
            self.value = value
        }
    }

    public init(
        source: String = "", outlet: String = "", url: String? = nil, guid: String? = nil,
        version: String? = nil, published: Date? = nil, status: Status = .usable, title: String = "",
        byline: String? = nil, language: String? = nil, text: String, versionCreated: Date? = nil,
        embargo: Date? = nil, evolvedFrom: String? = nil, signals: [String] = [],
        editorNotes: [String] = [], isSummary: Bool = false
    ) {
        self.source = source
        self.outlet = outlet
        self.url = url
        self.guid = guid
        self.version = version
        self.published = published
        self.status = status
        self.title = title
        self.byline = byline
        self.language = language
        self.text = text
        self.versionCreated = versionCreated
        self.embargo = embargo
        self.evolvedFrom = evolvedFrom
        self.signals = signals
        self.editorNotes = editorNotes
        self.isSummary = isSummary
    }
}
