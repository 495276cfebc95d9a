#define _GNU_SOURCE
#include "CMachine.h"

#include <sched.h>

int machine_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
