// IntakeLimits: how large an article and its parts may be.

/// Bounds on what one article may cost its reader. Each is checked before anything of its size
/// is allocated.
package struct IntakeLimits: Hashable, Sendable {
    /// The content as handed in, in bytes.
    package var contentBytes = 16 << 20
    /// Arrays and objects inside one another.
    package var nestingDepth = 512
    /// Elements and texts of one web page: `limits.pageNodes`.
    package var pageNodes = 500_000
    /// A headline, in bytes of UTF-8.
    package var titleBytes = 4096
    /// Every other short field (outlet, URL, guid, version, byline …), in bytes of UTF-8.
    package var fieldBytes = 4096

    package init() {}
}
