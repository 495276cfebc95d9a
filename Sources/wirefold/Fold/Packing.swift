// Packing: values as bytes in a scratch file, for the time of one run.

/// Writes values one after the other.
struct Packer {
    private(set) var bytes: [UInt8] = []

    mutating func put<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ value: Double) { put(value.bitPattern) }

    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ text: String?) {
        put(UInt8(text == nil ? 0 : 1))
        if let text { put(text) }
    }

    mutating func put<Items: Collection>(_ items: Items, _ each: (inout Packer, Items.Element) -> Void) {
        put(UInt32(items.count))
        for item in items { each(&self, item) }
    }
}

/// Reads what a `Packer` of the same run wrote, in the same order.
struct Unpacker {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T {
        defer { index += MemoryLayout<T>.size }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: T.self) }
    }

    mutating func double() -> Double { Double(bitPattern: integer()) }

    mutating func text() -> String {
        let count = Int(integer(UInt32.self))
        defer { index += count }
        return String(decoding: bytes[index..<index + count], as: UTF8.self)
    }

    mutating func optionalText() -> String? { integer(UInt8.self) == 0 ? nil : text() }

    mutating func items<Item>(_ each: (inout Unpacker) -> Item) -> [Item] {
        let count = Int(integer(UInt32.self))
        return (0..<count).map { _ in each(&self) }
    }
}
