"""Made-up pairs of articles: kinds of copies, and of texts that only look like copies, that the
labelled sets hold too few of.

Articles of the labelled sets are cut into sentences and put together anew. `make(folder, seed)`
gives documents (dicts of id and text) and pairs (id, id, 1 copy / 0 not, kind). Nothing of it is
kept; the kinds:

    not copies  block     two articles that hold one pasted block
                quoted    two articles that hold the same sentences here and there, most in quotes
                reused    an article, and a new one that reuses a part of it
                refilled  one report with other figures, days and perhaps names in it
    copies      edited    sentences dropped, words changed, a new opening, text added
                excerpt   a part of it
                expanded  much added, at the end or in the middle
                corrected one figure changed
"""
import json, os, random, re

SENTENCE = re.compile(r'(?<=[.!?])["”]?\s+|\n+')
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = ("January February March April June July August September October November "
          "December").split()
#: Capitalised words inside a sentence, and invented ones to put in their place.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
NAMES = [first + last for first in "Bar Cal Dor Fen Gil Har Kes Lom Mar Nor Pel Ros Tam Vel Wex".split()
         for last in "don ridge man field well stone wick combe ley more".split()]
#: How many articles of each set serve as material.
SHARES = {"bbc": 600, "basil": 300, "wmt21_news": 240, "reuters21578": 400}


def words(sentences):
    return sum(len(sentence.split()) for sentence in sentences)


class Maker:
    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.articles, self.events = [], {}
        for name, share in SHARES.items():
            with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
                rows = [json.loads(line) for line in lines]
            if name == "wmt21_news":  # one human translation of each article
                rows = [row for row in rows if ".ref-A" in row["id"]]
            rows = [row for row in rows if 120 <= len(row["text"].split()) <= 1200]
            self.random.shuffle(rows)
            for row in rows[:share]:
                cut = SENTENCE.split(row["text"])
                cut = [part.strip() for part in cut if part and len(part.split()) > 3]
                if len(cut) < 6:
                    continue
                if row.get("event"):
                    self.events.setdefault(row["event"], []).append(len(self.articles))
                self.articles.append(cut)
        self.vocabulary = [word for cut in self.articles for part in cut for word in part.split()]
        self.documents, self.pairs = [], []

    def article(self):
        return self.random.choice(self.articles)

    def two(self):
        """Two articles, often of one event."""
        if self.random.random() < 0.45:
            event = self.random.choice([v for v in self.events.values() if len(v) > 1])
            return [self.articles[place] for place in self.random.sample(event, 2)]
        return self.article(), self.article()

    def fresh(self, count):
        """About `count` words that stand in no other made article."""
        sentences = []
        while words(sentences) < count:
            sentences += self.article()
        return self.take(sentences, count, start=0)

    def take(self, sentences, count, start=None):
        """A stretch of about `count` words."""
        at = self.random.randrange(max(1, len(sentences) - 2)) if start is None else start
        end = at
        while end < len(sentences) and words(sentences[at:end]) < count:
            end += 1
        return sentences[at:end]

    def reworded(self, sentences, rate):
        result = []
        for sentence in sentences:
            kept = [word for word in sentence.split() if self.random.random() > rate / 2]
            changed = [self.random.choice(self.vocabulary) if self.random.random() < rate else word
                       for word in kept]
            result.append(" ".join(changed))
        return result

    def scattered(self, sentences, among):
        """`sentences` in order, at random places among others."""
        places = sorted(self.random.randint(1, len(among)) for _ in sentences)
        result, next_one = [], 0
        for index, sentence in enumerate(among):
            result.append(sentence)
            while next_one < len(sentences) and places[next_one] <= index + 1:
                result.append(sentences[next_one])
                next_one += 1
        return result + sentences[next_one:]

    def shared_size(self, first, second, low, high):
        share = self.random.uniform(low, high)
        return int(min(words(first), words(second)) * share / (1 - share))

    # Not copies

    def block(self):
        first, second = self.two()
        block = self.fresh(self.shared_size(first, second, 0.2, 0.75))

        def pasted(sentences):
            at = self.random.choice([len(sentences)] * 4 + [0, len(sentences) // 2])
            return sentences[:at] + block + sentences[at:]
        return pasted(first), pasted(second), 0

    def quoted(self):
        first, second = self.two()
        shared = self.fresh(self.shared_size(first, second, 0.15, 0.6))
        if self.random.random() < 0.7:
            shared = ["“" + sentence + "”" for sentence in shared]

        def carrying(sentences):
            return self.scattered([q for q in shared if self.random.random() > 0.12], sentences)
        return carrying(first), carrying(second), 0

    def reused(self):
        old = self.article()
        share = self.random.uniform(0.15, 0.4)
        count = max(1, int(len(old) * share))
        at = self.random.randrange(1, max(2, len(old) - count))
        kept = old[at:at + count]
        new = self.fresh(int(words(kept) * (1 - share) / share))
        return old, self.scattered(kept, new), 0

    def refilled(self):
        report = self.take(self.article(), self.random.choice([30, 50, 80, 150, 300]), start=0)
        text = "\n".join(report)
        if len(NUMBER.findall(text)) < 4:
            return None
        kept = self.random.uniform(0, 0.5)

        def other(match):
            digits = match[0]
            if self.random.random() < kept or re.fullmatch(r"(19|20)\d\d", digits):
                return digits
            return "".join(str(self.random.randint(1, 9)) if c.isdigit() else c for c in digits)
        refilled = NUMBER.sub(other, text)
        if self.random.random() < 0.7:
            refilled = self.swapped(self.swapped(refilled, DAYS), MONTHS)
        if self.random.random() < 0.3:
            refilled = self.swapped(refilled, sorted(set(NAME.findall(refilled))), NAMES)
        return report, self.reworded(refilled.split("\n"), self.random.choice([0, 0, 0.05])), 0

    def swapped(self, text, words_, others=None):
        """The text with each of some words replaced by another one, the same everywhere."""
        if not words_:
            return text
        others = self.random.sample(others or words_, len(words_)) if len(
            others or words_) >= len(words_) else self.random.choices(others, k=len(words_))
        swap = dict(zip(words_, others))
        pattern = r"\b(" + "|".join(map(re.escape, words_)) + r")\b"
        return re.sub(pattern, lambda match: swap[match[0]], text)

    # Copies

    def edited(self):
        text = self.article()
        dropped = self.random.uniform(0, 0.25)
        copy = [sentence for sentence in text if self.random.random() > dropped] or text
        copy = self.reworded(copy, self.random.choice([0, 0.02, 0.05, 0.1]))
        if self.random.random() < 0.3:
            copy = self.fresh(25)[:1] + copy
        if self.random.random() < 0.6:
            copy = copy + self.fresh(int(words(text) * self.random.uniform(0.02, 0.35)))
        if self.random.random() < 0.4:
            at = self.random.randrange(len(copy))
            copy = copy[:at] + self.fresh(20)[:2] + copy[at:]
        return text, copy, 1

    def excerpt(self):
        text = self.article()
        count = max(50, int(words(text) * self.random.uniform(0.15, 0.6)))
        start = 0 if self.random.random() < 0.85 else None
        part = self.reworded(self.take(text, count, start), self.random.choice([0, 0, 0.03]))
        if self.random.random() < 0.5:
            part = part + self.fresh(max(4, int(count * self.random.uniform(0.03, 0.15))))
        return (text, part, 1) if words(part) >= 45 else None

    def expanded(self):
        text = self.article()
        more = self.fresh(int(words(text) * self.random.uniform(0.4, 1.5)))
        copy = self.reworded(text, self.random.choice([0, 0.03]))
        at = self.random.choice([len(copy), len(copy), len(copy) // 2])
        return text, copy[:at] + more + copy[at:], 1

    def corrected(self):
        text = self.take(self.article(), self.random.choice([60, 120, 300]), start=0)
        joined = "\n".join(text)
        numbers = list(NUMBER.finditer(joined))
        if len(numbers) < 4:
            return None
        one = self.random.choice(numbers)
        figure = re.sub(r"\d", lambda _: str(self.random.randint(1, 9)), one[0])
        return text, (joined[:one.start()] + figure + joined[one.end():]).split("\n"), 1

    def add(self, sentences):
        name = f"made-{len(self.documents)}"
        self.documents.append({"id": name, "text": " ".join(sentences)})
        return name

    def run(self, count):
        kinds = [self.block, self.block, self.quoted, self.quoted, self.reused, self.refilled,
                 self.refilled, self.refilled, self.refilled,                  self.edited, self.edited, self.excerpt, self.expanded, self.corrected]
        while len(self.pairs) < count:
            kind = self.random.choice(kinds)
            made = kind()
            if made:
                first, second, label = made
                self.pairs.append((self.add(first), self.add(second), label, kind.__name__))


def make(folder, count=6000, seed=5):
    maker = Maker(folder, seed)
    maker.run(count)
    return maker.documents, maker.pairs
