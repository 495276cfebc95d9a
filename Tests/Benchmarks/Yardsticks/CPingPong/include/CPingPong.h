// CPingPong: a raw request and reply over a Unix stream socket between two processes, and the
// pinning of this process and its children to a core.

#pragma once

#include <stddef.h>

/// Forks a child that answers each frame (4-byte length, then `payload` bytes) with an equal one.
/// Returns the socket to it and stores its process id, or -1 with errno set.
int ping_pong_start(size_t payload, int *child);

/// One frame there and one back. Returns 0, or -1 with errno set.
int ping_pong_round_trip(int socket, size_t payload);

/// Closes the socket and waits for the child.
void ping_pong_stop(int socket, int child);

/// Binds all threads of this process, and what it starts from now on, to one core. Returns 0 or -1.
int pin_to_core(int core);
