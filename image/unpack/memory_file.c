/*
 * The program as a file in memory (memfd_create(2)), never on flash. Pages that are all zero stay holes. It ends with the
 * build's mark, behind the program, and is sealed: whoever starts the same build later knows it by both, and executes it.
 */
#include "stub.h"

enum { SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };

static int create(const char *name) {
    int flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    /* Said aloud from Linux 6.3 on (vm.memfd_noexec); kernels before that do not know the word. */
    int file = (int)call(SYS_memfd_create, name, flags | MFD_EXEC, 0, 0, 0);
    return file == -EINVAL ? (int)call(SYS_memfd_create, name, flags, 0, 0, 0) : file;
}

/* A file longer than the limit on files would end this process with SIGXFSZ. */
static int within_limit(uint32_t size) {
    uint64_t limit[2];
    return call(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, limit, 0) < 0 || limit[0] >= size;
}

/*
 * Memory for what the decoder writes, one run of extents after the other. With pages of 4096 bytes the memory is the
 * file's own; what the decoder needs beyond that is not.
 */
static uint8_t *compact_view(const struct start *start, int file, int shared) {
    const struct payload_header *payload = start->payload;
    uint8_t *view = map(0, payload->work_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (failed(view)) fail_memory(start);
    uint8_t *place = view;
    for (uint32_t i = 0; i < payload->extent_count; i++) {
        uint32_t offset = payload->extents[i].first_page * PAYLOAD_PAGE;
        uint32_t size = payload->extents[i].pages * PAYLOAD_PAGE;
        /* Memory that is missing shows here as an error; later it would end the process. */
        long result = allocate(file, offset, size);
        if (result == -ENOSPC || result == -ENOMEM) fail_memory(start);
        if (shared && failed(map(place, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, offset))) {
            fail_memory(start);
        }
        place += size;
    }
    return view;
}

/* Writes the compact view to its places in the file. */
static void write_extents(const struct start *start, int file, const uint8_t *view) {
    const struct payload_header *payload = start->payload;
    for (uint32_t i = 0; i < payload->extent_count; i++) {
        uint32_t offset = payload->extents[i].first_page * PAYLOAD_PAGE;
        uint32_t size = payload->extents[i].pages * PAYLOAD_PAGE;
        if (size > payload->file_size - offset) size = payload->file_size - offset;
        while (size > 0) {
            long written = write_at(file, view, size, offset);
            if (written <= 0) fail_memory(start);
            view += written;
            offset += (uint32_t)written;
            size -= (uint32_t)written;
        }
    }
}

int memory_file(const struct start *start) {
    const struct payload_header *payload = start->payload;
    uint32_t size = payload->file_size + sizeof payload->mark;
    int shared = start->page == PAYLOAD_PAGE;
    if (!within_limit(size)) return -1;
    int file = create(start->name);
    if (file < 0) return file;
    long resized = resize(file, size);
    if (resized == -ENOMEM || resized == -ENOSPC) fail_memory(start);
    if (resized < 0) {
        close_file(file);
        return -1;
    }
    uint8_t *view = compact_view(start, file, shared);
    enum payload_error error = payload_decode((const uint8_t *)payload, view);
    if (error) fail_damaged(start, error);
    if (!shared) write_extents(start, file, view);
    unmap(view, payload->work_size);
    if (write_at(file, payload->mark, sizeof payload->mark, payload->file_size) != sizeof payload->mark) fail_memory(start);
    call(SYS_fcntl, file, F_ADD_SEALS, SEALS, 0, 0);
    return file;
}
