// IngestService: what a feeder or an admin can have done, apart from how it is asked for.

internal import NewsModel
internal import WirefoldProtocol

/// Hands requests to the pipeline and waits for their answers.
struct IngestService: Sendable {
    let line: IntakeLine

    /// Takes one article in; returns once it is on the device.
    func submit(_ article: WireArticle) async throws(RPCError) -> Receipt {
        try await receipt(of: .submit(article))
    }

    /// The receipt that `submit` would give.
    func check(_ article: WireArticle) async throws(RPCError) -> Receipt {
        try await receipt(of: .check(article))
    }

    func withdraw(_ document: DocumentID) async throws(RPCError) -> WirePackedChangeBatch {
        try await changes(of: .withdraw(document))
    }

    func merge(_ record: RecordID, _ other: RecordID) async throws(RPCError) -> WirePackedChangeBatch {
        try await changes(of: .merge(record, other))
    }

    func split(_ document: DocumentID, from record: RecordID) async throws(RPCError) -> WirePackedChangeBatch
    {
        try await changes(of: .split(document, from: record))
    }

    func separate(_ record: RecordID, _ other: RecordID) async throws(RPCError) -> WirePackedChangeBatch {
        try await changes(of: .separate(record, other))
    }

    /// Builds the fold index anew without what is damaged; gives the ids of rows that had to be left out.
    func rebuild(without damaged: [String]) async throws(RPCError) -> [String] {
        guard case .rebuilt(let leftOut) = try await perform(.rebuild(without: damaged)) else {
            throw Self.mismatch
        }
        return leftOut
    }

    /// Lets one article of a stream enter; its reply is filled in once there is one. Suspends while
    /// the pipeline, or the window of replies, is full.
    ///
    /// - Throws: `unavailable` once the daemon stops.
    func enter<Reply>(
        _ request: PipelineRequest, _ replies: OrderedReplies<Reply>,
        _ reply: @escaping @Sendable (Result<PipelineAnswer, RPCError>) -> Reply
    ) async throws(RPCError) {
        let slot = await replies.reserve()
        do {
            try await line.enter(request) { replies.fill(slot, reply($0)) }
        } catch {
            replies.cancelLast()
            throw error
        }
    }

    /// The same for a submission.
    func enter(_ article: WireArticle, _ replies: OrderedReplies<WireSubmitResult>) async throws(RPCError) {
        let source = article.source
        try await enter(.submit(article), replies) { WireSubmitResult($0, source: source) }
    }

    private func receipt(of request: PipelineRequest) async throws(RPCError) -> Receipt {
        guard case .receipt(let receipt, _) = try await perform(request) else { throw Self.mismatch }
        return receipt
    }

    private func changes(of request: PipelineRequest) async throws(RPCError) -> WirePackedChangeBatch {
        guard case .changes(let batch) = try await perform(request) else { throw Self.mismatch }
        return batch
    }

    private func perform(_ request: PipelineRequest) async throws(RPCError) -> PipelineAnswer {
        let slot = ReplySlot()
        try await line.enter(request, reply: slot.fill)
        return try await slot.answer()
    }

    private static let mismatch = RPCError(.internal, "The pipeline answered another question.")
}

extension WireSubmitResult {
    /// A result of the pipeline, as a stream carries it.
    init(_ result: Result<PipelineAnswer, RPCError>, source: String) {
        self.init()
        switch result {
        case .success(.receipt(let receipt, _)): self.receipt = WireReceipt(receipt)
        case .success: refusal = WireRefusal(source: source, RPCError(.internal, "No receipt was made."))
        case .failure(let error): refusal = WireRefusal(source: source, error)
        }
    }
}
