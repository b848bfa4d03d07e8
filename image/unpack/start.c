/*
 * The start of a packed program: finds out whether its file is whole, and becomes the program that is packed in it - by
 * executing what another process has unpacked already, by unpacking into a file in memory and executing that, or by
 * mapping it over this process.
 */
#include "stub.h"

#if defined(__LP64__)
enum { SEGMENTS_OFFSET = 32, FILE_SIZE_IN_SEGMENT = 32, FAULT_ADDRESS = 16 };
#else
enum { SEGMENTS_OFFSET = 28, FILE_SIZE_IN_SEGMENT = 16, FAULT_ADDRESS = 12 };
#endif
enum { LONGEST_NAME = 200 };

/* Bytes that this program's file has, by its own first segment. */
static size_t whole_size(void) {
    uintptr_t segments = *(const uintptr_t *)(stub_start + SEGMENTS_OFFSET);
    return *(const uintptr_t *)(stub_start + segments + FILE_SIZE_IN_SEGMENT);
}

static const char *base_name(const char *path) {
    const char *name = path;
    const char *end = path;
    for (; *end; end++) {
        if (*end == '/' && end[1]) name = end + 1;
    }
    return end - name > LONGEST_NAME ? end - LONGEST_NAME : name;
}

/* A page of the program's file could not be read, or one of memory not be had. */
static void on_bus_error(int signal, const void *information, void *context) {
    (void)signal;
    (void)context;
    uintptr_t address = *(const uintptr_t *)((const uint8_t *)information + FAULT_ADDRESS);
    size_t offset = address - (uintptr_t)stub_start;
    if (offset < whole_size()) {
        fail("packed program", "this program is damaged: its file is cut short or cannot be read", "install the image again");
    }
    fail("packed program", "the memory to unpack it ran out", "raise the container's memory limit or stop something else");
}

/* Linux wants this on amd64; the handler never returns, so it is never called. */
static void never(void) {}

static void catch_bus_errors(struct start *start) {
    struct signal_action action = {on_bus_error, SA_SIGINFO | SA_RESTORER, never, 0};
    call(SYS_rt_sigaction, SIGBUS, &action, &start->bus_error, sizeof action.mask, 0);
}

/* A page of a mapped file that lies beyond its end cannot be touched: its true size comes first, where /proc tells it. */
static void check_file_size(const struct start *start) {
    struct file_status status;
    int file = (int)call(SYS_openat, AT_FDCWD, "/proc/self/exe", O_RDONLY | O_CLOEXEC, 0, 0);
    if (file < 0) return;
    long result = call(SYS_fstat, file, &status, 0, 0, 0);
    close_file(file);
    if (result < 0 || status.size >= (int64_t)whole_size()) return;
    char is[12];
    char should[12];
    const char *const words[] = {
        start->name, ": this program is damaged: its file is cut short (", decimal((uint32_t)status.size, is), " of ",
        decimal((uint32_t)whole_size(), should), " bytes); install the image again", 0};
    say(words);
    for (;;) call(SYS_exit_group, 127, 0, 0, 0, 0);
}

void execute(const struct start *start, int file) {
    call(SYS_rt_sigaction, SIGBUS, &start->bus_error, 0, sizeof(uint64_t), 0); /* "ignore" outlives execve, handlers do not */
    call(SYS_execveat, file, "", start->arguments, start->environment, AT_EMPTY_PATH);
    close_file(file);
}

static void read_stack(struct start *start, unsigned long *stack) {
    start->stack = stack;
    start->arguments = (char **)(stack + 1);
    start->environment = start->arguments + stack[0] + 1;
    char **end = start->environment;
    while (*end) end++;
    start->auxiliary = (struct auxiliary *)(end + 1);
    start->page = PAYLOAD_PAGE;
    start->name = "packed program";
    for (const struct auxiliary *entry = start->auxiliary; entry->type != AT_NULL; entry++) {
        if (entry->type == AT_PAGESZ) start->page = entry->value;
        if (entry->type == AT_EXECFN) start->name = base_name((const char *)entry->value);
    }
    start->payload = (const struct payload_header *)payload_bytes;
}

_Noreturn void start(unsigned long *stack) {
    struct start here;
    read_stack(&here, stack);
    catch_bus_errors(&here);
    check_file_size(&here);
    size_t available = whole_size() - (size_t)(payload_bytes - stub_start);
    if (available < sizeof *here.payload) fail_damaged(&here, PAYLOAD_FOREIGN);
#ifdef ONLY_IN_PLACE
    int in_place = 1; /* and the linker leaves out all that is for files in memory */
#else
    int in_place = here.payload->flags & PAYLOAD_IN_PLACE;
#endif
    /* Before the payload is checked: that would read all of it. A damaged mark or size is like no other. */
    int file = in_place || here.payload->magic != PAYLOAD_MAGIC ? -1 : running_copy(&here);
    if (file >= 0) execute(&here, file);
    enum payload_error error = payload_check((const uint8_t *)here.payload, available);
    if (error) fail_damaged(&here, error);
    if (!in_place) {
        file = memory_file(&here);
        if (file >= 0) execute(&here, file);
    }
    run_in_place(&here);
}
