// The vocabulary's own types as JSON replies.

public import NewsModel
internal import WirefoldProtocol

extension Receipt: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireReceipt(self)) }
}

extension Document: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireDocument(self)) }
}

extension Record: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireRecord(self)) }
}

extension Quote: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireQuote(self)) }
}

extension Story: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireStory(self)) }
}

extension Evidence: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireEvidence(self)) }
}

extension Change: JSONReply {
    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(WireChange(self)) }
}
