// Nothing to call: linking this target is enough. See Mutex.c and Continuation.c.
