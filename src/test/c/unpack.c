/*
 * Runs the decoder of packed programs outside a router.
 *   unpack PAYLOAD OUT            checks and undoes a payload, writes the compact view; the exit status is the error code
 *   unpack --fuzz SECONDS SEED FILE...   mutates payloads, makes their checksums right again, and undoes them; meant to be
 *                                 compiled with sanitizers. The mutant under test is kept in the file "fuzz-last".
 * Buffers have exactly the sizes that the decoder was promised, so that AddressSanitizer sees one byte too many.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "payload.h"

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

/* One to four changes: a bit, a byte, a word of a mean value, a cut, a run copied elsewhere; often in the tables. */
static size_t mutate(uint8_t *payload, size_t size)
{
    static const uint32_t mean[] = {0, 1, 2, 4, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0, 4095, 4096, 65536};
    for (uint32_t changes = 1 + random_below(4); changes > 0; changes--) {
        size_t reach = random_below(2) && size > 200 ? 200 : size;
        size_t at = random_below((uint32_t)reach);
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
            size_t from = random_below((uint32_t)size);
            size_t run = random_below(64);
            if (from + run <= size && at + run <= size)
                memmove(payload + at, payload + from, run);
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
        size_t size = mutate(scratch, sizes[chosen]);
        uint8_t *payload = malloc(size); /* as long as it says, not a byte more */
        memcpy(payload, scratch, size);
        free(scratch);
        if (size >= 48 && random_below(32) != 0) {
            put(payload, 0, PAYLOAD_MAGIC);
            put(payload, 4, (uint32_t)size);
            put(payload, 8, crc32(payload + 12, size - 12));
        }
        int last = open("fuzz-last", O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (last < 0 || write(last, payload, size) != (ssize_t)size)
            exit(100);
        close(last);
        enum payload_error error = payload_check(payload, size);
        if (error == PAYLOAD_OK) {
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
