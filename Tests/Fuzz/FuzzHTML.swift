// Pages: any bytes, read as HTML.

internal import NewsIntake

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    keep(DocumentReader(limits: IntakeLimits()), bytes, .html)
    return 0
}
