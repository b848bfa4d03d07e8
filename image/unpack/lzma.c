/*
 * LZMA, as described in the LZMA specification (Igor Pavlov, lzma-specification.txt, 2015): a range coder whose bits are
 * predicted by what came before, and copies of what was written earlier. The output itself is the dictionary.
 */
#include "unpack.h"

#define STATES 12
#define POSITIONS 16
#define LITERALS_MAX (0x300u << 4)

struct lengths {
    uint16_t choice[2];
    uint16_t low[POSITIONS][8];
    uint16_t mid[POSITIONS][8];
    uint16_t high[256];
};

/* Probabilities that the next bit is 0, in units of 1/2048. */
struct model {
    uint16_t is_match[STATES][POSITIONS];
    uint16_t is_repeat[STATES];
    uint16_t is_repeat_older[STATES];      /* not the latest distance */
    uint16_t is_repeat_longer[STATES][POSITIONS]; /* the latest distance, but not a single byte */
    uint16_t is_repeat_third[STATES];      /* not the latest two */
    uint16_t is_repeat_fourth[STATES];     /* not the latest three */
    uint16_t slot[4][64];
    uint16_t distance[128];
    uint16_t align[16];
    struct lengths match;
    struct lengths repeat;
    uint16_t literal[LITERALS_MAX];
};

struct coder {
    const uint8_t *at;
    const uint8_t *end;
    uint32_t range;
    uint32_t code;
    uint32_t missing; /* bytes asked for beyond the end */
};

static inline __attribute__((always_inline)) void shift_in(struct coder *coder)
{
    if (coder->range < 1u << 24) {
        coder->range <<= 8;
        coder->code <<= 8;
        if (coder->at < coder->end)
            coder->code |= *coder->at++;
        else
            coder->missing++;
    }
}

/* For the bits of bytes and distances: nobody can guess branches of theirs, and without any a fifth of all time is saved. */
static inline __attribute__((always_inline)) uint32_t bit_flat(struct coder *coder, uint16_t *probability)
{
    shift_in(coder);
    uint32_t zero = *probability;
    uint32_t bound = (coder->range >> 11) * zero;
    uint32_t one = -(uint32_t)(coder->code >= bound);
    coder->range = bound + ((coder->range - 2 * bound) & one);
    coder->code -= bound & one;
    *probability = (uint16_t)(zero - (uint32_t)((int32_t)(zero + (~one & (31u - 2048u))) >> 5));
    return one & 1;
}

/* For what is mostly the same: the processor guesses its branches. */
static __attribute__((noinline)) uint32_t bit(struct coder *coder, uint16_t *probability)
{
    shift_in(coder);
    uint32_t zero = *probability;
    uint32_t bound = (coder->range >> 11) * zero;
    if (coder->code < bound) {
        coder->range = bound;
        *probability = (uint16_t)(zero + ((2048 - zero) >> 5));
        return 0;
    }
    coder->range -= bound;
    coder->code -= bound;
    *probability = (uint16_t)(zero - (zero >> 5));
    return 1;
}

/* Walks down a tree, highest bit first, until the node is no longer below the limit. */
static uint32_t walk(struct coder *coder, uint16_t *probabilities, uint32_t node, uint32_t limit)
{
    struct coder here = *coder; /* in registers, as nothing else can see it */
    while (node < limit)
        node = node << 1 | bit_flat(&here, &probabilities[node]);
    *coder = here;
    return node;
}

/* A number of `bits` bits, highest first; the leading one that walks the tree is still on it. */
static uint32_t tree(struct coder *coder, uint16_t *probabilities, uint32_t bits)
{
    return walk(coder, probabilities, 1, 1u << bits);
}

/* A number of `bits` bits, lowest first. */
static uint32_t reverse_tree(struct coder *coder, uint16_t *probabilities, uint32_t bits)
{
    struct coder here = *coder;
    uint32_t node = 1;
    uint32_t value = 0;
    for (uint32_t i = 0; i < bits; i++) {
        uint32_t next = bit_flat(&here, &probabilities[node]);
        node = node << 1 | next;
        value |= next << i;
    }
    *coder = here;
    return value;
}

/* `bits` bits that nothing predicts. */
static uint32_t plain(struct coder *coder, uint32_t bits)
{
    uint32_t value = 0;
    while (bits-- > 0) {
        shift_in(coder);
        coder->range >>= 1;
        uint32_t one = coder->code >= coder->range;
        coder->code -= coder->range & -one;
        value = value << 1 | one;
    }
    return value;
}

static uint32_t length(struct coder *coder, struct lengths *lengths, uint32_t position)
{
    if (!bit(coder, &lengths->choice[0]))
        return tree(coder, lengths->low[position], 3) - 8 + 2;
    if (!bit(coder, &lengths->choice[1]))
        return tree(coder, lengths->mid[position], 3) - 8 + 10;
    return tree(coder, lengths->high, 8) - 256 + 18;
}

/* A distance, less one. */
static uint32_t distance(struct coder *coder, struct model *model, uint32_t length)
{
    uint32_t slot = tree(coder, model->slot[length < 5 ? length - 2 : 3], 6) - 64;
    if (slot < 4)
        return slot;
    uint32_t bits = (slot >> 1) - 1;
    uint32_t value = (2 | (slot & 1)) << bits;
    if (slot < 14)
        return value + reverse_tree(coder, &model->distance[value - slot], bits);
    value += plain(coder, bits - 4) << 4;
    return value + reverse_tree(coder, model->align, 4);
}

/* Copies `size` bytes from `back` bytes before; where `room` allows, four at a time, the last of which may be too many. */
static void copy_back(uint8_t *to, uint32_t back, uint32_t size, uint32_t room)
{
    const uint8_t *from = to - back;
    uint8_t *end = to + size;
    if (back >= 4 && room - size >= 4) {
        do {
            __builtin_memcpy(to, from, 4);
            to += 4;
            from += 4;
        } while (to < end);
    } else {
        do
            *to++ = *from++;
        while (to < end);
    }
}

enum payload_error lzma_decode(
    const uint8_t *input, uint32_t input_size, uint32_t properties, uint8_t *output, uint32_t start, uint32_t end)
{
    uint32_t lc = properties & 15;
    uint32_t lp = properties >> 4 & 15;
    uint32_t pb = properties >> 8 & 15;
    if (lc + lp > 4 || pb > 4 || input_size < 5)
        return PAYLOAD_BROKEN;
    uint32_t literal_mask = (1u << lp) - 1;
    uint32_t position_mask = (1u << pb) - 1;

    struct model model;
    for (uint32_t i = 0; i < sizeof(model) / 2; i++)
        ((uint16_t *)&model)[i] = 1024;

    struct coder coder = {input + 5, input + input_size, ~0u, 0, 0};
    for (int i = 1; i < 5; i++)
        coder.code = coder.code << 8 | input[i];

    uint32_t state = 0;
    uint32_t latest[4] = {0, 0, 0, 0}; /* distances, less one */
    uint32_t at = start;
    while (at < end) {
        uint32_t position = (at - start) & position_mask;
        if (!bit(&coder, &model.is_match[state][position])) {
            uint32_t previous = at > 0 ? output[at - 1] : 0;
            uint16_t *literal =
                &model.literal[0x300u * ((((at - start) & literal_mask) << lc) + (previous >> (8 - lc)))];
            uint32_t node = 1;
            if (state >= 7) {
                if (latest[0] >= at)
                    return PAYLOAD_BROKEN;
                struct coder here = coder;
                uint32_t expected = output[at - latest[0] - 1];
                uint32_t agrees = 0x100;
                do {
                    expected <<= 1;
                    uint32_t side = expected & agrees;
                    uint32_t next = bit_flat(&here, &literal[agrees + side + node]);
                    node = node << 1 | next;
                    agrees &= expected ^ (next - 1);
                } while (node < 0x100);
                coder = here;
            }
            node = walk(&coder, literal, node, 0x100);
            output[at++] = (uint8_t)node;
            state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
            continue;
        }
        uint32_t copy;
        if (!bit(&coder, &model.is_repeat[state])) {
            latest[3] = latest[2];
            latest[2] = latest[1];
            latest[1] = latest[0];
            copy = length(&coder, &model.match, position);
            latest[0] = distance(&coder, &model, copy);
            state = state < 7 ? 7 : 10;
        } else {
            copy = 0;
            if (!bit(&coder, &model.is_repeat_older[state])) {
                if (!bit(&coder, &model.is_repeat_longer[state][position]))
                    copy = 1;
            } else {
                uint32_t chosen = 1;
                if (bit(&coder, &model.is_repeat_third[state]))
                    chosen = 2 + bit(&coder, &model.is_repeat_fourth[state]);
                uint32_t value = latest[chosen];
                for (; chosen > 0; chosen--)
                    latest[chosen] = latest[chosen - 1];
                latest[0] = value;
            }
            if (copy == 1) {
                state = state < 7 ? 9 : 11;
            } else {
                copy = length(&coder, &model.repeat, position);
                state = state < 7 ? 8 : 11;
            }
        }
        if (latest[0] >= at || copy > end - at)
            return PAYLOAD_BROKEN;
        copy_back(output + at, latest[0] + 1, copy, end - at);
        at += copy;
    }
    shift_in(&coder);
    return coder.missing == 0 && coder.at == coder.end ? PAYLOAD_OK : PAYLOAD_BROKEN;
}
