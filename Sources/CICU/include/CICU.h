#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

// A door over ICU with types of its own: no header of ICU may reach Swift, because Foundation
// carries another ICU whose declarations would clash with it. Text is UTF-8 where nothing else is said.

#pragma clang assume_nonnull begin

/// ICU's own error code: greater than zero is a failure.
typedef int32_t cicu_status;

/// The name that ICU gives to a status, as U_ILLEGAL_ARGUMENT_ERROR.
const char *cicu_status_name(cicu_status status);
/// The version of ICU, as "72.1".
const char *cicu_version(void);
/// The version of Unicode that ICU follows, as "15.0".
const char *cicu_unicode_version(void);

// Breaks

typedef struct cicu_breaker cicu_breaker;
typedef enum { CICU_SENTENCE, CICU_WORD } cicu_break_kind;

cicu_breaker *_Nullable cicu_breaker_open(
    cicu_break_kind kind, const char *locale, cicu_status *status);
void cicu_breaker_close(cicu_breaker *breaker);
/// The text is borrowed: it must live until the next call of set_text.
void cicu_breaker_set_text(
    cicu_breaker *breaker, const uint8_t *_Nullable text, int64_t count, cicu_status *status);
/// The next break in bytes, -1 after the last.
int32_t cicu_breaker_next(cicu_breaker *breaker);
/// Whether the word that ends at the break just found has letters or digits.
bool cicu_breaker_is_word(cicu_breaker *breaker);

// Normalisation

typedef enum { CICU_NFC, CICU_NFD, CICU_NFKC, CICU_NFKC_CASEFOLD } cicu_form;

typedef struct cicu_normalizer cicu_normalizer;

/// Never to be closed: ICU keeps one for each form, and any thread may use it.
const cicu_normalizer *_Nullable cicu_normalizer_open(cicu_form form, cicu_status *status);
/// Whether the text before a scalar never changes what the scalar becomes.
bool cicu_normalizer_starts_run(const cicu_normalizer *normalizer, uint32_t scalar);
/// Normalises scalars; gives the count that was needed, of which at most the capacity is written.
int32_t cicu_normalizer_apply(
    const cicu_normalizer *normalizer, const uint32_t *scalars, int32_t count,
    uint32_t *_Nullable result, int32_t capacity, cicu_status *status);
/// Whether a scalar is to be ignored in display and comparison: a soft hyphen, a joiner, a mark
/// of direction.
bool cicu_is_ignorable(uint32_t scalar);

// Scripts

typedef enum {
    CICU_SCRIPT_OTHER,
    CICU_SCRIPT_COMMON,
    CICU_SCRIPT_LATIN,
    CICU_SCRIPT_CYRILLIC,
    CICU_SCRIPT_GREEK,
    CICU_SCRIPT_HEBREW,
    CICU_SCRIPT_ARABIC,
    CICU_SCRIPT_ARMENIAN,
    CICU_SCRIPT_GEORGIAN,
    CICU_SCRIPT_DEVANAGARI,
    CICU_SCRIPT_HAN,
    CICU_SCRIPT_KANA,
    CICU_SCRIPT_HANGUL,
    CICU_SCRIPT_THAI,
    CICU_SCRIPT_LAO,
    CICU_SCRIPT_KHMER
} cicu_script;

cicu_script cicu_script_of(uint32_t scalar);

// Regular expressions

typedef struct cicu_pattern cicu_pattern;

/// Compiles a pattern, which like the text that it is matched with is in UTF-16; at a mistake in it,
/// offset is its place, else -1.
cicu_pattern *_Nullable cicu_pattern_open(
    const uint16_t *pattern, int32_t count, int32_t *offset, cicu_status *status);
void cicu_pattern_close(cicu_pattern *pattern);
/// The time that all matches together may still take; one that takes longer is stopped, and fails
/// as every later one does.
void cicu_pattern_set_budget(cicu_pattern *pattern, int64_t nanoseconds);
/// The text is borrowed: it must live until the next call of set_text.
void cicu_pattern_set_text(
    cicu_pattern *pattern, const uint16_t *_Nullable text, int32_t count, cicu_status *status);
/// Whether the pattern matches all of the text from one of the starts, tried from the latest, to an
/// end; it sees what stands around.
bool cicu_pattern_fills(
    cicu_pattern *pattern, int32_t earliest, int32_t latest, int32_t end, cicu_status *status);
/// Whether the pattern matches something that begins at a start, in a text of so many units.
bool cicu_pattern_begins(
    cicu_pattern *pattern, int32_t start, int32_t count, cicu_status *status);
/// Finds the first match at or after a place, and says where it starts and ends.
bool cicu_pattern_find(
    cicu_pattern *pattern, int32_t from, int32_t *start, int32_t *end, cicu_status *status);

/// The ranges of a set, as `[\p{Lu}]`, in order, the first and the last scalar of each; gives how many
/// there are, of which at most the capacity is written.
int32_t cicu_set_ranges(
    const uint16_t *pattern, int32_t count, uint32_t *ranges, int32_t capacity,
    cicu_status *status);

// Transliteration

typedef struct cicu_transliterator cicu_transliterator;

cicu_transliterator *_Nullable cicu_transliterator_open(const char *name, cicu_status *status);
void cicu_transliterator_close(cicu_transliterator *transliterator);
/// Transliterates a text; gives the bytes that were needed, of which at most the capacity is
/// written. ICU's own work is quadratic in the length: for a word or a segment, never for a file.
int32_t cicu_transliterator_apply(
    cicu_transliterator *transliterator, const uint8_t *_Nullable text, int32_t count,
    uint8_t *_Nullable result, int32_t capacity, cicu_status *status);

// Collation

typedef struct cicu_collator cicu_collator;

cicu_collator *_Nullable cicu_collator_open(const char *locale, cicu_status *status);
void cicu_collator_close(cicu_collator *collator);
/// -1, 0 or 1.
int32_t cicu_collator_compare(
    cicu_collator *collator, const uint8_t *_Nullable left, int32_t left_count,
    const uint8_t *_Nullable right, int32_t right_count, cicu_status *status);

// Encodings

typedef struct cicu_converter cicu_converter;

/// Opens the decoder of a named encoding; fails on one that ICU does not know.
cicu_converter *_Nullable cicu_converter_open(const char *name, cicu_status *status);
void cicu_converter_close(cicu_converter *converter);
/// Decodes a whole text to UTF-8; gives the bytes that were needed, of which at most the capacity
/// is written. Stops with a failure at bytes that the encoding does not have, and says where.
int64_t cicu_converter_decode(
    cicu_converter *converter, const uint8_t *_Nullable bytes, int64_t count,
    uint8_t *_Nullable result, int64_t capacity, int64_t *stopped_at, cicu_status *status);

/// Names the encodings that bytes may be in, most likely first, separated by line feeds.
int32_t cicu_detect_encodings(
    const uint8_t *_Nullable bytes, int32_t count, char *result, int32_t capacity,
    cicu_status *status);

// Languages

/// Whether ICU lists a language by this code of ISO 639.
bool cicu_language_is_known(const char *code);
/// The code of two letters in place of one of three, where ICU knows one; else the code itself.
/// Gives the bytes that were needed.
int32_t cicu_language_shortened(
    const char *code, char *result, int32_t capacity, cicu_status *status);
/// The code of a language by its place in ICU's list, from 0; null behind the last.
const char *_Nullable cicu_language_at(int32_t place);
/// The name of a language in that of a locale, null for the one of the surroundings; gives the bytes
/// that were needed.
int32_t cicu_language_name(
    const char *code, const char *_Nullable locale, char *result, int32_t capacity,
    cicu_status *status);

#pragma clang assume_nonnull end

#endif
