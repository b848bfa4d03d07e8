/*
 * Second starts: whoever runs the same build already has it unpacked, in a file that this process may execute too. In a
 * container that is process 1; elsewhere it is the process that listens on tailscaled's socket.
 */
#include "stub.h"

static const char default_socket[] = "/var/run/tailscale/tailscaled.sock";

struct socket_address {
    uint16_t family;
    char path[108];
};

/*
 * Whether a file is this build, unpacked. What is sealed cannot change any more, and only the mark's maker is believed: a
 * file of root's or of our own user.
 */
static int same_build(const struct payload_header *payload, int file) {
    enum { SEALED = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };
    uint8_t mark[sizeof payload->mark];
    struct file_status status;
    long seals = call(SYS_fcntl, file, F_GET_SEALS, 0, 0, 0);
    return seals >= 0 && (seals & SEALED) == SEALED
        && call(SYS_fstat, file, &status, 0, 0, 0) == 0
        && status.size == (int64_t)payload->file_size + (int64_t)sizeof mark
        && (status.owner == 0 || (long)status.owner == call(SYS_geteuid, 0, 0, 0, 0, 0))
        && read_at(file, mark, sizeof mark, payload->file_size) == sizeof mark
        && memcmp(mark, payload->mark, sizeof mark) == 0;
}

/* What a process is executed from, if that is this build. */
static int executed_from(const struct payload_header *payload, uint32_t process) {
    char path[32] = "/proc/";
    char *end = path + 6;
    decimal(process, end);
    while (*end) end++;
    memcpy(end, "/exe", 5);
    int file = (int)call(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0, 0);
    if (file >= 0 && !same_build(payload, file)) {
        close_file(file);
        return -1;
    }
    return file;
}

/* The value of the last argument --socket=VALUE or --socket VALUE, with one hyphen or two. */
static const char *socket_argument(char **arguments) {
    const char *value = default_socket;
    if (!*arguments) return value;
    while (*++arguments) {
        const char *argument = *arguments;
        if (*argument++ != '-') continue;
        if (*argument == '-') argument++;
        for (const char *word = "socket"; *word && *argument == *word; word++) argument++;
        if (argument[-1] != 't') continue;
        if (*argument == '=') value = argument + 1;
        else if (!*argument && arguments[1]) value = *++arguments;
    }
    return value;
}

/* The process that listens on a socket; 0 if there is none that we could know. */
static uint32_t listener(const char *path) {
    struct { uint32_t process, user, group; } peer = {0, 0, 0};
    struct socket_address address = {AF_UNIX, {0}};
    size_t size = 0;
    for (; path[size]; size++) {
        if (size == sizeof address.path - 1) return 0;
        address.path[size] = path[size];
    }
    int file = (int)call(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, 0, 0);
    if (file < 0) return 0;
    uint32_t peer_size = sizeof peer;
    if (call(SYS_connect, file, &address, sizeof address, 0, 0) < 0
        || call(SYS_getsockopt, file, SOL_SOCKET, SO_PEERCRED, &peer, &peer_size) < 0) {
        peer.process = 0;
    }
    close_file(file);
    return peer.process;
}

int running_copy(const struct start *start) {
    uint32_t self = (uint32_t)call(SYS_getpid, 0, 0, 0, 0, 0);
    if (self != 1) {
        int file = executed_from(start->payload, 1);
        if (file >= 0) return file;
    }
    uint32_t process = listener(socket_argument(start->arguments));
    return process > 1 && process != self ? executed_from(start->payload, process) : -1;
}
