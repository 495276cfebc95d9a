// Ids in packed form: ten bytes.

package import Packing

extension Packer {
    package mutating func put(_ id: PackedID) {
        put(id.high)
        put(id.low)
    }
}

extension Unpacker {
    /// Bytes of a packed id.
    package static let packedIDBytes = 10

    package mutating func packedID() -> PackedID { PackedID(high: integer(), low: integer()) }
}
