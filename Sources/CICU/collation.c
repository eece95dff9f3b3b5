#include "CICU.h"

#include <unicode/ucol.h>

static UCollator *inner(cicu_collator *collator) { return (UCollator *)collator; }

cicu_collator *cicu_collator_open(const char *locale, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator = ucol_open(locale, &error);
    *status = error;
    return U_FAILURE(error) ? NULL : (cicu_collator *)collator;
}

void cicu_collator_close(cicu_collator *collator) { ucol_close(inner(collator)); }

int32_t cicu_collator_compare(
    cicu_collator *collator, const uint8_t *left, int32_t left_count, const uint8_t *right,
    int32_t right_count, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t order = ucol_strcollUTF8(
        inner(collator), left ? (const char *)left : "", left_count,
        right ? (const char *)right : "", right_count, &error);
    *status = error;
    return order;
}
