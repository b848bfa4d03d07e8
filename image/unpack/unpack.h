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
    uint32_t address; /* of the first byte in memory when the program runs, its low 32 bits */
};

enum filter_kind { FILTER_X86 = 1, FILTER_ARM = 2, FILTER_ARM64 = 3 };

/*
 * Undoes LZMA: writes exactly output[start..end) from input[0..input_size), reading back as far as output[0].
 * PAYLOAD_BROKEN if the input ends early, has bytes left, or refers back further than that.
 */
enum payload_error lzma_decode(
    const uint8_t *input, uint32_t input_size, uint32_t properties, uint8_t *output, uint32_t start, uint32_t end);

/* Undoes a filter in place; `at` is the first of its bytes. Every input has an output: nothing can go wrong. */
void filter_undo(const struct filter *filter, uint8_t *at);

#endif
