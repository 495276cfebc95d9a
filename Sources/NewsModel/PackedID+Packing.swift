// Ids in packed form: ten bytes.

package import Packing

extension Packer {
    package mutating func put(_ id: PackedID) {
        put(id.high)
        put(id.low)
    }
}

extension Unpacker {
    package mutating func packedID() -> PackedID { PackedID(high: integer(), low: integer()) }
}
