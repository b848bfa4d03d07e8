/*
 * Runs the decoder of packed programs outside a router.
 *   unpack PAYLOAD OUT            checks and undoes a payload, writes the compact view; the exit status is the error code
 *   unpack --fuzz SECONDS SEED FILE...   mutates payloads, makes their checksums right again, and undoes them; meant to be
 *                                 compiled with sanitizers. The mutant under test is kept in the file "fuzz-last".
 *                                 A file that begins with "mtgo" is one filter of Go's tables and its compact view instead:
 *                                 mutated behind LZMA, where changes stay small, it reaches further into go_undo.
 * Buffers have exactly the sizes that the decoder was promised, so that AddressSanitizer sees one byte too many.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "unpack.h"


static uint64_t random_state;

static uint32_t random_below(uint32_t bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 20) % bound);
}

static uint32_t crc32(const uint8_t *at, size_t size)
{
    uint32_t crc = ~0u;
    while (size-- > 0) {
        crc ^= *at++;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xedb88320u & -(crc & 1));
    }
    return ~crc;
}

static uint8_t *read_file(const char *name, size_t *size)
{
    FILE *file = fopen(name, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(name);
        exit(100);
    }
    *size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*size + 1);
    if (bytes == NULL || fread(bytes, 1, *size, file) != *size) {
        perror(name);
        exit(100);
    }
    fclose(file);
    return bytes;
}

static void put(uint8_t *payload, size_t at, uint32_t value)
{
    memcpy(payload + at, &value, 4);
}

/* One to four changes from a place on: a bit, a byte, a word of a mean value, a cut, a run copied elsewhere; often near it. */
static size_t mutate(uint8_t *payload, size_t from, size_t size)
{
    static const uint32_t mean[] = {0, 1, 2, 4, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0, 4095, 4096, 65536};
    for (uint32_t changes = 1 + random_below(4); changes > 0; changes--) {
        if (from >= size)
            from = 0; /* cut off */
        size_t reach = random_below(2) && size > from + 500 ? 500 : size - from;
        size_t at = from + random_below((uint32_t)reach);
        switch (random_below(6)) {
        case 0:
            payload[at] ^= (uint8_t)(1 << random_below(8));
            break;
        case 1:
            payload[at] = (uint8_t)random_below(256);
            break;
        case 2:
            if (size >= 4)
                put(payload, at + 4 <= size ? at : size - 4,
                    mean[random_below(sizeof(mean) / 4)]);
            break;
        case 3:
            if (random_below(8) == 0 && size > 64)
                size -= random_below((uint32_t)size / 2);
            break;
        case 4: {
            size_t source = random_below((uint32_t)size);
            size_t run = random_below(64);
            if (source + run <= size && at + run <= size)
                memmove(payload + at, payload + source, run);
            break;
        }
        default:
            if (size >= 4 && at + 4 <= size) {
                uint32_t value;
                memcpy(&value, payload + at, 4);
                put(payload, at, value + random_below(9) - 4);
            }
        }
    }
    return size;
}

/* Where to begin with changes in a file that begins with "mtgo": at the tables, at what is told from them, or anywhere. */
static size_t places_of_tables(const uint8_t *file, size_t size)
{
    struct filter filter;
    size_t before = 4 + sizeof(filter);
    uint32_t place[2];
    memcpy(&filter, file + 4, sizeof(filter));
    memcpy(place, file + before + filter.start, sizeof(place));
    size_t from[] = {before + filter.start, before + filter.start + 8 * (size_t)place[0], before + place[1], 4};
    size_t chosen = from[random_below(4)];
    return chosen < size ? chosen : 4;
}

/* Undoes Go's tables of a file that begins with "mtgo", as far as payload_decode would let it. */
static enum payload_error undo_tables(const uint8_t *file, size_t size)
{
    struct filter filter;
    size_t before = 4 + sizeof(filter);
    if (size < before)
        return PAYLOAD_CUT;
    memcpy(&filter, file + 4, sizeof(filter));
    uint32_t compact_size = (uint32_t)(size - before);
    if (filter.start % 4 != 0 || filter.start > compact_size || filter.size > compact_size - filter.start
        || filter.address > 1u << 20)
        return PAYLOAD_BROKEN;
    uint8_t *compact = malloc(compact_size == 0 ? 1 : compact_size);
    uint8_t *scratch = malloc(filter.address == 0 ? 1 : filter.address);
    if (compact == NULL || scratch == NULL)
        exit(100);
    memcpy(compact, file + before, compact_size);
    go_undo(&filter, compact, compact_size, scratch);
    free(compact);
    free(scratch);
    return PAYLOAD_OK;
}

static void fuzz(int seconds, int count, char **names)
{
    uint8_t **seeds = calloc((size_t)count, sizeof(*seeds));
    size_t *sizes = calloc((size_t)count, sizeof(*sizes));
    if (seeds == NULL || sizes == NULL)
        exit(100);
    for (int i = 0; i < count; i++)
        seeds[i] = read_file(names[i], &sizes[i]);
    long tried = 0, results[8] = {0};
    for (time_t end = time(NULL) + seconds; time(NULL) < end; tried++) {
        uint32_t chosen = random_below((uint32_t)count);
        uint8_t *scratch = malloc(sizes[chosen]);
        memcpy(scratch, seeds[chosen], sizes[chosen]);
        int tables = sizes[chosen] >= 4 && memcmp(scratch, "mtgo", 4) == 0;
        size_t size = mutate(scratch, tables ? places_of_tables(scratch, sizes[chosen]) : 0, sizes[chosen]);
        uint8_t *payload = malloc(size); /* as long as it says, not a byte more */
        memcpy(payload, scratch, size);
        free(scratch);
        if (!tables && size >= 48 && random_below(32) != 0) {
            put(payload, 0, PAYLOAD_MAGIC);
            put(payload, 4, (uint32_t)size);
            put(payload, 8, crc32(payload + 12, size - 12));
        }
        int last = open("fuzz-last", O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (last < 0 || write(last, payload, size) != (ssize_t)size)
            exit(100);
        close(last);
        enum payload_error error = tables ? undo_tables(payload, size) : payload_check(payload, size);
        if (!tables && error == PAYLOAD_OK) {
            uint32_t work = ((struct payload_header *)payload)->work_size;
            if (work <= 64u << 20) {
                uint8_t *compact = malloc(work);
                error = payload_decode(payload, compact);
                free(compact);
            }
        }
        results[error & 7]++;
        free(payload);
    }
    for (int i = 0; i < count; i++)
        free(seeds[i]);
    free(seeds);
    free(sizes);
    printf("%ld payloads: %ld whole, %ld cut, %ld foreign, %ld wrong checksum, %ld broken\n", tried, results[PAYLOAD_OK],
           results[PAYLOAD_CUT], results[PAYLOAD_FOREIGN], results[PAYLOAD_CHECKSUM], results[PAYLOAD_BROKEN]);
}

/* Undoes a payload into a file. The exit status that says how it went. */
static int unpack(const uint8_t *payload, size_t size, const char *name)
{
    enum payload_error error = payload_check(payload, size);
    if (error != PAYLOAD_OK)
        return (int)error;
    const struct payload_header *header = (const struct payload_header *)payload;
    uint8_t *compact = malloc(header->work_size == 0 ? 1 : header->work_size);
    if (compact == NULL)
        return 100;
    int status = (int)payload_decode(payload, compact);
    FILE *out = status == 0 ? fopen(name, "wb") : NULL;
    if (status == 0
        && (out == NULL || fwrite(compact, 1, header->compact_size, out) != header->compact_size || fclose(out) != 0)) {
        perror(name);
        status = 100;
    }
    free(compact);
    return status;
}

int main(int count, char **words)
{
    if (count > 4 && strcmp(words[1], "--fuzz") == 0) {
        random_state = strtoull(words[3], NULL, 10) * 2654435769u + 1;
        fuzz(atoi(words[2]), count - 4, words + 4);
        return 0;
    }
    if (count != 3) {
        fprintf(stderr, "usage: unpack PAYLOAD OUT | unpack --fuzz SECONDS SEED FILE...\n");
        return 100;
    }
    size_t size;
    uint8_t *file = read_file(words[1], &size);
    uint8_t *payload = malloc(size == 0 ? 1 : size); /* as long as it says, not a byte more */
    if (payload == NULL)
        return 100;
    memcpy(payload, file, size);
    free(file);
    int status = unpack(payload, size, words[2]);
    free(payload);
    return status;
}
