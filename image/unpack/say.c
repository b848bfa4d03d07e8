/* What is said when the program cannot be started: one line on standard error, and exit status 127. */
#include "stub.h"

enum { LONGEST = 400, CANNOT_EXECUTE = 127 };

void say(const char *const *words) {
    char line[LONGEST]; /* one write, so that lines of several processes do not mix */
    size_t size = 0;
    for (; *words; words++) {
        for (const char *c = *words; *c && size < LONGEST - 1; c++) line[size++] = *c;
    }
    line[size++] = '\n';
    call(SYS_write, 2, line, size, 0, 0);
}

const char *decimal(uint32_t number, char *digits) {
    static const uint32_t powers[] = {1000000000, 100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};
    char *end = digits;
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) { /* some of our machines cannot divide */
        char digit = '0';
        for (; number >= powers[i]; number -= powers[i]) digit++;
        if (digit != '0' || end != digits || powers[i] == 1) *end++ = digit;
    }
    *end = 0;
    return digits;
}

void fail(const char *name, const char *what, const char *hint) {
    const char *const words[] = {name, ": ", what, "; ", hint, 0};
    say(words);
    for (;;) call(SYS_exit_group, CANNOT_EXECUTE, 0, 0, 0, 0);
}

void fail_memory(const struct start *start) {
    char digits[12];
    const char *const words[] = {
        start->name, ": not enough memory to unpack this program (", decimal((start->payload->work_size >> 10) + 1, digits),
        " kB); raise the container's memory limit or stop something else", 0};
    say(words);
    for (;;) call(SYS_exit_group, CANNOT_EXECUTE, 0, 0, 0, 0);
}

void fail_damaged(const struct start *start, enum payload_error error) {
    fail(start->name,
         error == PAYLOAD_CHECKSUM  ? "this program is damaged: its checksum does not match"
         : error == PAYLOAD_FOREIGN ? "this program is damaged: what it should unpack is missing"
         : error == PAYLOAD_CUT     ? "this program is damaged: its file is cut short"
                                    : "this program is damaged: its content contradicts itself",
         "install the image again");
}
