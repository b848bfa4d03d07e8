/*
 * Runs the program without execve: its segments are put at their addresses in this process, the auxiliary vector is made
 * to speak of it, and it is entered with the stack that the kernel made. ELF: gABI chapter 5, include/uapi/linux/elf.h.
 */
#include "stub.h"

#if defined(__LP64__)
struct elf_header {
    uint8_t identification[16];
    uint16_t type, machine;
    uint32_t version;
    uint64_t entry, segments_offset, sections_offset;
    uint32_t flags;
    uint16_t header_size, segment_size, segment_count;
};
struct segment {
    uint32_t type, flags;
    uint64_t offset, address, physical, file_size, memory_size, alignment;
};
#else
struct elf_header {
    uint8_t identification[16];
    uint16_t type, machine;
    uint32_t version;
    uint32_t entry, segments_offset, sections_offset;
    uint32_t flags;
    uint16_t header_size, segment_size, segment_count;
};
struct segment {
    uint32_t type, offset, address, physical, file_size, memory_size, flags, alignment;
};
#endif

enum { ET_EXEC = 2, PT_LOAD = 1, PT_INTERP = 3, PF_X = 1, PF_W = 2, PF_R = 4 };

static _Noreturn void impossible(const struct start *start) {
    fail(start->name, "this machine executes no files in memory, and the program does not fit into a running process",
         "use a kernel with memfd_create and execveat, and look at vm.memfd_noexec");
}

static uintptr_t page_start(const struct start *start, uintptr_t address) {
    return address & -start->page;
}

static uintptr_t page_end(const struct start *start, uintptr_t address) {
    return page_start(start, address + start->page - 1);
}

/* Copies a part of the program file to where it belongs; what is not in the compact view is zero there already. */
static void copy_part(const struct payload_header *payload, const uint8_t *view, const struct segment *segment) {
    uintptr_t from = segment->offset;
    uintptr_t to = from + segment->file_size;
    for (uint32_t i = 0; i < payload->extent_count; i++) {
        uintptr_t begin = (uintptr_t)payload->extents[i].first_page * PAYLOAD_PAGE;
        uintptr_t end = begin + (uintptr_t)payload->extents[i].pages * PAYLOAD_PAGE;
        uintptr_t first = begin > from ? begin : from;
        uintptr_t last = end < to ? end : to;
        if (first < last) {
            memcpy((uint8_t *)(uintptr_t)segment->address + (first - from), view + (first - begin), last - first);
        }
        view += end - begin;
    }
}

static void protect(const struct start *start, const struct segment *segment, int protection) {
    uintptr_t from = page_start(start, segment->address);
    uintptr_t to = page_end(start, segment->address + segment->memory_size);
    if (call(SYS_mprotect, from, to - from, protection, 0, 0) < 0) fail_memory(start);
}

/* Checks the segments, and takes the addresses from the first to the last. */
static void take_addresses(const struct start *start, const struct elf_header *header, const struct segment *segments) {
    uintptr_t low = (uintptr_t)-1;
    uintptr_t high = 0;
    uint32_t limit = start->payload->file_size;
    for (int i = 0; i < header->segment_count; i++) {
        const struct segment *s = &segments[i];
        if (s->type == PT_INTERP) impossible(start);
        if (s->type != PT_LOAD) continue;
        if (s->offset > limit || s->file_size > limit - s->offset || s->file_size > s->memory_size
            || s->memory_size > (uintptr_t)stub_start || s->address > (uintptr_t)stub_start - s->memory_size) {
            impossible(start);
        }
        if (page_start(start, s->address) < low) low = page_start(start, s->address);
        if (page_end(start, s->address + s->memory_size) > high) high = page_end(start, s->address + s->memory_size);
    }
    if (low >= high) impossible(start);
    /* Kernels before 4.17 take the address for a wish. */
    uint8_t *place = map((void *)low, high - low, 0, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (place == (uint8_t *)(uintptr_t)-ENOMEM) fail_memory(start);
    if (place != (uint8_t *)low) impossible(start);
}

/* Where the segment table will be in memory. */
static uintptr_t table_address(const struct elf_header *header, const struct segment *segments) {
    for (int i = 0; i < header->segment_count; i++) {
        const struct segment *s = &segments[i];
        if (s->type == PT_LOAD && s->offset <= header->segments_offset
            && header->segments_offset - s->offset < s->file_size) {
            return (uintptr_t)(s->address + (header->segments_offset - s->offset));
        }
    }
    return 0;
}

static void describe(const struct start *start, const struct elf_header *header, uintptr_t table) {
    for (struct auxiliary *entry = start->auxiliary; entry->type != AT_NULL; entry++) {
        switch (entry->type) {
        case AT_PHDR: entry->value = table; break;
        case AT_PHENT: entry->value = header->segment_size; break;
        case AT_PHNUM: entry->value = header->segment_count; break;
        case AT_BASE: entry->value = 0; break;
        case AT_ENTRY: entry->value = header->entry; break;
        default: break;
        }
    }
}

/* The decoder's part of the stack has its pages still; the program may never reach so deep. */
static void forget_stack(const struct start *start) {
    enum { USED = 128 << 10, OURS = 8 << 10 };
    uintptr_t to = page_start(start, (uintptr_t)__builtin_frame_address(0) - OURS);
    call(SYS_madvise, to - USED, USED, MADV_DONTNEED, 0, 0);
}

void run_in_place(const struct start *start) {
    const struct payload_header *payload = start->payload;
    uint8_t *view = map(0, payload->work_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (failed(view)) fail_memory(start);
    enum payload_error error = payload_decode((const uint8_t *)payload, view);
    if (error) fail_damaged(start, error);

    const struct elf_header *header = (const struct elf_header *)view;
    const struct segment *segments = (const struct segment *)(view + header->segments_offset);
    if (header->type != ET_EXEC || header->segment_size != sizeof(struct segment)
        || header->segments_offset > PAYLOAD_PAGE || header->segment_count > PAYLOAD_PAGE / sizeof(struct segment)
        || header->segments_offset + header->segment_count * sizeof(struct segment) > payload->compact_size) {
        impossible(start);
    }
    take_addresses(start, header, segments);
    for (int i = 0; i < header->segment_count; i++) {
        if (segments[i].type != PT_LOAD) continue;
        protect(start, &segments[i], PROT_READ | PROT_WRITE);
        copy_part(payload, view, &segments[i]);
    }
    for (int i = 0; i < header->segment_count; i++) {
        const struct segment *s = &segments[i];
        if (s->type != PT_LOAD) continue;
        if (s->flags & PF_X) flush_instructions(s->address, s->address + s->file_size);
        protect(start, s, (s->flags & PF_R ? PROT_READ : 0) | (s->flags & PF_W ? PROT_WRITE : 0)
                              | (s->flags & PF_X ? PROT_EXEC : 0));
    }
    describe(start, header, table_address(header, segments));
    unsigned long entry = header->entry;
    unmap(view, payload->work_size);
    call(SYS_rt_sigaction, SIGBUS, &start->bus_error, 0, sizeof(uint64_t), 0);
    forget_stack(start);
    enter(entry, start->stack);
}
