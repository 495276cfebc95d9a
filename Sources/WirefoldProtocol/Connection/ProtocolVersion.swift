// ProtocolVersion: the version that this code speaks.

package enum ProtocolVersion {
    /// Peers of different majors part.
    package static let major: UInt32 = 1
    /// A higher minor only adds.
    package static let minor: UInt32 = 0

    /// Why a peer's hello can't be accepted, if it can't.
    static func objection(to hello: WireHello) -> RPCError? {
        guard hello.major != major else { return nil }
        return RPCError(
            .invalidArgument,
            "This peer speaks protocol \(hello.major).\(hello.minor); "
                + "\(major).x is spoken here. Update the older of the two.", field: "hello.major")
    }
}

extension WireHello {
    /// The most bytes of an envelope that the sender of this hello takes: what it says, or 16 MiB.
    package var frameLimit: Int { limits.maxFrameBytes > 0 ? Int(limits.maxFrameBytes) : 16 << 20 }
}
