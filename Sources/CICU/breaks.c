#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct cicu_breaker {
    UBreakIterator *iterator;
    UText text;
};

cicu_breaker *cicu_breaker_open(cicu_break_kind kind, const char *locale, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIteratorType type = kind == CICU_SENTENCE ? UBRK_SENTENCE : UBRK_WORD;
    UBreakIterator *iterator = ubrk_open(type, locale, NULL, 0, &error);
    *status = error;
    if (U_FAILURE(error)) return NULL;
    cicu_breaker *breaker = calloc(1, sizeof *breaker);
    if (!breaker) {
        ubrk_close(iterator);
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    const UText empty = UTEXT_INITIALIZER;
    breaker->iterator = iterator;
    breaker->text = empty;
    return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
    ubrk_close(breaker->iterator);
    utext_close(&breaker->text);
    free(breaker);
}

void cicu_breaker_set_text(
    cicu_breaker *breaker, const uint8_t *text, int64_t count, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(&breaker->text, text ? (const char *)text : "", count, &error);
    ubrk_setUText(breaker->iterator, &breaker->text, &error);
    *status = error;
}

int32_t cicu_breaker_next(cicu_breaker *breaker) {
    int32_t next = ubrk_next(breaker->iterator);
    return next == UBRK_DONE ? -1 : next;
}

bool cicu_breaker_is_word(cicu_breaker *breaker) {
    return ubrk_getRuleStatus(breaker->iterator) >= UBRK_WORD_NONE_LIMIT;
}
