#define _GNU_SOURCE
#include "include/CPingPong.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { max_payload = 64 * 1024 };

static int write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t n = write(fd, bytes, count);
        if (n <= 0) return -1;
        bytes += n;
        count -= (size_t)n;
    }
    return 0;
}

// One frame, with as few reads as it comes in.
static int receive_frame(int fd, char *frame) {
    size_t received = 0;
    for (;;) {
        ssize_t n = read(fd, frame + received, 4 + max_payload - received);
        if (n <= 0) return -1;
        received += (size_t)n;
        if (received < 4) continue;
        uint32_t length;
        memcpy(&length, frame, 4);
        length = ntohl(length);
        if (length > max_payload) return -1;
        if (received >= 4 + length) return 0;
    }
}

int ping_pong_start(size_t payload, int *child) {
    int ends[2];
    if (payload > max_payload) {
        errno = EINVAL;
        return -1;
    }
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    *child = fork();
    if (*child < 0) return -1;
    if (*child == 0) {
        static char frame[4 + max_payload];
        close(ends[0]);
        while (receive_frame(ends[1], frame) == 0 && write_all(ends[1], frame, 4 + payload) == 0) {
        }
        _exit(0);
    }
    close(ends[1]);
    return ends[0];
}

int ping_pong_round_trip(int fd, size_t payload) {
    static char frame[4 + max_payload];
    uint32_t length = htonl((uint32_t)payload);
    memcpy(frame, &length, 4);
    if (write_all(fd, frame, 4 + payload) != 0) return -1;
    return receive_frame(fd, frame);
}

void ping_pong_stop(int fd, int child) {
    close(fd);
    waitpid(child, NULL, 0);
}

int pin_to_core(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    // A thread has its own mask: the ones that are running already are bound one by one.
    DIR *tasks = opendir("/proc/self/task");
    if (tasks == NULL) return -1;
    for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
        int id = atoi(task->d_name);
        if (id > 0) sched_setaffinity(id, sizeof cores, &cores);
    }
    closedir(tasks);
    return 0;
}
