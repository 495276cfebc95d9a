// IngestHandler: the methods of ingest.sock: messages to the service's words, and back.

internal import Logging
internal import NewsModel
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldTransport

/// Registers the Ingest service's methods.
struct IngestHandler: Sendable {
    let service: IngestService
    let files: FileIntake
    let audit: AuditService
    let status: StatusService
    /// Who may submit, and who may do the rest.
    let submitters: AccessPolicy
    let admins: AccessPolicy
    let logger: Logger
    /// Articles of one stream that may be without an answer.
    private static let window = 512
    /// Articles of one stream that a client may have under way unread. A stream of articles of 8 MiB stays
    /// within `limits.heldBytes`.
    private static let unread: UInt32 = 32

    func register(in router: inout Router) {
        registerSubmission(in: &router)
        registerAdministration(in: &router)
    }

    private func registerSubmission(in router: inout Router) {
        router.asyncUnary("Ingest/Submit", access: submitters, largest: Router.wholeFrame) {
            [service] (request: WireSubmitRequest, _) async throws(RPCError) -> WireReceipt in
            WireReceipt(try await service.submit(request.article))
        }
        router.asyncUnary("Ingest/Check", access: submitters, largest: Router.wholeFrame) {
            [service] (request: WireSubmitRequest, _) async throws(RPCError) -> WireReceipt in
            WireReceipt(try await service.check(request.article))
        }
        router.bidirectional(
            "Ingest/SubmitStream", access: submitters, largest: Router.wholeFrame, window: Self.unread
        ) {
            (reader: ItemReader<WireSubmitRequest>, writer: ItemWriter<WireSubmitResult>, _)
                async throws(RPCError) in
            try await submit(reader, writer)
        }
        router.bidirectional(
            "Ingest/SubmitFiles", access: submitters, largest: FileIntake.pieceBytes,
            window: FileIntake.window
        ) {
            [files] (reader: ItemReader<WireFilePiece>, writer: ItemWriter<WireFileResult>, _)
                async throws(RPCError) in
            try await ReplyStream.run(
                writer, window: FileIntake.openArticles, executor: FileIntake.threads
            ) { replies throws(RPCError) in
                try await files.take(reader, replies)
            }
        }
        router.unary("Ingest/Status") { [status] (_: WireStatusRequest, _) in status.status() }
    }

    private func registerAdministration(in router: inout Router) {
        router.asyncUnary("Ingest/Withdraw", access: admins) {
            [service, logger] (request: WireWithdrawRequest, call) async throws(RPCError)
                -> WirePackedChangeBatch
            in
            let changes = try await service.withdraw(Self.id(request.document, "document"))
            logger.tell(of: "withdrew \(request.document)", call)
            return changes
        }
        router.asyncUnary("Ingest/Merge", access: admins) {
            [service, logger] (request: WireMergeRequest, call) async throws(RPCError)
                -> WirePackedChangeBatch in
            let changes = try await service.merge(
                Self.id(request.record, "record"), Self.id(request.other, "other"))
            logger.tell(of: "merged \(request.record) and \(request.other)", call)
            return changes
        }
        router.asyncUnary("Ingest/Split", access: admins) {
            [service, logger] (request: WireSplitRequest, call) async throws(RPCError)
                -> WirePackedChangeBatch in
            let changes = try await service.split(
                Self.id(request.document, "document"), from: Self.id(request.record, "record"))
            logger.tell(of: "split \(request.document) from \(request.record)", call)
            return changes
        }
        router.asyncUnary("Ingest/Separate", access: admins) {
            [service, logger] (request: WireSeparateRequest, call) async throws(RPCError)
                -> WirePackedChangeBatch
            in
            let changes = try await service.separate(
                Self.id(request.record, "record"), Self.id(request.other, "other"))
            logger.tell(of: "separated \(request.record) and \(request.other)", call)
            return changes
        }
        router.asyncUnary("Ingest/Repair", access: admins) {
            [audit] (_: WireRepairRequest, _) async throws(RPCError) -> WireRepairReply in
            try await audit.repair()
        }
        router.serverStream("Ingest/Audit", access: admins) {
            [audit] (request: WireAuditRequest, writer: ItemWriter<WireAuditBatch>, _) async throws(RPCError)
            in
            try await audit.audit(atLeast: request.atLeast, writer.send)
        }
    }

    /// Reads articles and sends results side by side; results come in the order of the articles.
    private func submit(
        _ reader: ItemReader<WireSubmitRequest>, _ writer: ItemWriter<WireSubmitResult>
    ) async throws(RPCError) {
        try await ReplyStream.run(writer, window: Self.window) { [service] replies throws(RPCError) in
            while true {
                let requests = try await reader.nextBatch()
                guard !requests.isEmpty else { return }
                for request in requests { try await service.enter(request.article, replies) }
            }
        }
    }

    private static func id<ID: Identifier>(_ text: String, _ field: String) throws(RPCError) -> ID {
        if let id = ID(rawValue: text) { return id }
        throw RPCError(
            .invalidArgument, "That is not an id; expected \(ID.prefix) and 16 characters of a–z, 2–7.",
            field: field)
    }
}

extension Logger {
    /// Who corrected what.
    fileprivate func tell(of correction: String, _ call: CallContext) {
        notice(
            "user \(call.peer.uid) \(correction)",
            metadata: IngestMessage.corrected.metadata([
                "uid": "\(call.peer.uid)", "pid": "\(call.peer.pid)", "method": "\(call.method)",
            ]))
    }
}
