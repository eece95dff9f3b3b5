#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

// ICU's UNormalizer2 under another name, so that its type stays on this side of the door.
static const UNormalizer2 *inner(const cicu_normalizer *normalizer) {
    return (const UNormalizer2 *)normalizer;
}

// A run between two boundaries is short in any real text; longer ones are cut by the caller. One
// unit becomes at most 18 (U+FDFA), by Unicode's own table.
enum { UNITS = 1024, NORMAL_UNITS = 18 * UNITS };

const cicu_normalizer *cicu_normalizer_open(cicu_form form, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = NULL;
    switch (form) {
    case CICU_NFC: normalizer = unorm2_getNFCInstance(&error); break;
    case CICU_NFD: normalizer = unorm2_getNFDInstance(&error); break;
    case CICU_NFKC: normalizer = unorm2_getNFKCInstance(&error); break;
    case CICU_NFKC_CASEFOLD: normalizer = unorm2_getNFKCCasefoldInstance(&error); break;
    }
    *status = error;
    return U_FAILURE(error) ? NULL : (const cicu_normalizer *)normalizer;
}

static int32_t to_units(
    const uint32_t *scalars, int32_t count, UChar *units, UErrorCode *error) {
    int32_t length = 0;
    u_strFromUTF32(units, UNITS, &length, (const UChar32 *)scalars, count, error);
    return length;
}

bool cicu_normalizer_starts_run(const cicu_normalizer *normalizer, uint32_t scalar) {
    return unorm2_hasBoundaryBefore(inner(normalizer), (UChar32)scalar);
}

int32_t cicu_normalizer_apply(
    const cicu_normalizer *normalizer, const uint32_t *scalars, int32_t count, uint32_t *result,
    int32_t capacity, cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    UChar units[UNITS];
    UChar normal[NORMAL_UNITS];
    int32_t length = to_units(scalars, count, units, &error);
    int32_t changed =
        unorm2_normalize(inner(normalizer), units, length, normal, NORMAL_UNITS, &error);
    int32_t needed = 0;
    u_strToUTF32((UChar32 *)result, capacity, &needed, normal, changed, &error);
    *status = error;
    return needed;
}

bool cicu_is_ignorable(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}
