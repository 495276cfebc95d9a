// DaemonClient: what the clients of both daemons have in common, and how a caller outlives a daemon's restart.

/// A connection to one of the daemons.
public protocol DaemonClient: Sendable {
    static func connect(socket path: String) async throws(WirefoldError) -> Self
    func close() async
}

extension IngestClient: DaemonClient {}
extension QueryClient: DaemonClient {}

extension DaemonClient {
    /// Connects and does something, and does it again on a new connection where the daemon goes away in the middle:
    ///
    /// ```swift
    /// let receipt = try await IngestClient.steadily(socket: sockets.ingestSocket) { try await $0.submit(article) }
    /// ```
    ///
    /// Submitting bears that, since the same article gets the same receipt, and so does whatever only asks.
    /// Corrections (`merge`, `split` …) may have been made though the answer was lost: look before you do them again.
    ///
    /// Throws what `body` throws; `unavailable` at once where nobody listens at the beginning, and later
    /// when nothing got through for as long as `patience` says. That is counted while the daemon is away: a
    /// connection may hold and be quiet for as long as it likes.
    ///
    /// - Parameter patience: renew it in `body` where that takes long and gets on.
    public static func steadily<Value: Sendable>(
        socket path: String, patience: Patience = Patience(), isolation: isolated (any Actor)? = #isolation,
        _ body: (Self) async throws -> Value
    ) async throws -> Value {
        var wasThere = false
        while true {
            do {
                let client = try await connect(socket: path)
                wasThere = true
                let began = ContinuousClock.now
                defer { patience.held(for: ContinuousClock.now - began) }
                do {
                    let value = try await body(client)
                    await client.close()
                    return value
                } catch {
                    await client.close()
                    throw error
                }
            } catch let error as WirefoldError {
                // A cause says that the socket itself can't be reached; without, a daemon hung up before its hello.
                if !wasThere, error.cause != nil { throw error }
                try await patience.wait(after: error)
            }
        }
    }
}
