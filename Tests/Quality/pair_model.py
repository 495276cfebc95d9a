"""The pair score: a logistic model whose terms have their sign fixed beforehand.

Likeness may only speak for a fold, difference against it. Each set weighs the same: its pairs
count one over its copies, so that no set rules. Unlabelled pairs that share almost no words in a
row count as differing, together no more than one copy.
"""
import numpy
from scipy.optimize import minimize

RIDGE = 1e-3
#: +1: speaks for a fold; -1: against it. In the order of the published table.
SIGNS = {
    "sentencesCovered": 1, "massCovered": 1, "sentenceOrder": 1, "leadCovered": 1,
    "wordsContained": 1, "numbersContained": 1, "titleShared": 1,
    "numbersMissing": -1, "numbersConflict": -1, "calendarConflict": -1, "brevity": -1,
    "pastedBlock": -1, "blockBesideNew": -1, "sharedOnlyInQuotations": -1,
}
TERMS = list(SIGNS)
#: A set of fewer copies weighs as if it had so many.
FEWEST_COPIES = 120


def design(pairs, rows):
    return numpy.stack([pairs.column(term)[rows] for term in TERMS], 1)


def training(pairs, rows):
    """Values, labels and weights of the chosen pairs of one set."""
    labelled = rows & numpy.isin(pairs.label, [0, 1])
    weight = 1 / max((pairs.label[labelled] == 1).sum(), FEWEST_COPIES)
    parts = [(design(pairs, labelled), pairs.label[labelled], numpy.full(labelled.sum(), weight))]
    unlike = rows & (pairs.label == -1) & (pairs.column("trigramsContained") < 0.12)
    unlike &= pairs.column("brevity") < numpy.log(80 / 30)
    if unlike.any():
        each = min(weight, 1 / unlike.sum())
        parts.append((design(pairs, unlike), numpy.zeros(unlike.sum()), numpy.full(unlike.sum(), each)))
    return [numpy.concatenate(part) for part in zip(*parts)]


def fit(chosen):
    """Weights, the bias first, from pairs of sets: a list of (set, rows)."""
    values, labels, weights = [numpy.concatenate(part) for part in zip(
        *(training(pairs, rows) for pairs, rows in chosen))]
    values = numpy.c_[numpy.ones(len(values)), values]
    scale = values.std(0)
    scale[scale == 0] = 1
    values, sign = values / scale, 2 * labels - 1

    def loss(beta):
        margin = sign * (values @ beta)
        slope = -weights * sign / (1 + numpy.exp(numpy.clip(margin, -500, 500)))
        penalty = RIDGE * (beta[1:] ** 2).sum()
        gradient = values.T @ slope + 2 * RIDGE * numpy.r_[0, beta[1:]]
        return (weights * numpy.logaddexp(0, -margin)).sum() + penalty, gradient

    bounds = [(None, None)] + [(0, None) if SIGNS[t] > 0 else (None, 0) for t in TERMS]
    found = minimize(loss, numpy.zeros(values.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B",
                     options={"maxiter": 10000, "maxfun": 20000, "ftol": 1e-14, "gtol": 1e-8})
    return found.x / scale


def score(pairs, weights, rows):
    margin = design(pairs, rows) @ weights[1:] + weights[0]
    return 1 / (1 + numpy.exp(-numpy.clip(margin, -500, 500)))


def table(weights):
    """Lines of the published table."""
    return [f"{term} {weight:.3f}\n" for term, weight in zip(["bias"] + TERMS, weights)]
