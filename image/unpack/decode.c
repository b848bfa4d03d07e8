/* Checks a payload and undoes it: streams first, then filters. See payload.h for what it promises. */
#include "unpack.h"

/* CRC-32 of IEEE 802.3, reflected, as java.util.zip.CRC32 computes it. */
static uint32_t crc32(const uint8_t *at, const uint8_t *end)
{
    uint32_t table[256];
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t value = i;
        for (int bit = 0; bit < 8; bit++)
            value = value >> 1 ^ (0xedb88320u & -(value & 1));
        table[i] = value;
    }
    uint32_t crc = ~0u;
    while (at < end)
        crc = crc >> 8 ^ table[(crc ^ *at++) & 0xff];
    return ~crc;
}

/* Whether the extents rise, lie apart, hold the file's last byte at most, and add up to the compact view. */
static int extents_agree(const struct payload_header *header)
{
    uint32_t file_pages = (header->file_size >> 12) + ((header->file_size & 4095) != 0);
    uint32_t pages = 0;
    uint32_t next = 0;
    for (uint32_t i = 0; i < header->extent_count; i++) {
        const struct payload_extent *extent = &header->extents[i];
        if (extent->pages == 0 || extent->first_page < next || extent->first_page >= file_pages
            || extent->pages > file_pages - extent->first_page)
            return 0;
        pages += extent->pages;
        next = extent->first_page + extent->pages + 1;
    }
    uint32_t cut = 0; /* bytes that the file's last page lacks, if it is among the extents */
    if (pages > 0 && next == file_pages + 1)
        cut = -header->file_size & 4095;
    return header->compact_size == (pages << 12) - cut;
}

enum payload_error payload_check(const uint8_t *payload, size_t available)
{
    const struct payload_header *header = (const struct payload_header *)payload;
    if (available < sizeof(*header))
        return PAYLOAD_CUT;
    if (header->magic != PAYLOAD_MAGIC)
        return PAYLOAD_FOREIGN;
    if (header->packed_size > available)
        return PAYLOAD_CUT;
    if (header->packed_size < sizeof(*header)
        || header->extent_count > (header->packed_size - sizeof(*header)) / sizeof(struct payload_extent))
        return PAYLOAD_BROKEN;
    if (crc32(payload + offsetof(struct payload_header, flags), payload + header->packed_size) != header->checksum)
        return PAYLOAD_CHECKSUM;
    /* Sizes stay below 2 GB, so that sums of two of them fit. */
    if ((header->file_size | header->work_size) >> 31 || header->work_size < header->compact_size
        || !extents_agree(header))
        return PAYLOAD_BROKEN;
    return PAYLOAD_OK;
}

static enum payload_error undo(const struct payload_header *header, const struct filter *filter, uint8_t *compact)
{
    if (filter->start % 4 != 0 || filter->start > header->compact_size
        || filter->size > header->compact_size - filter->start)
        return PAYLOAD_BROKEN;
    if (filter->kind != FILTER_GO) {
        filter_undo(filter, compact + filter->start);
        return PAYLOAD_OK;
    }
#ifdef ONLY_IN_PLACE
    return PAYLOAD_BROKEN; /* programs of Go are too large for this start code */
#else
    /* From the next page on: what follows the view on its last page may be the program file's own memory. */
    uint32_t scratch = (header->compact_size + PAYLOAD_PAGE - 1) & -PAYLOAD_PAGE;
    if (header->work_size < scratch || filter->address > header->work_size - scratch)
        return PAYLOAD_BROKEN;
    go_undo(filter, compact, header->compact_size, compact + scratch);
    return PAYLOAD_OK;
#endif
}

enum payload_error payload_decode(const uint8_t *payload, uint8_t *compact)
{
    const struct payload_header *header = (const struct payload_header *)payload;
    uint32_t left = header->packed_size - sizeof(*header) - header->extent_count * sizeof(struct payload_extent);
    const struct plan *plan = (const struct plan *)&header->extents[header->extent_count];
    if (left < sizeof(*plan))
        return PAYLOAD_BROKEN;
    left -= sizeof(*plan);

    const struct stream *streams = (const struct stream *)(plan + 1);
    if (plan->stream_count > left / sizeof(*streams))
        return PAYLOAD_BROKEN;
    left -= plan->stream_count * sizeof(*streams);

    const struct filter *filters = (const struct filter *)(streams + plan->stream_count);
    if (plan->filter_count > left / sizeof(*filters))
        return PAYLOAD_BROKEN;
    left -= plan->filter_count * sizeof(*filters);

    const uint8_t *input = (const uint8_t *)(filters + plan->filter_count);
    uint32_t written = 0;
    for (uint32_t i = 0; i < plan->stream_count; i++) {
        const struct stream *stream = &streams[i];
        if (stream->packed_size > left || stream->unpacked_size > header->work_size - written)
            return PAYLOAD_BROKEN;
        enum payload_error error = lzma_decode(input, stream->packed_size, stream->properties, compact, written,
                                               written + stream->unpacked_size);
        if (error != PAYLOAD_OK)
            return error;
        input += stream->packed_size;
        left -= stream->packed_size;
        written += stream->unpacked_size;
    }
    if (left != 0 || written != header->compact_size)
        return PAYLOAD_BROKEN;

    for (uint32_t i = 0; i < plan->filter_count; i++) {
        enum payload_error error = undo(header, &filters[i], compact);
        if (error != PAYLOAD_OK)
            return error;
    }
    return PAYLOAD_OK;
}
