// RawPeer: a peer that speaks bytes, not the protocol: for hostile peers.

internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import SwiftProtobuf
internal import WirefoldProtocol

/// A blocking socket, as a program in C would hold it.
final class RawPeer: Sendable {
    private let socket: CInt

    init(_ path: String) throws {
        socket = Glibc.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        var timeout = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw RPCError(.unavailable, String(cString: strerror(errno))) }
    }

    deinit { Glibc.close(socket) }

    /// Sends bytes; false when the other side takes no more.
    @discardableResult
    func send(_ bytes: [UInt8], flags: CInt = CInt(MSG_NOSIGNAL)) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, flags) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    @discardableResult
    func send(_ frames: [Frame]) throws -> Bool {
        var buffer = ByteBuffer()
        for frame in frames { try FrameEncoder.append(frame, to: &buffer, limit: 1 << 30) }
        return send(Array(buffer.readableBytesView))
    }

    /// Sending gives up when the other side has taken nothing for half a second.
    func setSendTimeout() {
        var timeout = timeval(tv_sec: 0, tv_usec: 500_000)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }

    func sendHello(major: UInt32 = 1) throws {
        try send([Frame(0, .hello(.with { $0.major = major }))])
    }

    /// Frames until the other side closes, `count` have come, or nothing came for 30 s (nil). Waits on a
    /// thread of its own: the server under test runs on those that tests share.
    func frames(_ count: Int = .max) async throws -> [Frame]? {
        try await NIOThreadPool.singleton.runIfActive { [self] in try receive(count) }
    }

    private func receive(_ count: Int) throws -> [Frame]? {
        var decoder = FrameDecoder(limit: 64 << 20)
        var frames: [Frame] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while frames.count < count {
            let received = recv(socket, &chunk, chunk.count, 0)
            if received < 0, errno == EAGAIN { return nil }
            guard received > 0 else { return frames }
            decoder.append(ByteBuffer(bytes: chunk[..<received]))
            while let frame = try decoder.next() { frames.append(frame) }
        }
        return frames
    }

    /// The failure that the connection ended with.
    func lastFailure() async throws -> RPCError? {
        guard case .failure(let error)? = try await frames()?.last?.body else { return nil }
        return error
    }
}

/// Resident memory of this process in bytes.
func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, CInt(line.count), file) != nil else { return 0 }
    let fields = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).split(
        separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
}
