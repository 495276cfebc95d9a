// Lookups by id, and status: answered on the event loop, from the stored bytes.

internal import Foundation
internal import NIOCore
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldTransport

extension QueryHandlers {
    func addLookups(to router: inout Router, access: AccessPolicy) {
        for (method, kind) in [
            ("Query/GetRecord", ThingKind.record), ("Query/GetDocument", .document),
            ("Query/GetQuote", .quote),
            ("Query/GetStory", .story),
        ] {
            router.unary(method, access: access) { [self] (request: WireGetRequest, _) throws(RPCError) in
                MessageBytes(ByteBuffer(bytes: try lookup(request.id, kind, "id", method)))
            }
        }
        router.unary("Query/Explain", access: access) {
            [self] (request: WireExplainRequest, _) throws(RPCError) in
            try explain(request)
        }
        router.unary("Query/Status", access: access) { [self] (_: WireStatusRequest, _) throws(RPCError) in
            reporter.status()
        }
    }

    /// The serialized thing of an id.
    private func lookup(
        _ id: String, _ kind: ThingKind, _ field: String, _ method: String
    ) throws(RPCError) -> [UInt8] {
        reporter.count()
        guard ThingKind(id: id) == kind else {
            throw RPCError(
                .invalidArgument, "This is not the id of a \(kind.word); one begins with “\(kind.prefix)”.",
                field: field)
        }
        let found: Found
        do {
            found = try catalogue.file.lookups.find(id)
        } catch {
            throw translated(error, method)
        }
        switch found {
        case .thing(let content): return content
        case .withdrawn(let reason):
            throw RPCError(.notFound, "This \(kind.word) is gone (\(reason)).", field: field)
        case .missing:
            throw RPCError(.notFound, "There is no such \(kind.word)\(incompleteness).", field: field)
        }
    }

    /// Said with "not found" while the catalogue is behind the ledger.
    private var incompleteness: String {
        let position = catalogue.position
        return position.applied < position.head
            ? " here yet: the catalogue is at change \(position.applied) of \(position.head)" : ""
    }

    private func explain(_ request: WireExplainRequest) throws(RPCError) -> WireExplanation {
        var explanation = WireExplanation()
        let document = try document(request.document, "document")
        guard !request.other.isEmpty else {
            explanation.evidence = document.evidence
            return explanation
        }
        let other = try self.document(request.other, "other")
        // Whichever of the two came later carries the evidence.
        explanation.evidence = (document.evidence + other.evidence).filter {
            ($0.document == document.id && $0.other == other.id)
                || ($0.document == other.id && $0.other == document.id)
        }
        return explanation
    }

    private func document(_ id: String, _ field: String) throws(RPCError) -> WireDocument {
        let content = try lookup(id, .document, field, "Query/Explain")
        do {
            return try WireDocument(serializedBytes: content)
        } catch {
            throw translated(error, "Query/Explain")
        }
    }
}
