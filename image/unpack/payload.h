/*
 * The payload of a packed program: what dev.mt.pack.Packer appends to the start code, and what decode.c undoes.
 * Little endian, as all our machines are; every field naturally aligned, the whole 16-byte aligned.
 */
#ifndef MT_PAYLOAD_H
#define MT_PAYLOAD_H

#include <stddef.h>
#include <stdint.h>

#define PAYLOAD_MAGIC 0x3170746du /* "mtp1" */
#define PAYLOAD_IN_PLACE 1u       /* flags: a small program, run it in place rather than from a memfd */
#define PAYLOAD_PAGE 4096u

/* Pages of the program file that are not all zero. */
struct payload_extent {
    uint32_t first_page;
    uint32_t pages; /* at least 1 */
};

struct payload_header {
    uint32_t magic;
    uint32_t packed_size;  /* bytes of this header and all that follows: the payload ends there */
    uint32_t checksum;     /* CRC-32 (IEEE 802.3) of all bytes after this field */
    uint32_t flags;
    uint32_t file_size;    /* bytes of the program as a file */
    uint32_t compact_size; /* bytes of the compact view: the extents' bytes put together, the last cut at file_size */
    uint32_t work_size;    /* bytes of writable memory that payload_decode needs, at least compact_size */
    uint32_t extent_count;
    uint8_t mark[16]; /* the first 16 bytes of the SHA-256 of the program file: "the same build" */
    struct payload_extent extents[]; /* rising, apart from each other */
    /* Then what only decode.c reads. */
};

enum payload_error {
    PAYLOAD_OK = 0,
    PAYLOAD_CUT,      /* fewer bytes than the header says */
    PAYLOAD_FOREIGN,  /* no payload, or of another version */
    PAYLOAD_CHECKSUM, /* the bytes are not those that were packed */
    PAYLOAD_BROKEN,   /* the header or a stream contradicts itself */
};

/*
 * Whether `available` bytes at `payload` (4-byte aligned) are a whole, unaltered payload whose header can be believed:
 * sizes agree, extents rise and lie within the file. Comes before anything else.
 */
enum payload_error payload_check(const uint8_t *payload, size_t available);

/*
 * Writes the compact view to `compact` (at least 4-byte aligned), which has room for work_size bytes; what lies beyond
 * compact_size afterwards is rubbish. Never reads or writes outside of both, whatever the bytes are, as long as
 * payload_check said PAYLOAD_OK; always ends. Needs about 64 kB of stack.
 */
enum payload_error payload_decode(const uint8_t *payload, uint8_t *compact);

#endif
