// BidirectionalCall: a client's end of a call that streams both ways.

package import SwiftProtobuf
internal import WirefoldProtocol

/// A call that streams both ways, from the client's side. Write and read in different tasks: each
/// side waits for the other.
package struct BidirectionalCall<Request: Message, Reply: Message>: Sendable {
    package let requests: ItemWriter<Request>
    package let replies: ItemReader<Reply>
    private let onFinish: @Sendable () -> Void
    private let onCancel: @Sendable () -> Void

    init(
        requests: ItemWriter<Request>, replies: ItemReader<Reply>, finish: @escaping @Sendable () -> Void,
        cancel: @escaping @Sendable () -> Void
    ) {
        self.requests = requests
        self.replies = replies
        onFinish = finish
        onCancel = cancel
    }

    /// Says that no more requests come. Replies may go on.
    package func finish() { onFinish() }

    /// Wants no more of the call: both sides of it end with `canceled`.
    package func cancel() { onCancel() }
}
