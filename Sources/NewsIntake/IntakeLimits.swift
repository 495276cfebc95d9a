// IntakeLimits: how large an article and its parts may be.

/// Bounds on what one article, or one file of many, may cost its reader. Each is checked before
/// anything of its size is allocated, and has its key in config/ingestd.yaml.
package struct IntakeLimits: Hashable, Sendable {
    /// The content as handed in, in bytes, and each article in an archive: `limits.articleBytes`.
    package var contentBytes = 16 << 20
    /// Arrays, objects and elements inside one another: `limits.nestingDepth`.
    package var nestingDepth = 512
    /// Elements of one XML document: `limits.xmlElements`.
    package var xmlElements = 250_000
    /// Bytes out for each byte in, of one compressed member: `limits.unpackRatio`.
    package var unpackRatio = 100
    /// Archives and compressed files inside one another: `limits.unpackDepth`.
    package var unpackDepth = 4
    /// Binary logarithm of the largest window of Zstandard, in bytes: `limits.zstdWindowLog`.
    package var zstdWindowLog = 25
    /// Elements and texts of one web page: `limits.pageNodes`.
    package var pageNodes = 500_000
    /// A headline, in bytes of UTF-8: `limits.titleBytes`.
    package var titleBytes = 4096
    /// Every other short field (outlet, URL, guid, version, byline …), in bytes of UTF-8: `limits.fieldBytes`.
    package var fieldBytes = 4096
    /// One note to editors, in bytes of UTF-8: `limits.noteBytes`.
    package var noteBytes = 64 << 10

    package init() {}
}
