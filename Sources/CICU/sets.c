#include "CICU.h"

#include <unicode/uset.h>

int32_t cicu_set_ranges(
    const uint16_t *pattern, int32_t count, uint32_t *ranges, int32_t capacity,
    cicu_status *status) {
    UErrorCode error = U_ZERO_ERROR;
    USet *set = uset_openPattern((const UChar *)pattern, count, &error);
    *status = error;
    if (U_FAILURE(error)) {
        uset_close(set);
        return 0;
    }
    int32_t items = uset_getItemCount(set);
    for (int32_t item = 0; item < items && item < capacity; item++) {
        UChar32 first;
        UChar32 last;
        // Strings come after all ranges.
        if (uset_getItem(set, item, &first, &last, NULL, 0, &error) != 0) {
            items = item;
            break;
        }
        ranges[2 * item] = (uint32_t)first;
        ranges[2 * item + 1] = (uint32_t)last;
    }
    uset_close(set);
    return items;
}
