#include "CICU.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

bool cicu_language_is_known(const char *code) {
    return *uloc_getISO3Language(code) != '\0';
}

int32_t cicu_language_shortened(
    const char *code, char *result, int32_t capacity, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = uloc_getLanguage(code, result, capacity, &error);
    *status = error;
    return count;
}

const char *cicu_language_at(int32_t place) {
    // The list ends with a null pointer, behind which nothing may be read.
    const char *const *languages = uloc_getISOLanguages();
    for (int32_t passed = 0; passed < place && *languages; passed++) languages++;
    return *languages;
}

int32_t cicu_language_name(
    const char *code, const char *locale, char *result, int32_t capacity, cicu_status *status) {
    UChar name[128];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count =
        uloc_getDisplayLanguage(code, locale, name, sizeof name / sizeof *name, &error);
    int32_t needed = 0;
    u_strToUTF8(result, capacity, &needed, name, count, &error);
    *status = error;
    return needed;
}
