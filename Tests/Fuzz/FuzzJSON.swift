// JSON of every vocabulary: any bytes, read as JSON.

internal import NewsIntake

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    keep(DocumentReader(limits: IntakeLimits()), bytes, .json)
    return 0
}
