"""Labelled pairs with the terms that `wirefold terms` measures, and how they are split.

A set's documents fall into groups of copies (basil's: of one event), and whole groups into five
folds by a checksum of their names. Folds 0 to 2 are the part that is learnt from, 3 and 4 the part
that figures are measured on; a pair across both parts belongs to neither.
"""
import csv, json, os, subprocess, tempfile, zlib

import numpy

import made_pairs

SETS = ["reuters21578", "helsinki", "wmt21_news", "bbc", "basil"]
FOLDS, LEARNT = 5, 3


class PairSet:
    """One set: `first`, `second` (places of documents), `label` (1 copy, 0 not, 2 undecided,
    -1 unlabelled), `found` (whether the index finds the pair) and `values`, a row a pair."""

    def __init__(self, name, documents, labels, wirefold, scratch):
        self.name, self.documents = name, documents
        place = {str(document["id"]): index for index, document in enumerate(documents)}
        self.labels = {tuple(sorted((place[a], place[b]))): (label, kind)
                       for a, b, label, kind in labels if a in place and b in place}
        clusters = [document.get("cluster") for document in documents]
        is_clustered = any(clusters)
        pairs = os.path.join(scratch, name + ".pairs.tsv")
        with open(pairs, "w", encoding="utf-8") as file:
            file.writelines(f"{a}\t{b}\n" for a, b, _, _ in labels)
        lines = "".join(json.dumps(document) + "\n" for document in documents)
        output = subprocess.run([wirefold, "terms", "--jobs", "1", "--pairs", pairs], input=lines,
                                capture_output=True, text=True, check=True).stdout.splitlines()
        self.terms = output[0].split("\t")[3:]
        rows = [line.split("\t") for line in output[1:]]
        ends = [tuple(sorted((place[row[0]], place[row[1]]))) for row in rows]
        if name == "made":  # articles that share sentences by chance say nothing
            kept = [index for index, pair in enumerate(ends) if pair in self.labels]
            rows, ends = [rows[index] for index in kept], [ends[index] for index in kept]
        self.first = numpy.array([pair[0] for pair in ends])
        self.second = numpy.array([pair[1] for pair in ends])
        self.found = numpy.array([row[2] == "1" for row in rows])
        self.values = numpy.array([[float(value) for value in row[3:]] for row in rows])
        if is_clustered:
            self.label = numpy.array([int(clusters[a] == clusters[b]) for a, b in ends])
            self.labels = {pair: (int(label), "") for pair, label in zip(ends, self.label)}
        else:
            self.label = numpy.array([self.labels.get(pair, (-1, ""))[0] for pair in ends])
        self.kind = numpy.array([self.labels.get(pair, (-1, ""))[1] for pair in ends])
        self.folds = self.split(clusters)

    def split(self, clusters):
        """The fold of each document."""
        parent = list(range(len(self.documents)))

        def root(node):
            while parent[node] != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node
        for (a, b), (label, _) in self.labels.items():
            if label == 1 or self.name == "basil":
                parent[root(a)] = root(b)
        names = [clusters[i] or f"{self.name}:{self.documents[root(i)]['id']}"
                 for i in range(len(self.documents))]
        return numpy.array([zlib.crc32(name.encode()) % FOLDS for name in names])

    def column(self, term):
        return self.values[:, self.terms.index(term)]

    def within(self, folds):
        """Pairs of which both documents are in these folds."""
        inside = numpy.isin(self.folds, list(folds))
        return inside[self.first] & inside[self.second]


def read(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    labels, path = [], os.path.join(folder, name + ".pairs.tsv")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as lines:
            labels = [(row["id_a"], row["id_b"], int(row["label"]), row["kind"])
                      for row in csv.DictReader(lines, delimiter="\t")]
    return documents, labels


def load(folder, wirefold):
    """All sets, the made-up pairs (`made`) last."""
    with tempfile.TemporaryDirectory() as scratch:
        sets = [PairSet(name, *read(folder, name), wirefold, scratch) for name in SETS]
        sets.append(PairSet("made", *made_pairs.make(folder), wirefold, scratch))
    return sets
