// Explanation: why a document was folded where it is.

public import NewsModel
internal import WirefoldProtocol

/// Why a document was folded where it is; empty for the founder of a record.
public struct Explanation: Hashable, Sendable, JSONReply {
    public var evidence: [Evidence]
    private let wire: WireExplanation

    init(_ wire: WireExplanation) throws(RPCError) {
        var evidence: [Evidence] = []
        for item in wire.evidence { evidence.append(try Evidence(item)) }
        self.evidence = evidence
        self.wire = wire
    }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}
