// ByteTransport: what carries a connection's bytes: a socket, or memory.

internal import NIOCore

/// Carries bytes, on one event loop.
protocol ByteTransport: AnyObject {
    func send(_ bytes: ByteBuffer)
    /// Whether little enough is waiting to be carried that more may be sent.
    var isWritable: Bool { get }
    /// The side that receives can take bytes again.
    func resumeReading()
    /// Sends what is waiting and then nothing more; the other direction stays open.
    func closeOutput()
    func close()
}
