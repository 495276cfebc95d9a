// What a stream has received and its reader hasn't taken.

internal import Testing
internal import WirefoldProtocol

@testable internal import WirefoldTransport

@Suite("An inbox")
struct InboxTests {
    private static let gone = RPCError(.unavailable, "The client is gone.")

    @Test("that has ended gives what has arrived first")
    func end() async throws {
        let inbox = Inbox(window: 4) { _ in }
        inbox.put(MessageBytes([1]))
        inbox.end(Self.gone)
        #expect(try await inbox.next() == MessageBytes([1]))
        await #expect(throws: RPCError.self) { try await inbox.next() }
    }

    @Test("that was abandoned gives nothing more, and isn't taken for whole", arguments: [true, false])
    func abandon(hasEnded: Bool) async throws {
        let inbox = Inbox(window: 4) { _ in }
        inbox.put(MessageBytes([1]))
        if hasEnded { inbox.end() }
        inbox.abandon(Self.gone)
        let error = await #expect(throws: RPCError.self) { try await inbox.next() }
        #expect(error?.code == .unavailable)
    }
}
