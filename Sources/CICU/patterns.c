#include "CICU.h"

#include <stdlib.h>
#include <time.h>
#include <unicode/uregex.h>
#include <unicode/utf16.h>

struct cicu_pattern {
    URegularExpression *expression;
    const UChar *text;
    int64_t budget;
    int64_t since;
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

// ICU calls this after some ten thousand steps of a match, a sixth of a millisecond.
static UBool may_go_on(const void *context, int32_t steps) {
    (void)steps;
    const cicu_pattern *pattern = context;
    return now() - pattern->since < pattern->budget;
}

cicu_pattern *cicu_pattern_open(
    const uint16_t *pattern, int32_t count, int32_t *offset, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError place = {.offset = -1};
    *offset = -1;
    cicu_pattern *opened = calloc(1, sizeof *opened);
    if (!opened) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    opened->expression = uregex_open((const UChar *)pattern, count, 0, &place, &error);
    if (U_SUCCESS(error)) uregex_setMatchCallback(opened->expression, may_go_on, opened, &error);
    // A match sees the text around its region, and only the text's own ends are ends.
    if (U_SUCCESS(error)) uregex_useTransparentBounds(opened->expression, true, &error);
    if (U_SUCCESS(error)) uregex_useAnchoringBounds(opened->expression, false, &error);
    *status = error;
    if (U_FAILURE(error)) {
        *offset = place.offset;
        cicu_pattern_close(opened);
        return NULL;
    }
    return opened;
}

void cicu_pattern_close(cicu_pattern *pattern) {
    uregex_close(pattern->expression);
    free(pattern);
}

void cicu_pattern_set_budget(cicu_pattern *pattern, int64_t nanoseconds) {
    pattern->budget = nanoseconds;
}

void cicu_pattern_set_text(
    cicu_pattern *pattern, const uint16_t *text, int32_t count, cicu_status *status) {
    static const UChar empty[1] = {0};
    UErrorCode error = U_ZERO_ERROR;
    pattern->text = text ? (const UChar *)text : empty;
    uregex_setText(pattern->expression, pattern->text, count, &error);
    *status = error;
}

static bool told(cicu_pattern *pattern, bool found, UErrorCode error, cicu_status *status) {
    pattern->budget -= now() - pattern->since;
    if (U_SUCCESS(error) && pattern->budget < 0) error = U_REGEX_TIME_OUT;
    *status = error;
    return found && U_SUCCESS(error);
}

bool cicu_pattern_fills(
    cicu_pattern *pattern, int32_t earliest, int32_t latest, int32_t end, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    bool found = false;
    pattern->since = now();
    for (int32_t start = latest; start >= earliest && !found && U_SUCCESS(error); start--) {
        if (start > 0 && U16_IS_TRAIL(pattern->text[start])
            && U16_IS_LEAD(pattern->text[start - 1]))
            continue;
        uregex_setRegion(pattern->expression, start, end, &error);
        found = uregex_matches(pattern->expression, -1, &error);
        // Short matches never come to the callback.
        if ((start & 0xFF) == 0 && !may_go_on(pattern, 0)) error = U_REGEX_TIME_OUT;
    }
    return told(pattern, found, error, status);
}

bool cicu_pattern_begins(
    cicu_pattern *pattern, int32_t start, int32_t end, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    pattern->since = now();
    uregex_setRegion(pattern->expression, start, end, &error);
    bool found = uregex_lookingAt(pattern->expression, -1, &error);
    return told(pattern, found, error, status);
}

bool cicu_pattern_find(
    cicu_pattern *pattern, int32_t from, int32_t *start, int32_t *end, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    pattern->since = now();
    bool found = uregex_find(pattern->expression, from, &error);
    if (found && U_SUCCESS(error)) {
        *start = uregex_start(pattern->expression, 0, &error);
        *end = uregex_end(pattern->expression, 0, &error);
    }
    return told(pattern, found, error, status);
}
