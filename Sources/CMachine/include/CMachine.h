// CMachine: calls about the heap and the processors that Swift's Glibc module leaves out.
#pragma once

// The settings of the heap.
#include <malloc.h>

/// Processors that the process may run on (sched_getaffinity(2)), as taskset and cpusets set them; all that are
/// online where that can't be told. A quota of time doesn't count.
int machine_processors(void);
