#!/usr/bin/env python3
"""Count in how many news texts each word stem stands, for Sources/CNewsTables/tables/fold/stems.txt.

    Tests/Quality/stem_counts.py ../shared/data/folding > Sources/CNewsTables/tables/fold/stems.txt

Each set counts with the square root of its size, so that no house style rules the table; texts
of one cluster count once. Only bare stems and counts leave this script, none rarer than 3 in
20,000. The tokens are those of Sources/NewsFold/Fingerprint/Tokenizer.swift.
"""
import collections, json, math, os, re, sys, unicodedata

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+")
SETS = ["reuters21578", "bbc", "basil", "helsinki", "wmt21_news"]
NOMINAL = 20000


def stems(text):
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’‘`")
    return {t if t[0].isdigit() else t.lower()[:5] for t in TOKEN.findall(text)}


def main(folder):
    share, total = collections.Counter(), 0.0
    for name in SETS:
        counts, seen = collections.Counter(), set()
        with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                key = row.get("cluster") or number
                if key in seen:
                    continue
                seen.add(key)
                counts.update(stems(row["text"]))
        weight = math.sqrt(len(seen))
        total += weight
        for stem, count in counts.items():
            share[stem] += weight * count / len(seen)
    rows = [(round(NOMINAL * value / total), stem) for stem, value in share.items()]
    rows = sorted((-count, stem) for count, stem in rows if count >= 3)
    print("# In how many of so many news texts (first line) each word stem stands; bare counts.")
    print("# Origin: counted by Tests/Quality/stem_counts.py over Reuters-21578, the BBC news set of")
    print("# Greene and Cunningham, BASIL, and the news of WMT21. Licence of this table: Apache-2.0.")
    print(NOMINAL)
    for count, stem in rows:
        print(stem, -count)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
