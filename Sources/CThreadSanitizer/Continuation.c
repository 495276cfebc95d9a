// Tells ThreadSanitizer what a continuation does that is resumed before its task awaits it (decision 8).
// The runtime tells it of every resume, and of every task that goes on after a suspension; a task that
// finds its answer there already goes on without a word, and whatever the answer holds is reported as
// a race between who made it and who reads it.
//
// These definitions stand before the library's, as those in Mutex.c do: they have the task acquire what
// the runtime released, and call the library. Names and layouts are the toolchain's. Without the
// sanitizer this file is empty.

#if __has_feature(thread_sanitizer)

#define _GNU_SOURCE
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#define SWIFT __attribute__((swiftcall, disable_sanitizer_instrumentation))
#define ASYNC __attribute__((swiftasynccall, disable_sanitizer_instrumentation))
#define SELF __attribute__((swift_context))

// CheckedContinuation.resume(returning:) and resume(throwing:); the other ways to resume one are
// compiled into callers, and come here.
#define RETURNING "$sScC6resume9returningyxn_tF"
#define THROWING "$sScC6resume8throwingyq_n_tF"
// What an UnsafeContinuation's are compiled to.
#define RESUME "swift_continuation_resume"
#define THROWING_RESUME "swift_continuation_throwingResume"
#define THROWING_ERROR "swift_continuation_throwingResumeWithError"

struct context;
typedef void (*step)(__attribute__((swift_async_context)) struct context *) __attribute__((swiftasynccall));

// The beginnings of the runtime's AsyncContext and AsyncTask, and of the object in a
// CheckedContinuation: its task is null once it was resumed.
struct context {
    struct context *parent;
    step resume_parent;
};
struct task {
    void *job[7];
    step resume_task;
    struct context *resume_context;
};
struct canary {
    void *object[2];
    struct task *task;
};

extern SWIFT struct task *swift_task_getCurrent(void);

// Where a task goes on that never suspended: on its own way, after it has acquired.
static ASYNC void go_on(__attribute__((swift_async_context)) struct context *context) {
    struct task *task = swift_task_getCurrent();
    __tsan_acquire(task);
    return task->resume_task(context);
}

// The way that a task takes unless it suspends stands in its continuation's context, which it looks at
// only once it sees that it was resumed; a copy of it is in the task, for when it does suspend.
static __attribute__((disable_sanitizer_instrumentation)) void redirect(struct task *task) {
    struct context *continuation = task->resume_context;
    if (continuation->resume_parent == task->resume_task) continuation->resume_parent = go_on;
}

SWIFT void ordered_returning(void *value, void *type, SELF struct canary **self) __asm__(RETURNING);
SWIFT void ordered_throwing(void *error, void *type, SELF struct canary **self) __asm__(THROWING);
SWIFT void ordered_resume(struct task *task) __asm__(RESUME);
SWIFT void ordered_throwing_resume(struct task *task) __asm__(THROWING_RESUME);
SWIFT void ordered_throwing_error(struct task *task, void *error) __asm__(THROWING_ERROR);

static SWIFT void (*library_returning)(void *, void *, SELF struct canary **);
static SWIFT void (*library_throwing)(void *, void *, SELF struct canary **);
static SWIFT void (*library_resume)(struct task *);
static SWIFT void (*library_throwing_resume)(struct task *);
static SWIFT void (*library_throwing_error)(struct task *, void *);

__attribute__((constructor)) static void find_library(void) {
    *(void **)&library_returning = dlsym(RTLD_NEXT, RETURNING);
    *(void **)&library_throwing = dlsym(RTLD_NEXT, THROWING);
    *(void **)&library_resume = dlsym(RTLD_NEXT, RESUME);
    *(void **)&library_throwing_resume = dlsym(RTLD_NEXT, THROWING_RESUME);
    *(void **)&library_throwing_error = dlsym(RTLD_NEXT, THROWING_ERROR);
}

SWIFT void ordered_returning(void *value, void *type, SELF struct canary **self) {
    if ((*self)->task) redirect((*self)->task);
    library_returning(value, type, self);
}

SWIFT void ordered_throwing(void *error, void *type, SELF struct canary **self) {
    if ((*self)->task) redirect((*self)->task);
    library_throwing(error, type, self);
}

SWIFT void ordered_resume(struct task *task) {
    redirect(task);
    library_resume(task);
}

SWIFT void ordered_throwing_resume(struct task *task) {
    redirect(task);
    library_throwing_resume(task);
}

SWIFT void ordered_throwing_error(struct task *task, void *error) {
    redirect(task);
    library_throwing_error(task, error);
}

#endif
