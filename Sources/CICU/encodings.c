#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

struct cicu_converter {
    UConverter *inner;
    UConverter *utf8;
};

cicu_converter *cicu_converter_open(const char *name, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter *inner = ucnv_open(name, &error);
    UConverter *utf8 = ucnv_open("UTF-8", &error);
    if (U_SUCCESS(error)) {
        ucnv_setToUCallBack(inner, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    }
    cicu_converter *opened = U_SUCCESS(error) ? calloc(1, sizeof *opened) : NULL;
    if (!opened) {
        ucnv_close(inner);
        ucnv_close(utf8);
        *status = U_SUCCESS(error) ? U_MEMORY_ALLOCATION_ERROR : error;
        return NULL;
    }
    opened->inner = inner;
    opened->utf8 = utf8;
    *status = U_ZERO_ERROR;
    return opened;
}

void cicu_converter_close(cicu_converter *converter) {
    ucnv_close(converter->inner);
    ucnv_close(converter->utf8);
    free(converter);
}

int64_t cicu_converter_decode(
    cicu_converter *converter, const uint8_t *bytes, int64_t count, uint8_t *result,
    int64_t capacity, int64_t *stopped_at, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UChar pivot[4096];
    UChar *pivot_source = pivot;
    UChar *pivot_target = pivot;
    const char *source = bytes ? (const char *)bytes : "";
    const char *end = source + count;
    char *target = (char *)result;
    int64_t written = 0;
    char spill[4096];
    bool overflowed = false;
    *stopped_at = -1;
    ucnv_reset(converter->inner);
    ucnv_reset(converter->utf8);
    for (;;) {
        char *begin = overflowed ? spill : target;
        char *out = begin;
        const char *limit = overflowed ? spill + sizeof spill : (char *)result + capacity;
        error = U_ZERO_ERROR;
        ucnv_convertEx(
            converter->utf8, converter->inner, &out, limit, &source, end, pivot, &pivot_source,
            &pivot_target, pivot + 4096, false, true, &error);
        written += out - begin;
        if (!overflowed) target = out;
        if (error != U_BUFFER_OVERFLOW_ERROR) break;
        overflowed = true;
    }
    *status = error;
    if (U_FAILURE(error)) {
        char invalid[32];
        int8_t length = sizeof invalid;
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter->inner, invalid, &length, &ignored);
        *stopped_at = source - (bytes ? (const char *)bytes : "") - length;
    }
    return written;
}

int32_t cicu_detect_encodings(
    const uint8_t *bytes, int32_t count, char *result, int32_t capacity, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    int32_t found = 0;
    UCharsetDetector *detector = ucsdet_open(&error);
    ucsdet_setText(detector, bytes ? (const char *)bytes : "", count, &error);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &error);
    for (int32_t k = 0; U_SUCCESS(error) && k < found; k++) {
        const char *name = ucsdet_getName(matches[k], &error);
        int32_t size = U_SUCCESS(error) ? (int32_t)strlen(name) : 0;
        if (length + size + 1 > capacity) break;
        memcpy(result + length, name, (size_t)size);
        result[length + size] = '\n';
        length += size + 1;
    }
    if (detector) ucsdet_close(detector);
    *status = error;
    return length;
}
