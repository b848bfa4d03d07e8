/* What the files of the decoder share. The layout behind the extents is known to them and to dev.mt.pack alone. */
#ifndef MT_UNPACK_H
#define MT_UNPACK_H

#include "payload.h"

/* Follows the extents. Behind it: the streams' descriptions, the filters', then the streams' bytes, to the end. */
struct plan {
    uint32_t stream_count;
    uint32_t filter_count;
};

/* One run of LZMA. Streams are written one behind the other, and may refer back to all that was written before. */
struct stream {
    uint32_t packed_size;
    uint32_t unpacked_size;
    uint32_t properties; /* lc, lp and pb, four bits each */
};

/* One way of storing instructions that packs better, undone in the order of the table when all streams are written. */
struct filter {
    uint32_t kind;
    uint32_t start; /* in the compact view, a multiple of 4 */
    uint32_t size;
    /* Of the first byte in memory when the program runs, its low 32 bits; FILTER_GO: bytes of scratch memory. */
    uint32_t address;
};

/* 4 was Go's table of functions with its tables by program counter as they are. */
enum filter_kind { FILTER_X86 = 1, FILTER_ARM = 2, FILTER_ARM64 = 3, FILTER_GO = 5 };

#define GO_KINDS 8u /* of tables by program counter: stack depths first, then those of PCDATA_... in turn */
#define GO_MARKS 24u

/* An instruction next to which tables by program counter change. One with a mask of 0 ends the list of a kind. */
struct go_mark {
    uint32_t before; /* 0: the word at the place is looked at; 1: the one before it */
    uint32_t mask;
    uint32_t value;
};

struct go_kind {
    uint32_t place;     /* where the next new table goes in the compact view */
    uint32_t changes;   /* where its changes are in what was stored instead of all new tables */
    uint32_t distances; /* and its distances */
    uint32_t marks;     /* the first of its marks */
};

/* What go_undo has to know stands where FILTER_GO starts, in the place of what it makes anew. */
struct go_tables {
    uint32_t count;     /* functions */
    uint32_t values;    /* where the tables by program counter begin in the compact view */
    uint32_t finder;    /* where the table begins that finds functions by address, in words */
    uint32_t rows;      /* of the finder, each for 256 bytes of code; every 16 follow a word */
    uint32_t quantum;   /* unit of distances in the tables, in bytes */
    uint32_t alignment; /* of functions */
    uint32_t odd;       /* 1 if records begin at even words only */
    uint32_t code;      /* where the functions' instructions begin in the compact view */
    uint32_t stored;    /* bytes from `values` on in which changes and distances stand */
    struct go_kind kinds[GO_KINDS];
    struct go_mark marks[GO_MARKS];
};

/*
 * Undoes LZMA: writes exactly output[start..end) from input[0..input_size), reading back as far as output[0].
 * PAYLOAD_BROKEN if the input ends early, has bytes left, or refers back further than that.
 */
enum payload_error lzma_decode(
    const uint8_t *input, uint32_t input_size, uint32_t properties, uint8_t *output, uint32_t start, uint32_t end);

/* Undoes a branch filter in place; `at` is the first of its bytes. Every input has an output: nothing can go wrong. */
void filter_undo(const struct filter *filter, uint8_t *at);

/*
 * Undoes FILTER_GO in a compact view of `size` bytes, whose instructions are as they will run. It stops where the tables make
 * no sense, and stays within them. At `scratch` there are as many bytes as the filter asks for.
 */
void go_undo(const struct filter *filter, uint8_t *compact, uint32_t size, uint8_t *scratch);

static inline uint32_t get_word(const uint8_t *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

#endif
