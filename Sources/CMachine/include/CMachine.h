// What Swift's view of the C library leaves out of this machine.
#ifndef C_MACHINE_H
#define C_MACHINE_H

// The settings of the heap.
#include <malloc.h>

/// Processors that the process may run on (sched_getaffinity(2)), as taskset and containers set them; 0 where
/// the system doesn't say.
int machine_processors(void);

#endif
