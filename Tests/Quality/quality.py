"""What the scripts beside this one share: where things are, running `wirefold fold`, scores."""
import collections, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
DATA = os.path.join(SHARED, "data", "folding")
SCORER = os.path.join(SHARED, "score", "fold.py")


def needed():
    """Leaves with a message where the labelled data isn't there."""
    for path in (DATA, SCORER):
        if not os.path.exists(path):
            sys.exit(f"{path} is not there: the labelled news isn't part of the repository.")


def built():
    """The path of `wirefold`, built for release."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "wirefold"], cwd=ROOT, check=True,
                   stdout=sys.stderr)
    return os.path.join(ROOT, ".build", "release", "wirefold")


def fold(wirefold, lines, *options):
    """The record of each document."""
    done = subprocess.run([wirefold, "fold", *options], input="".join(lines), capture_output=True,
                          text=True, check=True)
    rows = (json.loads(line) for line in done.stdout.splitlines())
    return {str(row["id"]): row["record"] for row in rows}


def official(documents, records, pairs, scratch):
    """What ../shared/score/fold.py says of a partition. `pairs` may be None."""
    docs, out = os.path.join(scratch, "docs.jsonl"), os.path.join(scratch, "out.jsonl")
    with open(docs, "w", encoding="utf-8") as file:
        file.writelines(documents)
    with open(out, "w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": i, "record": r}) + "\n" for i, r in records.items())
    command = [sys.executable, SCORER, docs, out] + ([pairs] if pairs else [])
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def rand_index(first, second):
    """The adjusted Rand index of two partitions of the same documents."""
    def pairs(counts):
        return sum(count * (count - 1) // 2 for count in counts.values())
    cells = pairs(collections.Counter((first[i], second[i]) for i in first))
    rows = pairs(collections.Counter(first.values()))
    columns = pairs(collections.Counter(second.values()))
    expected = rows * columns / max(1, len(first) * (len(first) - 1) / 2)
    best = (rows + columns) / 2
    return (cells - expected) / (best - expected) if best != expected else 1.0
