// Submission: an article on its way in.

public import FoundationEssentials
public import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol

/// An article as a feeder hands it in: bytes, their format, and what the feeder knows of it. What
/// is given here wins over what the content says.
public struct Submission: Hashable, Sendable {
    /// A name for people, such as a file's name; it comes back in the receipt. Never opened as a path.
    public var source: String
    /// `text` or `json`; empty: told by the content.
    public var format: String
    /// The article itself, at most 16 MiB by the server's default.
    public var content: [UInt8]
    /// Who published this copy; empty when it isn't known.
    public var outlet: String
    /// Where it was published.
    public var url: String?
    /// The publisher's own id, the same for all versions of the article.
    public var guid: String?
    /// The publisher's name of this version.
    public var version: String?
    public var published: Date?
    /// nil: what the content says, or usable.
    public var status: Article.Status?
    /// The headline, where it isn't in the content; empty when it is.
    public var title: String
    /// A BCP 47 tag.
    public var language: String?

    public init(
        source: String = "", format: String = "", content: [UInt8], outlet: String = "", url: String? = nil,
        guid: String? = nil, version: String? = nil, published: Date? = nil, status: Article.Status? = nil,
        title: String = "", language: String? = nil
    ) {
        self.source = source
        self.format = format
        self.content = content
        self.outlet = outlet
        self.url = url
        self.guid = guid
        self.version = version
        self.published = published
        self.status = status
        self.title = title
        self.language = language
    }

    var request: WireSubmitRequest {
        var article = WireArticle()
        article.source = source
        article.format = format
        article.content = Data(content)
        article.outlet = outlet
        article.url = url ?? ""
        article.guid = guid ?? ""
        article.version = version ?? ""
        if let published { article.published = Google_Protobuf_Timestamp(published) }
        article.status = status?.rawValue ?? ""
        article.title = title
        article.language = language ?? ""
        var request = WireSubmitRequest()
        request.article = article
        return request
    }
}
