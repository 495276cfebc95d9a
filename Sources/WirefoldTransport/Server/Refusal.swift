// Refusal: the only thing that a peer who may not come in is told.

internal import Glibc
internal import NIOCore
internal import WirefoldProtocol

enum Refusal {
    /// Sends one Failure on stream 0, without waiting, and closes the socket. The frame is small
    /// enough for an empty socket buffer, and the peer can read it after the close.
    static func send(_ error: RPCError, to socket: CInt) {
        var frame = ByteBuffer()
        try? FrameEncoder.append(Frame(0, .failure(error)), to: &frame, limit: 64 << 10)
        frame.withUnsafeReadableBytes { bytes in
            _ = Glibc.send(socket, bytes.baseAddress, bytes.count, CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL))
        }
        // What the peer has sent already is read, or the close would count as a reset.
        var rest = [UInt8](repeating: 0, count: 4096)
        _ = Glibc.recv(socket, &rest, rest.count, CInt(MSG_DONTWAIT))
        Glibc.close(socket)
    }
}
