/* What the parts of the start code know of each other. */
#ifndef MT_STUB_H
#define MT_STUB_H

#include "payload.h"
#include "system.h"

/* An entry of the auxiliary vector. */
struct auxiliary {
    unsigned long type;
    unsigned long value;
};

/* This start of a packed program. */
struct start {
    unsigned long *stack; /* as the kernel left it */
    char **arguments;
    char **environment;
    struct auxiliary *auxiliary;
    const char *name; /* what to call the program: its file's name, no longer than a memfd's name may be */
    const struct payload_header *payload;
    size_t page; /* bytes of the kernel's pages */
    struct signal_action bus_error; /* what SIGBUS was to do before we took it */
};

/* The lowest address of the start code, and the first one of the payload (stub.ld). */
extern const uint8_t stub_start[];
extern const uint8_t payload_bytes[];

/* Texts and numbers, one after the other, as a line on standard error; the list ends with a null. Numbers: see decimal(). */
void say(const char *const *words);

/* A number in digits, written into `digits` (at least 11 bytes). */
const char *decimal(uint32_t number, char *digits);

/* Says "NAME: WHAT; HINT" and ends the program with status 127. */
_Noreturn void fail(const char *name, const char *what, const char *hint);

/* Ends with what is said when memory is short. */
_Noreturn void fail_memory(const struct start *start);

/* Ends with what is said when the payload is not what was packed. */
_Noreturn void fail_damaged(const struct start *start, enum payload_error error);

/* The file that a running process of the same build is executed from, or a negative number: nothing is unpacked then. */
int running_copy(const struct start *start);

/* Unpacks into a file in memory and seals it. A negative number if this machine has no such files for programs. */
int memory_file(const struct start *start);

/* Becomes the program in that file; comes back, with the file closed, if the kernel refuses. */
void execute(const struct start *start, int file);

/* Unpacks and becomes the program by mapping it over this process: where nothing else works, and for small programs. */
_Noreturn void run_in_place(const struct start *start);

/* entry.S */
_Noreturn void enter(unsigned long entry, unsigned long *stack);

/* What C compilers call on their own account; here since there is no C library (text.c). */
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);

#endif
