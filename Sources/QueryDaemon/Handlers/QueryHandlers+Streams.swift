// Lists, tails and audits: as fast as the other side takes them, holding a page at a time.

internal import Foundation
internal import NIOCore
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldTransport

extension QueryHandlers {
    private static let pageThings = 100

    func addStreams(to router: inout Router, access: AccessPolicy, admins: AccessPolicy) {
        router.serverStream("Query/ListRecords", access: access) {
            [self] (request: WireListRequest, writer: ItemWriter<WireRecord>, _) throws(RPCError) in
            try await query("Query/ListRecords") { try await list(.record, request, writer) }
        }
        router.serverStream("Query/ListStories", access: access) {
            [self] (request: WireListRequest, writer: ItemWriter<WireStory>, _) throws(RPCError) in
            try await query("Query/ListStories") { try await list(.story, request, writer) }
        }
        router.serverStream("Query/Tail", access: access) {
            [self] (request: WireTailRequest, writer: ItemWriter<WirePackedChangeBatch>, _) throws(RPCError)
            in
            try await query("Query/Tail") { try await tails.tail(request) { try await writer.send($0) } }
        }
        router.serverStream("Query/Audit", access: admins) {
            [self] (request: WireAuditRequest, writer: ItemWriter<WireAuditBatch>, _) throws(RPCError) in
            try await query("Query/Audit") {
                try await auditor.audit(atLeast: request.atLeast) { batch async throws(RPCError) in
                    try await writer.send(batch)
                }
            }
        }
    }

    private func list<Reply>(
        _ kind: ThingKind, _ request: WireListRequest, _ writer: ItemWriter<Reply>
    ) async throws {
        var left = request.limit == 0 ? Int.max : Int(request.limit)
        var last: Int64?
        while left > 0 {
            let (before, count) = (last, request.open ? Self.pageThings : min(left, Self.pageThings))
            let page = try await catalogue.file.readers.read { [stored = catalogue.stored] db in
                try ThingReader(db: db, stored: stored).page(kind, before: before, limit: count)
            }
            for thing in page {
                if request.open, kind == .story, try WireStory(serializedBytes: thing.content).hasClosed {
                    continue
                }
                try await writer.send(serialized: MessageBytes(ByteBuffer(bytes: thing.content)))
                left -= 1
                if left == 0 { return }
            }
            guard page.count == count else { return }
            last = page.last?.key
        }
    }
}
