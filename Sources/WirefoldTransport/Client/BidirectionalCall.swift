// BidirectionalCall: a client's end of a call that streams both ways.

package import SwiftProtobuf
internal import WirefoldProtocol

/// A call that streams both ways, from the client's side.
package struct BidirectionalCall<Request: Message, Reply: Message>: Sendable {
    package let requests: ItemWriter<Request>
    package let replies: ItemReader<Reply>

    /// Says that no more requests come. Replies may go on.
    package func finish() {}

    /// Wants no more of the call.
    package func cancel() {}
}
