// InboxLease: the reader's hold on a stream. When the last reader is gone the stream is canceled.

internal import WirefoldProtocol

final class InboxLease: Sendable {
    let inbox: Inbox
    private let onDrop: @Sendable () -> Void

    init(_ inbox: Inbox, onDrop: @escaping @Sendable () -> Void = {}) {
        self.inbox = inbox
        self.onDrop = onDrop
    }

    deinit { onDrop() }
}
