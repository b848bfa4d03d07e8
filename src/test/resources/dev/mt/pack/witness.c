/*
 * Says what a program finds when it starts, one thing a line, and then does what its first argument says. A packed witness
 * has to say what the raw one says.
 */
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

extern char **environ;
extern void _start(void);

enum { PAGES = 1000 };
/* 4 MB in the file, more than all else that is mapped; its second half is pages of zeros but for the last. */
static struct {
    char first, rest[4095];
} table[PAGES] = {[0 ... 499] = {1, {2}}, [999] = {3, {4}}};
static char zeros[500000];
static _Thread_local int own = 42;
static const char constants[] = "read-only";

static void signals(void) {
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    for (int i = 1; i < 32; i++) {
        struct sigaction action;
        sigaction(i, NULL, &action);
        if (sigismember(&blocked, i)) printf("blocked %d\n", i);
        if (action.sa_handler != SIG_DFL) printf("signal %d %s\n", i, action.sa_handler == SIG_IGN ? "ignored" : "caught");
    }
}

static void memory(void) {
    long sum = 0;
    for (int i = 0; i < PAGES; i++) sum += (table[i].first + table[i].rest[0]) * (i + 1);
    for (size_t i = 0; i < sizeof zeros; i++) sum += zeros[i];
    for (int i = 1; i < 200; i++) {
        char *piece = malloc(i * 997);
        memset(piece, i, i * 997);
        sum += piece[i * 996];
        if (i % 3) free(piece);
    }
    own++;
    table[0].first = zeros[0] = 9;
    printf("memory %ld %d %s\n", sum, own, constants);
}

static void vector(void) {
    const unsigned char *header = (const unsigned char *)getauxval(AT_PHDR);
    printf("vector entry %d segments %lu of %lu base %lu first %d\n", getauxval(AT_ENTRY) == (unsigned long)_start,
           getauxval(AT_PHNUM), getauxval(AT_PHENT), getauxval(AT_BASE), header[0]);
}

/* Memory that is mapped: what is writable and executable at once, and how much is no file's, stack's or heap's. */
static void maps(void) {
    char line[400];
    unsigned long anonymous = 0;
    FILE *file = fopen("/proc/self/maps", "r");
    while (file && fgets(line, sizeof line, file)) {
        unsigned long from, to, offset, node;
        char mode[8], device[12], name[300] = "";
        sscanf(line, "%lx-%lx %7s %lx %11s %lu %299s", &from, &to, mode, &offset, device, &node, name);
        if (strchr(mode, 'w') && strchr(mode, 'x')) printf("writable and executable: %s", line);
        if (!*name && strchr(mode, 'w')) anonymous += to - from;
    }
    if (file) fclose(file);
    printf("anonymous %lu kB\n", anonymous >> 10);
}

/* Listens on a socket until standard input ends. */
static void serve(const char *path) {
    struct sockaddr_un address = {AF_UNIX, {0}};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    int file = socket(AF_UNIX, SOCK_STREAM, 0);
    char byte;
    if (bind(file, (struct sockaddr *)&address, sizeof address) || listen(file, 5)) perror("serving");
    while (read(0, &byte, 1) > 0) {}
}

/* What it is executed from: length, bytes that are there, seals (fcntl(2)). */
static int file(void) {
    struct stat status;
    int file = open("/proc/self/exe", O_RDONLY);
    if (!fstat(file, &status)) printf("file of %ld bytes, %ld there, ", (long)status.st_size, (long)status.st_blocks * 512);
    printf("seals %d\n", fcntl(file, 1034 /* F_GET_SEALS */));
    return 0;
}

int main(int count, char **words) {
    /* Before anything else: whoever reads a hole fills it. */
    if (count > 1 && !strcmp(words[1], "file")) return file();
    for (int i = 0; i < count; i++) printf("argument %d %s\n", i, words[i]);
    for (char **e = environ; *e; e++) printf("environment %s\n", *e);
    char folder[4096];
    printf("folder %s\n", getcwd(folder, sizeof folder));
    mode_t mask = umask(0);
    umask(mask);
    printf("umask %o\n", mask);
    for (int i = 0; i < 300; i++) {
        if (fcntl(i, F_GETFD) >= 0) printf("open %d\n", i);
    }
    signals();
    memory();
    vector();
    fflush(stdout);
    const char *what = count > 1 ? words[1] : "";
    if (!strcmp(what, "status")) return atoi(words[2]);
    if (!strcmp(what, "signal")) raise(atoi(words[2]));
    if (!strcmp(what, "maps")) maps();
    if (!strcmp(what, "exe")) {
        char path[4096] = "";
        ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
        printf("exe %s\n", size < 0 ? "?" : path);
    }
    if (!strcmp(what, "inode")) { /* the same for two processes that share their program's pages */
        struct stat status;
        printf("inode %lu\n", stat("/proc/self/exe", &status) ? 0 : (unsigned long)status.st_ino);
    }
    if (!strcmp(what, "serve")) serve(words[2]);
    if (!strcmp(what, "again")) {
        execl("/proc/self/exe", words[0], "status", "23", (char *)0);
        perror("executing itself");
        return 1;
    }
    if (!strcmp(what, "wait")) { /* until standard input ends */
        char byte;
        while (read(0, &byte, 1) > 0) {}
    }
    return 0;
}
