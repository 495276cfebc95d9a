// PipelineRequest: what is asked of the pipeline, and what it answers.

internal import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol

/// Work for the pipeline. All of it goes through the one line, so that its order is the order of
/// arrival, and nobody but the folding writer touches the engine.
enum PipelineRequest: Sendable {
    case submit(WireArticle)
    /// As submit, but nothing is written.
    case check(WireArticle)
    case withdraw(DocumentID)
    case merge(RecordID, RecordID)
    case split(DocumentID, from: RecordID)
    case separate(RecordID, RecordID)
    /// Builds the fold engine anew from the ledger, without what is damaged.
    case rebuild(without: [String])

    /// Bytes that it holds while it waits.
    var cost: Int {
        switch self {
        case .submit(let article), .check(let article): article.bytes + 1_024
        default: 256
        }
    }
}

/// The same, ready for the writer.
enum PreparedRequest: Sendable {
    case submit(PreparedSubmission)
    case check(PreparedSubmission)
    case withdraw(DocumentID)
    case merge(RecordID, RecordID)
    case split(DocumentID, from: RecordID)
    case separate(RecordID, RecordID)
    case rebuild(without: [String])
}

/// What became of a request.
enum PipelineAnswer: Sendable {
    /// `isNew` is false where the article had been taken in before, or was only checked.
    case receipt(Receipt, isNew: Bool)
    case changes(WirePackedChangeBatch)
    /// Ids of stored rows that were damaged and left out.
    case rebuilt(damaged: [String])
}

/// Called once, with what became of a request; from any thread, and never to suspend or block.
typealias PipelineReply = @Sendable (Result<PipelineAnswer, RPCError>) -> Void

extension WireArticle {
    /// Its content and all that is said of it, for none of that is checked before its turn.
    fileprivate var bytes: Int {
        let texts = source.utf8.count + title.utf8.count + outlet.utf8.count + url.utf8.count
        let words = guid.utf8.count + version.utf8.count + format.utf8.count + status.utf8.count
        let unknown = unknownFields.data.count + published.unknownFields.data.count
        return content.count + texts + words + language.utf8.count + charset.utf8.count + unknown
    }
}
