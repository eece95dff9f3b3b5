#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

struct cicu_pattern {
    URegularExpression *expression;
    UText text;
};

cicu_pattern *cicu_pattern_open(
    const uint8_t *pattern, int64_t count, int32_t *offset, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    UParseError place = {.offset = -1};
    *offset = -1;
    cicu_pattern *opened = calloc(1, sizeof *opened);
    if (!opened) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    opened->text = source;
    utext_openUTF8(&source, pattern ? (const char *)pattern : "", count, &error);
    // ICU clones the pattern's text, so it need not outlive this call.
    opened->expression = uregex_openUText(&source, 0, &place, &error);
    utext_close(&source);
    *status = error;
    if (U_FAILURE(error)) {
        *offset = place.offset;
        free(opened);
        return NULL;
    }
    return opened;
}

void cicu_pattern_close(cicu_pattern *pattern) {
    uregex_close(pattern->expression);
    utext_close(&pattern->text);
    free(pattern);
}

void cicu_pattern_limit(cicu_pattern *pattern, int32_t steps, int32_t stack, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    uregex_setTimeLimit(pattern->expression, steps, &error);
    uregex_setStackLimit(pattern->expression, stack, &error);
    *status = error;
}

void cicu_pattern_set_text(
    cicu_pattern *pattern, const uint8_t *text, int64_t count, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(&pattern->text, text ? (const char *)text : "", count, &error);
    uregex_setUText(pattern->expression, &pattern->text, &error);
    *status = error;
}

bool cicu_pattern_find(
    cicu_pattern *pattern, int64_t from, int64_t *start, int64_t *end, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    bool found = uregex_find64(pattern->expression, from, &error);
    if (found && U_SUCCESS(error)) {
        *start = uregex_start64(pattern->expression, 0, &error);
        *end = uregex_end64(pattern->expression, 0, &error);
    }
    *status = error;
    return found && U_SUCCESS(error);
}
