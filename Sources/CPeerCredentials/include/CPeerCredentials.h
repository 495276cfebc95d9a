// CPeerCredentials: what the kernel says of the process at the other end of a Unix socket, and
// accepting one. In C because Swift's view of glibc lacks struct ucred and accept4.

#pragma once

#include <stdint.h>

typedef struct {
    uint32_t uid;
    uint32_t gid;
    int32_t pid;
    /// Supplementary groups that the peer has; at most the capacity given were stored.
    int32_t group_count;
} PeerCredentials;

/// Reads SO_PEERCRED and SO_PEERGROUPS. Returns 0, or an errno; ERANGE: there are more groups than
/// `capacity`, and group_count says how many.
int peer_credentials(int socket, PeerCredentials *credentials, uint32_t *groups, int capacity);

/// Waits until a connection comes, `wake` is readable, or the time has passed; then accepts without
/// waiting (non-blocking, close-on-exec). Returns a descriptor, or -errno; -EAGAIN: nothing came.
int peer_accept(int listener, int wake, int timeout_milliseconds);

/// An eventfd that makes peer_accept return, or -errno.
int peer_wake_open(void);
void peer_wake(int wake);
