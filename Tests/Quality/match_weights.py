#!/usr/bin/env python3
"""Learn the weights of the quotation matcher, or cross-validate them.

    Tests/Quality/match_weights.py ../shared/data/quotes .build/release/wirefold \\
        > Sources/NewsQuotes/Matching/MatchWeights.swift

The terms are those that `wirefold match --terms` computes: nothing is computed twice. Learnt from
pairs of one utterance as two outlets have it, pairs of two translations of one sentence, and, as
negatives, different quotations of one article (PolNeAR train) that share words. Tests/Quality/quotes
imports this for its cross-validated figures. Needs numpy and scikit-learn.
"""
import json, os, subprocess, sys
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

# How much one pair counts: sets differ in size, and the rarer label in its set must not drown.
CROSS_OUTLET, TRANSLATED_SAME, TRANSLATED_OTHER, IN_ARTICLE = 4.0, 1.5, 1.0, 0.2
STRENGTH = 0.3  # the inverse of the L2 penalty
THRESHOLD = 0.5
FOLDS, ROUNDS = 5, 5


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def match(wirefold, pairs):
    """What `wirefold match --terms` says of each pair."""
    text = "".join(json.dumps({**pair, "id": place}) + "\n" for place, pair in enumerate(pairs))
    done = subprocess.run([wirefold, "match", "--terms"], input=text, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_article(articles):
    """Pairs of quotations of one article that belong to different attributions."""
    pairs = []
    for article in articles:
        spans = [(quote["attr"], article["text"][quote["start"]:quote["end"]].strip("\"“”' ,"))
                 for quote in article["quotes"] if quote["type"] == "direct"]
        pairs += [{"a": a, "b": b} for place, (first, a) in enumerate(spans)
                  for second, b in spans[:place] if first != second]
    return pairs


def is_hard(terms):
    """Whether a pair shares telling words, and neither repeats the other."""
    return bool(terms) and terms["contentShared"] * 20 >= 4 and terms["pairs"] < .55 and terms["align"] < .6


class Sets:
    """The labelled pairs as terms."""

    def __init__(self, data, wirefold):
        def rows(pairs):
            answers = match(wirefold, pairs)
            self.names = list(next(answer["terms"] for answer in answers if answer["terms"]))
            return [[(answer["terms"] or {}).get(name, 0) for name in self.names] for answer in answers]

        def labelled(name):
            pairs = lines(os.path.join(data, name + "_pairs.jsonl"))
            return np.array(rows(pairs)), np.array([pair["label"] for pair in pairs])

        self.translated, self.translated_labels = labelled("retranslated")
        self.cross, self.cross_labels = labelled("crossoutlet")
        negatives = match(wirefold, in_article(lines(os.path.join(data, "polnear_train.jsonl"))))
        self.negatives = np.array([[answer["terms"][name] for name in self.names]
                                   for answer in negatives if is_hard(answer["terms"])])

    def fit(self, cross=slice(None), translated=slice(None)):
        """The intercept and the weights, learnt from parts of the sets."""
        rows = np.vstack([self.cross[cross], self.translated[translated], self.negatives])
        labels = np.concatenate([self.cross_labels[cross], self.translated_labels[translated],
                                 np.zeros(len(self.negatives))])
        counts = np.concatenate([
            np.full(len(self.cross_labels[cross]), CROSS_OUTLET),
            np.where(self.translated_labels[translated] == 1, TRANSLATED_SAME, TRANSLATED_OTHER),
            np.full(len(self.negatives), IN_ARTICLE)])
        scale = StandardScaler().fit(rows)
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scale.transform(rows), labels, counts)
        weights = model.coef_[0] / scale.scale_
        return model.intercept_[0] - weights @ scale.mean_, weights

    def cross_validate(self):
        """F1 on cross-outlet and on translated pairs, each scored by weights that never saw it."""
        results = []
        for seed in range(ROUNDS):
            split = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
            cross, translated = np.zeros(len(self.cross)), np.zeros(len(self.translated))
            for (seen, held), (other_seen, other_held) in zip(
                    split.split(self.cross, self.cross_labels),
                    split.split(self.translated, self.translated_labels)):
                intercept, weights = self.fit(seen, other_seen)
                cross[held] = intercept + self.cross[held] @ weights
                translated[other_held] = intercept + self.translated[other_held] @ weights
            limit = np.log(THRESHOLD / (1 - THRESHOLD))
            results.append((f1(self.cross_labels, cross >= limit),
                            f1(self.translated_labels, translated >= limit)))
        return tuple(np.mean(results, axis=0))


def f1(labels, same):
    return 2 * (same & (labels == 1)).sum() / max(1, same.sum() + (labels == 1).sum())


def swift(intercept, names, weights):
    yield "// MatchWeights: the logistic model that decides whether two wordings are one quote, as learnt by"
    yield "// Tests/Quality/match_weights.py; not to be edited by hand."
    yield ""
    yield "enum MatchWeights {"
    yield f"    static let intercept = {intercept:.4f}"
    yield ""
    yield "    static func weight(of term: MatchTerm) -> Double {"
    yield "        switch term {"
    for name, weight in zip(names, weights):
        yield f"        case .{name}: {weight:.4f}"
    yield "        }"
    yield "    }"
    yield "}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sets = Sets(*sys.argv[1:])
    print("\n".join(swift(*(lambda fitted: (fitted[0], sets.names, fitted[1]))(sets.fit()))))
    cross, translated = sets.cross_validate()
    print(f"cross-validated F1: cross-outlet {cross:.3f}, translated {translated:.3f}", file=sys.stderr)
