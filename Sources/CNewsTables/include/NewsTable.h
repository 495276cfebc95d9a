// NewsTable: the bytes of a word list, compiled into the binary so that no daemon needs a
// resource file at run time.

#pragma once

/// The bytes of one embedded file; no zero ends them.
typedef struct {
    const unsigned char *bytes;
    unsigned long count;
} NewsTable;
