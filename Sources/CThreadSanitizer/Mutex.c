// Tells ThreadSanitizer what a contended Synchronization.Mutex does (decision 8). The fast paths of
// lock and unlock are inlined into our code, where the sanitizer sees their atomics; the slow ones
// are a futex in the toolchain's library, which isn't instrumented. Without this, whatever two threads
// do in turn under one contended mutex is reported as a race.
//
// These definitions stand before the library's: they call it and add the order that it makes, no
// more. If a later toolchain names its functions otherwise, they are never called and the false
// reports come back; none can hide. Without the sanitizer this file is empty.

#if __has_feature(thread_sanitizer)

#define _GNU_SOURCE
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <stdbool.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

// _MutexHandle._lockSlow(UInt32), ._tryLockSlow() -> Bool, ._unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void ordered_lock(uint32_t thread, SELF mutex) __asm__(LOCK);
SWIFT bool ordered_try_lock(SELF mutex) __asm__(TRY_LOCK);
SWIFT void ordered_unlock(SELF mutex) __asm__(UNLOCK);

static SWIFT void (*library_lock)(uint32_t, SELF);
static SWIFT bool (*library_try_lock)(SELF);
static SWIFT void (*library_unlock)(SELF);

__attribute__((constructor)) static void find_library(void) {
    *(void **)&library_lock = dlsym(RTLD_NEXT, LOCK);
    *(void **)&library_try_lock = dlsym(RTLD_NEXT, TRY_LOCK);
    *(void **)&library_unlock = dlsym(RTLD_NEXT, UNLOCK);
}

// The atomics of the fast paths are keyed by the same address: the mutex begins with its word.
SWIFT void ordered_lock(uint32_t thread, SELF mutex) {
    library_lock(thread, mutex);
    __tsan_acquire(mutex);
}

SWIFT bool ordered_try_lock(SELF mutex) {
    bool is_locked = library_try_lock(mutex);
    if (is_locked) __tsan_acquire(mutex);
    return is_locked;
}

SWIFT void ordered_unlock(SELF mutex) {
    __tsan_release(mutex);
    library_unlock(mutex);
}

#endif
