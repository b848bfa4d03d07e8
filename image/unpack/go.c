/*
 * Go's table of functions (runtime/symtab.go and runtime/runtime2.go: functab, _func, findfuncbucket), made again from what
 * cannot be told in advance. A function begins where the one before ends, which the table of its stack depths tells. Its
 * tables by program counter are more often new than not, and the new ones of a kind stand one behind the other.
 * dev.mt.pack.GoFunctions stores it that way, in place.
 */
#include "unpack.h"

#define KINDS 8u /* of tables by program counter */
#define FIXED 11u /* words of a record before those tables */
#define LONGEST 65536u

/*
 * Goes through a table by program counter: pairs of numbers, seven bits a byte, a change and a distance, until a change of
 * zero. Gives the byte behind it, and the sum of distances.
 */
static uint32_t pass(const uint8_t *compact, uint32_t at, uint32_t size, uint32_t *distance)
{
    uint32_t end = size - at < LONGEST ? size : at + LONGEST;
    uint32_t shift = 0, distances = 0;
    *distance = 0;
    /* A zero ends it where a change stands, except the first. */
    for (uint32_t begin = at; at < end;) {
        uint8_t byte = compact[at++];
        if (distances)
            *distance += (byte & 0x7fu) << (shift & 31);
        shift += 7;
        if (byte >= 0x80)
            continue;
        if (byte == 0 && shift == 7 && !distances && at > begin + 1)
            break;
        shift = 0;
        distances ^= 1;
    }
    return at;
}

void go_undo(const struct filter *filter, uint8_t *compact, uint32_t size)
{
    uint32_t *index = (uint32_t *)(compact + filter->start);
    uint32_t words = filter->size / 4;
    if (words < sizeof(struct go_tables) / 4)
        return;
    const struct go_tables tables = *(const struct go_tables *)index;
    if (tables.count > (words - 1) / 2 || tables.values > size || tables.finder > size / 4
        || tables.rows > size || (tables.rows + 15) / 16 * 4 + tables.rows > size - tables.finder * 4)
        return;
    uint8_t *finder = compact + tables.finder * 4;
    uint32_t latest[KINDS] = {0}; /* behind the newest table of a kind */
    uint32_t row = 0, first = 0, entry = 0, name = 0, place = tables.count * 2 + 1;

    for (uint32_t i = 0; i < tables.count; i++) {
        place += place & tables.odd;
        if (place > words || words - place < FIXED)
            return;
        uint32_t *record = index + place;
        uint32_t kinds = record[7], extra = kinds + (record[10] >> 24);
        if (kinds >= KINDS || words - place - FIXED < extra)
            return;
        index[2 * i] = entry;
        index[2 * i + 1] = place * 4;
        place += FIXED + extra;

        uint32_t next = entry + record[0];
        record[0] = entry;
        record[1] = name += record[1];
        for (uint32_t kind = 0; kind <= kinds; kind++) {
            uint32_t *table = &record[kind == 0 ? 4 : FIXED - 1 + kind];
            uint32_t at = *table == 1 ? latest[kind] : *table - (*table != 0);
            *table = at;
            if (at == 0 || at >= size - tables.values || (kind > 0 && at < latest[kind]))
                continue;
            uint32_t distance;
            uint32_t end = pass(compact, tables.values + at, size, &distance) - tables.values;
            if (end > latest[kind])
                latest[kind] = end;
            if (kind == 0)
                next += (distance * tables.quantum + tables.alignment - 1) & -tables.alignment;
        }
        entry = next;

        for (; row < tables.rows && row << 8 < entry; row++) {
            if (row % 16 == 0) {
                *(uint32_t *)finder += first = i;
                finder += 4;
            }
            *finder++ += (uint8_t)(i - first);
        }
    }
    index[2 * tables.count] = entry;
}
