/* The functions of a C library that compilers call by themselves. Small rather than fast: what is long is decoded, not copied. */
#include "stub.h"

void *memcpy(void *restrict to, const void *restrict from, size_t size) {
#if defined(__x86_64__)
    void *at = to;
    __asm__ volatile("rep movsb" : "+D"(at), "+S"(from), "+c"(size)::"memory");
#else
    uint8_t *target = to;
    const uint8_t *source = from;
    if ((((uintptr_t)target | (uintptr_t)source) & (sizeof(long) - 1)) == 0) {
        for (; size >= sizeof(long); size -= sizeof(long)) {
            *(long *)target = *(const long *)source;
            target += sizeof(long);
            source += sizeof(long);
        }
    }
    while (size-- > 0) *target++ = *source++;
#endif
    return to;
}

void *memmove(void *to, const void *from, size_t size) {
    uint8_t *target = to;
    const uint8_t *source = from;
    if (target <= source) {
        for (size_t i = 0; i < size; i++) target[i] = source[i];
    } else {
        while (size-- > 0) target[size] = source[size];
    }
    return to;
}

void *memset(void *to, int byte, size_t size) {
    uint8_t *target = to;
    while (size-- > 0) *target++ = (uint8_t)byte;
    return to;
}

int memcmp(const void *a, const void *b, size_t size) {
    const uint8_t *x = a;
    const uint8_t *y = b;
    for (; size > 0; size--, x++, y++) {
        if (*x != *y) return *x - *y;
    }
    return 0;
}

#if defined(__arm__)
/* Their names by the ABI for the Arm Architecture (RTABI 4.3.4); __aeabi_memset has its last two arguments exchanged. */
void __aeabi_memcpy(void *to, const void *from, size_t size) { memcpy(to, from, size); }
void __aeabi_memcpy4(void *to, const void *from, size_t size) { memcpy(to, from, size); }
void __aeabi_memcpy8(void *to, const void *from, size_t size) { memcpy(to, from, size); }
void __aeabi_memmove(void *to, const void *from, size_t size) { memmove(to, from, size); }
void __aeabi_memmove4(void *to, const void *from, size_t size) { memmove(to, from, size); }
void __aeabi_memset(void *to, size_t size, int byte) { memset(to, byte, size); }
void __aeabi_memset4(void *to, size_t size, int byte) { memset(to, byte, size); }
void __aeabi_memset8(void *to, size_t size, int byte) { memset(to, byte, size); }
void __aeabi_memclr(void *to, size_t size) { memset(to, 0, size); }
void __aeabi_memclr4(void *to, size_t size) { memset(to, 0, size); }
void __aeabi_memclr8(void *to, size_t size) { memset(to, 0, size); }
#endif
