// Archives and whatever else a file may be: any bytes, taken apart in pieces whose size the first
// byte tells.

internal import NewsIntake

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first, let unpacker = try? FileUnpacker(source: "f") else { return 0 }
    var rest = bytes.dropFirst()
    var found = 0
    while !rest.isEmpty {
        found += unpacker.push(rest.prefix(Int(first) + 1)).count
        rest = rest.dropFirst(Int(first) + 1)
    }
    found += unpacker.finish().count
    precondition(found >= 0)
    return 0
}
