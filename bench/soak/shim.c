/* Fails the n-th file call below one folder with an error that the harness chose: preloaded before the C library.
   The numbers are those of control.py; reading is never failed, and what is not below the folder is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { POINTS_LEFT, POINTS_SEEN, CALLS_LEFT, CALLS_SEEN, ERRNO, FIRED, LASTING };
enum { OPENS = 1, MAKES = 2, WRITES = 4, SYNCS = 8 };

static volatile int64_t *numbers(void) {
    static volatile int64_t *mapped;
    if (!mapped) {
        const char *path = getenv("SOAK_SHIM");
        int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        int file = path ? real_open(path, O_RDWR | O_CLOEXEC) : -1;
        if (file < 0) return NULL;
        void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        close(file);
        if (memory != MAP_FAILED) mapped = memory;
    }
    return mapped;
}

static int concerns(const char *path) {
    const char *under = getenv("SOAK_UNDER");
    if (!under || strncmp(path, under, strlen(under))) return 0;
    return !strstr(path, "/static/") && !strstr(path, ".log") && !strstr(path, ".control") && !strstr(path, ".py");
}

static int can_fail(int kind, int64_t error) {
    if (error == EMFILE) return kind & OPENS;
    if (error == ENOSPC) return kind & (MAKES | WRITES);
    return 1;
}

static int fails(const char *path, int kind) {
    volatile int64_t *shared = numbers();
    if (!shared || !shared[CALLS_LEFT] || !can_fail(kind, shared[ERRNO]) || !concerns(path)) return 0;
    __atomic_add_fetch(&shared[CALLS_SEEN], 1, __ATOMIC_SEQ_CST);
    int64_t left = __atomic_sub_fetch(&shared[CALLS_LEFT], 1, __ATOMIC_SEQ_CST);
    if (left > 0) return 0;
    if (shared[LASTING]) shared[CALLS_LEFT] = 1;
    else if (left < 0) { shared[CALLS_LEFT] = 0; return 0; }
    __atomic_add_fetch(&shared[FIRED], 1, __ATOMIC_SEQ_CST);
    errno = (int)shared[ERRNO];
    return 1;
}

static int fails_below(int folder, const char *path, int kind) {
    volatile int64_t *shared = numbers();
    if (!shared || !shared[CALLS_LEFT]) return 0;
    char place[64], whole[2 * PATH_MAX];
    if (path && path[0] == '/') return fails(path, kind);
    if (folder == AT_FDCWD) snprintf(place, sizeof place, "/proc/self/cwd");
    else snprintf(place, sizeof place, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(place, whole, PATH_MAX - 1);
    if (length < 0) return 0;
    whole[length] = 0;
    if (path) { strcat(whole, "/"); strncat(whole, path, PATH_MAX - 1); }
    return fails(whole, kind);
}

#define REAL(result, name, ...) result (*real)(__VA_ARGS__) = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define OPEN_KIND(flags) (OPENS | ((flags) & O_CREAT ? MAKES : 0))
#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

#define OPEN(name) int name(const char *path, int flags, ...) { MODE(flags) \
    REAL(int, name, const char *, int, ...); \
    return fails_below(AT_FDCWD, path, OPEN_KIND(flags)) ? -1 : real(path, flags, mode); }
OPEN(open)
OPEN(open64)
#define OPENAT(name) int name(int folder, const char *path, int flags, ...) { MODE(flags) \
    REAL(int, name, int, const char *, int, ...); \
    return fails_below(folder, path, OPEN_KIND(flags)) ? -1 : real(folder, path, flags, mode); }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int file, const void *bytes, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    return fails_below(file, NULL, WRITES) ? -1 : real(file, bytes, size);
}
#define PWRITE(name, offset_type) ssize_t name(int file, const void *bytes, size_t size, offset_type at) { \
    REAL(ssize_t, name, int, const void *, size_t, offset_type); \
    return fails_below(file, NULL, WRITES) ? -1 : real(file, bytes, size, at); }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)
ssize_t writev(int file, const struct iovec *pieces, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    return fails_below(file, NULL, WRITES) ? -1 : real(file, pieces, count);
}
#define PWRITEV(name, offset_type) ssize_t name(int file, const struct iovec *pieces, int count, offset_type at) { \
    REAL(ssize_t, name, int, const struct iovec *, int, offset_type); \
    return fails_below(file, NULL, WRITES) ? -1 : real(file, pieces, count, at); }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)
#define BY_FILE(name, kind) int name(int file) { REAL(int, name, int); return fails_below(file, NULL, kind) ? -1 : real(file); }
BY_FILE(fsync, SYNCS)
BY_FILE(fdatasync, SYNCS)
int ftruncate(int file, off_t size) {
    REAL(int, ftruncate, int, off_t);
    return fails_below(file, NULL, WRITES) ? -1 : real(file, size);
}
int ftruncate64(int file, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    return fails_below(file, NULL, WRITES) ? -1 : real(file, size);
}
int posix_fallocate(int file, off_t at, off_t size) {
    REAL(int, posix_fallocate, int, off_t, off_t);
    return fails_below(file, NULL, WRITES) ? errno : real(file, at, size);
}
int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return fails_below(AT_FDCWD, from, MAKES) ? -1 : real(from, to);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    return fails_below(from_folder, from, MAKES) ? -1 : real(from_folder, from, to_folder, to);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return fails_below(AT_FDCWD, path, MAKES) ? -1 : real(path, mode);
}
int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, mkdirat, int, const char *, mode_t);
    return fails_below(folder, path, MAKES) ? -1 : real(folder, path, mode);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    REAL(int, linkat, int, const char *, int, const char *, int);
    return fails_below(from_folder, from, MAKES) ? -1 : real(from_folder, from, to_folder, to, flags);
}
