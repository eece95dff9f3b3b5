#include "CICU.h"

#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct cicu_transliterator {
    UTransliterator *inner;
};

cicu_transliterator *cicu_transliterator_open(const char *name, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UChar identifier[128];
    u_uastrncpy(identifier, name, 127);
    identifier[127] = 0;
    UTransliterator *inner =
        utrans_openU(identifier, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    *status = error;
    if (U_FAILURE(error)) return NULL;
    cicu_transliterator *opened = calloc(1, sizeof *opened);
    if (!opened) {
        utrans_close(inner);
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    opened->inner = inner;
    return opened;
}

void cicu_transliterator_close(cicu_transliterator *transliterator) {
    utrans_close(transliterator->inner);
    free(transliterator);
}

int32_t cicu_transliterator_apply(
    cicu_transliterator *transliterator, const uint8_t *text, int32_t count, uint8_t *result,
    int32_t capacity, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    // One letter becomes at most a handful of others; ICU reports an overflow all the same.
    int32_t room = count * 8 + 16;
    UChar *units = malloc((size_t)room * sizeof *units);
    if (!units) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return 0;
    }
    int32_t length = 0;
    u_strFromUTF8(units, room, &length, text ? (const char *)text : "", count, &error);
    int32_t limit = length;
    utrans_transUChars(transliterator->inner, units, &length, room, 0, &limit, &error);
    int32_t needed = 0;
    u_strToUTF8((char *)result, capacity, &needed, units, length, &error);
    free(units);
    *status = error;
    return needed;
}
