/*
 * Go's table of functions (runtime/symtab.go and runtime/runtime2.go: functab, _func, findfuncbucket), made again from what
 * cannot be told in advance. A function begins where the one before ends, which the table of its stack depths tells. Its
 * tables by program counter are more often new than not, and the new ones of a kind stand one behind the other: they are
 * made here, of changes and of distances told from the instructions. dev.mt.pack.GoFilter stores all that, in place.
 */
#include "unpack.h"

#define FIXED 11u /* words of a record before its tables by program counter */
#define LONGEST 65536u

/* What the functions below share. */
struct go {
    struct go_tables tables;
    struct go_mark last; /* of the tables' marks, with a mask of 0 */
    uint8_t *compact;
    uint32_t size;
    const uint8_t *stored; /* changes and distances, moved out of the way of what is made of them */
};

/* A number of seven bits a byte, lowest first; zeros follow the end. */
static uint32_t number(const uint8_t *bytes, uint32_t *at, uint32_t end)
{
    uint32_t value = 0, shift = 0;
    uint8_t byte;
    do {
        byte = *at < end ? bytes[(*at)++] : 0;
        value |= (byte & 0x7fu) << (shift & 31);
        shift += 7;
    } while (byte >= 0x80);
    return value;
}

static void put_number(struct go *go, uint32_t *at, uint32_t value)
{
    uint32_t more;
    do {
        more = value > 0x7f;
        if (*at < go->size)
            go->compact[(*at)++] = (uint8_t)((value & 0x7f) | more << 7);
        value >>= 7;
    } while (more);
}

/* The sum of distances in a finished table by program counter: changes and distances in turn, until a change of zero. */
static uint32_t pass(const struct go *go, uint32_t at)
{
    uint32_t end = go->size - at < LONGEST ? go->size : at + LONGEST;
    uint32_t distance = 0;
    for (uint32_t first = 1; number(go->compact, &at, end) != 0 || first; first = 0)
        distance += number(go->compact, &at, end);
    return distance;
}

/* Whether tables use to change here: before or behind one of certain instructions. */
static uint32_t is_marked(const struct go *go, const struct go_mark *mark, uint32_t at)
{
    if (at < 4 || at >= go->size - 4)
        return 0;
    const uint8_t *code = go->compact + at;
    uint32_t here = get_word(code), before = get_word(code - 4);
    for (; mark->mask != 0; mark++)
        if (((mark->before & 1 ? before : here) & mark->mask) == mark->value)
            return 1;
    return 0;
}

/*
 * Makes the next table of a kind for the function at `entry`. A distance is stored as 0 if it reaches the end of the function,
 * as twice the number of marked instructions on its way, or as itself doubled and one more. Gives their sum.
 */
static uint32_t make(struct go *go, uint32_t kind, uint32_t entry, uint32_t length)
{
    struct go_kind *k = &go->tables.kinds[kind];
    const struct go_mark *marks = &go->tables.marks[k->marks < GO_MARKS ? k->marks : GO_MARKS];
    uint32_t passed = 0;
    for (uint32_t first = 1;; first = 0) {
        uint32_t change = number(go->stored, &k->changes, go->tables.stored);
        put_number(go, &k->place, change);
        if (change == 0 && !first)
            return passed;
        uint32_t code = number(go->stored, &k->distances, go->tables.stored);
        uint32_t before = passed;
        if (code & 1) {
            passed += code >> 1;
        } else if (code == 0) {
            passed = length;
        } else {
            for (code >>= 1; code > 0 && passed < LONGEST;)
                code -= is_marked(go, marks, entry + ++passed * go->tables.quantum);
        }
        put_number(go, &k->place, passed - before);
    }
}

void go_undo(const struct filter *filter, uint8_t *compact, uint32_t size, uint8_t *scratch)
{
    uint32_t *index = (uint32_t *)(compact + filter->start);
    uint32_t words = filter->size / 4;
    if (words < sizeof(struct go_tables) / 4)
        return;
    struct go go = {*(const struct go_tables *)index, {0, 0, 0}, compact, size, scratch};
    const struct go_tables *tables = &go.tables;
    if (tables->count > (words - 1) / 2 || tables->values > size || tables->finder > size / 4
        || tables->rows > size || (tables->rows + 15) / 16 * 4 + tables->rows > size - tables->finder * 4
        || tables->stored > filter->address || tables->stored > size - tables->values)
        return;
    uint8_t *finder = compact + tables->finder * 4;
    for (uint32_t i = 0; i < tables->stored; i++)
        scratch[i] = compact[tables->values + i];
    uint32_t row = 0, first = 0, entry = 0, name = 0, place = tables->count * 2 + 1;

    for (uint32_t i = 0; i < tables->count; i++) {
        place += place & tables->odd;
        if (place > words || words - place < FIXED)
            return;
        uint32_t *record = index + place;
        uint32_t kinds = record[7], extra = kinds + (record[10] >> 24);
        if (kinds >= GO_KINDS || words - place - FIXED < extra)
            return;
        index[2 * i] = entry;
        index[2 * i + 1] = place * 4;
        place += FIXED + extra;

        uint32_t next = entry + record[0];
        record[0] = entry;
        record[1] = name += record[1];
        uint32_t length = 0;
        for (uint32_t kind = 0; kind <= kinds; kind++) {
            uint32_t *table = &record[kind == 0 ? 4 : FIXED - 1 + kind];
            uint32_t code = *table, sum = 0;
            if (code == 1) {
                *table = tables->kinds[kind].place - tables->values;
                sum = make(&go, kind, tables->code + entry, length);
            } else if (code != 0) {
                *table = code - 1;
                if (kind == 0 && code - 1 < size - tables->values)
                    sum = pass(&go, tables->values + code - 1);
            }
            if (kind == 0)
                length = sum;
        }
        entry = next + ((length * tables->quantum + tables->alignment - 1) & -tables->alignment);

        for (; row < tables->rows && row << 8 < entry; row++) {
            if (row % 16 == 0) {
                *(uint32_t *)finder += first = i;
                finder += 4;
            }
            *finder++ += (uint8_t)(i - first);
        }
    }
    index[2 * tables->count] = entry;
}
