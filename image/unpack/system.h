/*
 * The kernel's calls that the start code makes, without a C library. A call gives -errno when it fails; the numbers are
 * those of arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h and arch/arm/tools/syscall.tbl.
 */
#ifndef MT_SYSTEM_H
#define MT_SYSTEM_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
enum {
    SYS_write = 1, SYS_close = 3, SYS_fstat = 5, SYS_mmap = 9, SYS_mprotect = 10, SYS_munmap = 11, SYS_rt_sigaction = 13,
    SYS_pread = 17, SYS_pwrite = 18, SYS_madvise = 28, SYS_getpid = 39, SYS_socket = 41, SYS_connect = 42,
    SYS_getsockopt = 55, SYS_fcntl = 72, SYS_ftruncate = 77, SYS_geteuid = 107, SYS_exit_group = 231, SYS_openat = 257,
    SYS_fallocate = 285, SYS_prlimit64 = 302, SYS_memfd_create = 319, SYS_execveat = 322,
};
#define MAP_UNIT 1
#elif defined(__aarch64__)
enum {
    SYS_fcntl = 25, SYS_ftruncate = 46, SYS_fallocate = 47, SYS_openat = 56, SYS_close = 57, SYS_write = 64, SYS_pread = 67,
    SYS_pwrite = 68, SYS_fstat = 80, SYS_exit_group = 94, SYS_rt_sigaction = 134, SYS_getpid = 172, SYS_geteuid = 175,
    SYS_socket = 198, SYS_connect = 203, SYS_getsockopt = 209, SYS_munmap = 215, SYS_mmap = 222, SYS_mprotect = 226,
    SYS_madvise = 233, SYS_prlimit64 = 261, SYS_memfd_create = 279, SYS_execveat = 281,
};
#define MAP_UNIT 1
#elif defined(__arm__)
enum {
    SYS_write = 4, SYS_close = 6, SYS_getpid = 20, SYS_munmap = 91, SYS_mprotect = 125, SYS_rt_sigaction = 174,
    SYS_pread = 180, SYS_pwrite = 181, SYS_mmap = 192 /* mmap2 */, SYS_ftruncate = 194 /* ftruncate64 */,
    SYS_fstat = 197 /* fstat64 */, SYS_geteuid = 201 /* geteuid32 */, SYS_madvise = 220, SYS_fcntl = 221 /* fcntl64 */,
    SYS_exit_group = 248, SYS_socket = 281, SYS_connect = 283, SYS_getsockopt = 295, SYS_openat = 322, SYS_fallocate = 352,
    SYS_prlimit64 = 369, SYS_memfd_create = 385, SYS_execveat = 387, SYS_cacheflush = 0xf0002,
};
#define MAP_UNIT 4096 /* mmap2 counts in this, whatever the page size */
#else
#error "no calls for this machine"
#endif

enum {
    EPERM = 1, ENOENT = 2, ENOMEM = 12, EACCES = 13, EINVAL = 22, ENOSPC = 28, ENOSYS = 38,
    AT_FDCWD = -100, AT_EMPTY_PATH = 0x1000, O_RDONLY = 0, O_CLOEXEC = 02000000,
    PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4,
    MAP_SHARED = 1, MAP_PRIVATE = 2, MAP_FIXED = 0x10, MAP_ANONYMOUS = 0x20, MAP_FIXED_NOREPLACE = 0x100000,
    MADV_DONTNEED = 4, FALLOC_FL_KEEP_SIZE = 1, RLIMIT_FSIZE = 1,
    MFD_CLOEXEC = 1, MFD_ALLOW_SEALING = 2, MFD_EXEC = 0x10,
    F_ADD_SEALS = 1033, F_GET_SEALS = 1034, F_SEAL_SEAL = 1, F_SEAL_SHRINK = 2, F_SEAL_GROW = 4, F_SEAL_WRITE = 8,
    AF_UNIX = 1, SOCK_STREAM = 1, SOCK_NONBLOCK = 04000, SOCK_CLOEXEC = 02000000, SOL_SOCKET = 1, SO_PEERCRED = 17,
    SIGBUS = 7, SA_SIGINFO = 4, SA_RESTORER = 0x04000000,
    AT_NULL = 0, AT_PHDR = 3, AT_PHENT = 4, AT_PHNUM = 5, AT_PAGESZ = 6, AT_BASE = 7, AT_ENTRY = 9, AT_EXECFN = 31,
};

/* The parts of struct stat that are used: its layout differs, but for the place of the size. */
struct file_status {
#if defined(__x86_64__)
    uint8_t before_owner[28];
    uint32_t owner;
    uint8_t before_size[16];
#else
    uint8_t before_owner[24];
    uint32_t owner;
    uint8_t before_size[20];
#endif
    int64_t size;
    uint8_t rest[96];
};

/* struct sigaction as the kernel has it. */
struct signal_action {
    void (*handler)(int, const void *, void *);
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

static inline long call6(long number, long a, long b, long c, long d, long e, long f) {
#if defined(__x86_64__)
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
#else
    register long r7 __asm__("r7") = number;
    register long r0 __asm__("r0") = a;
    register long r1 __asm__("r1") = b;
    register long r2 __asm__("r2") = c;
    register long r3 __asm__("r3") = d;
    register long r4 __asm__("r4") = e;
    register long r5 __asm__("r5") = f;
    __asm__ volatile("svc #0" : "+r"(r0) : "r"(r7), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5) : "memory");
    return r0;
#endif
}

#define call(number, a, b, c, d, e) \
    call6(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0)

static inline int failed(const void *address) {
    return (uintptr_t)address > (uintptr_t)-4096;
}

static inline void close_file(int file) {
    call(SYS_close, file, 0, 0, 0, 0);
}

/* Memory at `address` (null: anywhere), of a file if `file` is not negative; see failed(). */
static inline uint8_t *map(void *address, size_t size, int protection, int flags, int file, uint32_t offset) {
    return (uint8_t *)call6(SYS_mmap, (long)address, (long)size, protection, flags, file, (long)(offset / MAP_UNIT));
}

static inline void unmap(void *address, size_t size) {
    call(SYS_munmap, address, size, 0, 0, 0);
}

/* 32-bit arm takes 64-bit numbers in pairs of registers that begin with an even one. */
static inline long read_at(int file, void *bytes, size_t size, uint32_t offset) {
#if defined(__arm__)
    return call6(SYS_pread, file, (long)bytes, (long)size, 0, (long)offset, 0);
#else
    return call(SYS_pread, file, bytes, size, offset, 0);
#endif
}

static inline long write_at(int file, const void *bytes, size_t size, uint32_t offset) {
#if defined(__arm__)
    return call6(SYS_pwrite, file, (long)bytes, (long)size, 0, (long)offset, 0);
#else
    return call(SYS_pwrite, file, bytes, size, offset, 0);
#endif
}

static inline long resize(int file, uint32_t size) {
#if defined(__arm__)
    return call(SYS_ftruncate, file, 0, size, 0, 0);
#else
    return call(SYS_ftruncate, file, size, 0, 0, 0);
#endif
}

/* Sees to it that there is memory behind a part of a file in memory. */
static inline long allocate(int file, uint32_t offset, uint32_t size) {
#if defined(__arm__)
    return call6(SYS_fallocate, file, FALLOC_FL_KEEP_SIZE, (long)offset, 0, (long)size, 0);
#else
    return call(SYS_fallocate, file, FALLOC_FL_KEEP_SIZE, offset, size, 0);
#endif
}

/* What was written as data will be executed. */
static inline void flush_instructions(uintptr_t from, uintptr_t to) {
#if defined(__aarch64__)
    uint64_t type;
    __asm__ volatile("mrs %0, ctr_el0" : "=r"(type));
    uintptr_t data = 4ul << (type >> 16 & 15);
    uintptr_t code = 4ul << (type & 15);
    for (uintptr_t line = from & -data; line < to; line += data) __asm__ volatile("dc cvau, %0" ::"r"(line) : "memory");
    __asm__ volatile("dsb ish" ::: "memory");
    for (uintptr_t line = from & -code; line < to; line += code) __asm__ volatile("ic ivau, %0" ::"r"(line) : "memory");
    __asm__ volatile("dsb ish\nisb" ::: "memory");
#elif defined(__arm__)
    call(SYS_cacheflush, from, to, 0, 0, 0);
#else
    (void)from;
    (void)to;
#endif
}

#endif
