// FeedClient: the change log, for queryd's follower.

package import FoundationEssentials
internal import SwiftProtobuf
package import WirefoldProtocol
package import WirefoldTransport

/// A connection to `feed.sock`. The follower reconnects by itself; this doesn't.
package struct FeedClient: Sendable {
    let connection: Connection

    package init(connection: Connection) { self.connection = connection }

    package static func connect(socket path: String) async throws(WirefoldError) -> FeedClient {
        FeedClient(connection: try await translated { () throws(RPCError) in try await .connect(path: path) })
    }

    /// Every change after `sequence`, which was committed at `committed`, then each new one as it is
    /// committed; a snapshot first where the log no longer holds that change. At most `window` batches are
    /// held here unread. Each change's entry is still packed: a follower stores them as they are.
    package func follow(
        after sequence: UInt64, committed: Date? = nil, window: UInt32 = 8
    ) async throws(WirefoldError) -> ItemReader<WirePackedChangeBatch> {
        var request = WireFollowRequest()
        request.after = sequence
        if let committed { request.committed = Google_Protobuf_Timestamp(committed) }
        return try await translated { () throws(RPCError) in
            try connection.serverStream("Feed/Follow", request, window: window)
        }
    }

    /// Tells the ledger that everything up to `sequence` is applied here.
    package func acknowledge(_ sequence: UInt64) async throws(WirefoldError) {
        var request = WireAcknowledgeRequest()
        request.sequence = sequence
        try await translated { () throws(RPCError) in
            _ = try await connection.unary("Feed/Acknowledge", request, reply: WireAcknowledgeReply.self)
        }
    }

    package func status() async throws(WirefoldError) -> IngestStatus {
        try await translated { () throws(RPCError) in
            try await IngestStatus(connection.unary("Feed/Status", WireStatusRequest()))
        }
    }

    package func close() async { await connection.close() }
}
