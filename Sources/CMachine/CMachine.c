#define _GNU_SOURCE
#include "CMachine.h"

#include <sched.h>
#include <unistd.h>

int machine_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
    return (int)sysconf(_SC_NPROCESSORS_ONLN);
}
