#include "CICU.h"

#include <unicode/uscript.h>

cicu_script cicu_script_of(uint32_t scalar) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)scalar, &error)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED: return CICU_SCRIPT_COMMON;
    case USCRIPT_LATIN: return CICU_SCRIPT_LATIN;
    case USCRIPT_CYRILLIC: return CICU_SCRIPT_CYRILLIC;
    case USCRIPT_GREEK: return CICU_SCRIPT_GREEK;
    case USCRIPT_HEBREW: return CICU_SCRIPT_HEBREW;
    case USCRIPT_ARABIC: return CICU_SCRIPT_ARABIC;
    case USCRIPT_ARMENIAN: return CICU_SCRIPT_ARMENIAN;
    case USCRIPT_GEORGIAN: return CICU_SCRIPT_GEORGIAN;
    case USCRIPT_DEVANAGARI: return CICU_SCRIPT_DEVANAGARI;
    case USCRIPT_HAN: return CICU_SCRIPT_HAN;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return CICU_SCRIPT_KANA;
    case USCRIPT_HANGUL: return CICU_SCRIPT_HANGUL;
    case USCRIPT_THAI: return CICU_SCRIPT_THAI;
    case USCRIPT_LAO: return CICU_SCRIPT_LAO;
    case USCRIPT_KHMER: return CICU_SCRIPT_KHMER;
    default: return CICU_SCRIPT_OTHER;
    }
}
