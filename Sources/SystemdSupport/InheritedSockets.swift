// Listening sockets that systemd opened and handed over (socket activation), by the names that
// their .socket units give (FileDescriptorName=). Each can be taken once.

internal import CSystemd
internal import Glibc
internal import Synchronization

package final class InheritedSockets: Sendable {
    private let descriptors: Mutex<[String: [CInt]]>

    /// For a daemon that was started without sockets, and for tests.
    package init(_ descriptors: [String: [CInt]] = [:]) {
        self.descriptors = Mutex(descriptors)
    }

    /// Takes over what systemd passed to this process, and removes its announcement from the
    /// environment, so that no child believes it is meant. Call once, before threads start.
    package static func fromEnvironment() -> InheritedSockets {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        defer {
            for index in 0..<max(0, Int(count)) { free(names?[index]) }
            free(names)
        }
        var found: [String: [CInt]] = [:]
        for index in 0..<max(0, Int(count)) {
            let descriptor = CInt(SD_LISTEN_FDS_START) + CInt(index)
            let name = names?[index].map { String(cString: $0) } ?? "unknown"
            found[name, default: []].append(descriptor)
        }
        return InheritedSockets(found)
    }

    /// The descriptor of the listening stream socket of that name; the caller owns it. Nil where none was
    /// passed, where it was taken before, or where it isn't a listening Unix stream socket.
    package func take(_ name: String) -> CInt? {
        descriptors.withLock { all in
            guard let first = all[name]?.first else { return nil }
            guard sd_is_socket_unix(first, CInt(SOCK_STREAM.rawValue), 1, nil, 0) > 0 else { return nil }
            all[name]?.removeFirst()
            return first
        }
    }

    /// The names of what nobody took yet, in alphabetical order.
    package var remaining: [String] {
        descriptors.withLock { all in all.filter { !$0.value.isEmpty }.keys.sorted() }
    }
}
