#define _GNU_SOURCE
#include "CPeerCredentials.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

_Static_assert(sizeof(gid_t) == sizeof(uint32_t), "groups are 32 bits wide");

int peer_credentials(int socket, PeerCredentials *credentials, uint32_t *groups, int capacity) {
    struct ucred peer;
    socklen_t length = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return errno;
    credentials->uid = peer.uid;
    credentials->gid = peer.gid;
    credentials->pid = peer.pid;
    length = (socklen_t)capacity * sizeof *groups;
    int result = getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups, &length);
    credentials->group_count = (int32_t)(length / sizeof *groups);
    return result == 0 ? 0 : errno;
}

int peer_accept(int listener, int wake, int timeout_milliseconds) {
    struct pollfd ready[2] = {{.fd = listener, .events = POLLIN}, {.fd = wake, .events = POLLIN}};
    if (poll(ready, 2, timeout_milliseconds) < 0) return errno == EINTR ? -EAGAIN : -errno;
    if (ready[1].revents != 0 || ready[0].revents == 0) return -EAGAIN;
    int accepted = accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
    return accepted >= 0 ? accepted : -errno;
}

int peer_wake_open(void) {
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return wake >= 0 ? wake : -errno;
}

void peer_wake(int wake) {
    uint64_t one = 1;
    ssize_t written = write(wake, &one, sizeof one);
    (void)written;
}
