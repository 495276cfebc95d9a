#!/usr/bin/env python3
"""Counts the spoilt strings that `wirefold normalize` puts right, and the sound ones that it leaves.

    mojibake.py WIREFOLD MOJIBAKE.jsonl

MOJIBAKE: one object a string with "original", "fixed", "set" and "expect"; those that their makers
expect to fail aren't counted. Wirefold keeps typographic marks for display where the expected strings
have plain ones, so marks, spaces and letters that are one shape (NFKC) are compared folded.
Prints what is wrong and the counts as JSON; exits with 1 when a sound string was touched.
"""
import json, subprocess, sys, unicodedata

MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})


def folded(text):
    return " ".join(unicodedata.normalize("NFKC", text.translate(MARKS).replace("ŉ", "'n")).split())


def main(wirefold, path):
    rows = [row for row in map(json.loads, open(path, encoding="utf-8")) if row["expect"] != "fail"]
    lines = "".join(json.dumps({"id": n, "title": "t", "text": r["original"]}) + "\n" for n, r in enumerate(rows))
    run = subprocess.run([wirefold, "normalize"], input=lines, capture_output=True, text=True)
    texts = {row["id"]: row["text"] for row in map(json.loads, run.stdout.splitlines())}
    right = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for number, row in enumerate(rows):
        is_sound = row["set"] == "negative"
        count[is_sound] += 1
        if folded(texts.get(number, "")) == folded(row["fixed"]):
            right[is_sound] += 1
        else:
            print(f"{row['set']}: {row['original']!r} became {texts.get(number)!r}, not {row['fixed']!r}", file=sys.stderr)
    print(json.dumps({"repaired": right[False], "spoilt": count[False], "left": right[True], "sound": count[True],
                      "right": right[True] + right[False], "all": len(rows)}))
    return right[True] < count[True]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
