// Feeds, NewsML and NITF: any bytes, read as XML whatever they look like.

internal import NewsIntake

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let reader = DocumentReader(limits: IntakeLimits())
    let told = ContentKind(head: bytes[...])
    // The kinds have one parser and readers of their own.
    let kinds: [ContentKind] =
        [.rss, .newsMLG2, .newsML1, .nitf].contains(told) ? [told] : [told, .rss, .newsMLG2]
    for kind in kinds { keep(reader, bytes, kind) }
    return 0
}
