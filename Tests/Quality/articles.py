#!/usr/bin/env python3
"""Made-up articles with planted copies, as JSON lines for `wirefold fold`.

    articles.py COUNT [SEED] [--quotes]

Words are drawn as often as general news has them (the table that Wirefold weighs words by), a third
of each text is stock phrases that many texts share, as in real news. Three articles in ten are copies of an earlier one, made by
a known edit; the id says which: `b17` is a base article, `c18.b17.trim` a copy of it. With `--quotes` one
sentence in eight is somebody's words. Standard library alone; about 100 µs an article.
"""
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STEMS = os.path.join(HERE, "../../Sources/CNewsTables/tables/fold/stems.txt")
EDITS = ("verbatim", "trim", "excerpt", "edit", "expand")
# Copies are made of the latest so many base articles, and now and then of any one that is kept.
RECENT, KEPT = 2000, 20000


class Maker:
    def __init__(self, seed, quoted=0.0):
        self.random = random.Random(seed)
        self.quoted = quoted
        words, total, self.cumulative = [], 0, []
        for line in open(STEMS, encoding="utf-8"):
            parts = line.split()
            if line.startswith("#") or len(parts) != 2 or not parts[0].isalpha():
                continue
            total += int(parts[1])
            words.append(parts[0])
            self.cumulative.append(total)
        self.words = words
        self.surnames = [w for w in self.words[2000:] if w.isascii()][:100]
        self.phrases = [" ".join(self.draw(self.random.randint(3, 7))) for _ in range(30000)]
        self.weights = []
        total = 0
        for rank in range(len(self.phrases)):
            total += 1 / (rank + 10)
            self.weights.append(total)

    def draw(self, count):
        return self.random.choices(self.words, cum_weights=self.cumulative, k=count)

    def sentence(self):
        length = self.random.randint(8, 24)
        words = self.draw(length)
        for phrase in self.random.choices(self.phrases, cum_weights=self.weights, k=length // 12):
            words[self.random.randrange(len(words))] = phrase
        if self.random.random() < 0.3:
            words[self.random.randrange(len(words))] = str(self.random.randint(2, 9999))
        if self.quoted and self.random.random() < self.quoted:
            return f'"{" ".join(words).capitalize()}," said {self.name()}.'
        return " ".join(words).capitalize() + "."

    def name(self):
        """One of some ten thousand people."""
        return " ".join(self.random.choice(self.surnames).capitalize() for _ in range(2))

    def sentences(self):
        return [self.sentence() for _ in range(self.random.choice((4, 6, 8, 12, 16, 24)))]

    def title(self):
        return " ".join(self.draw(7)).capitalize()

    def edited(self, sentences, kind):
        """The sentences of a copy."""
        r = self.random
        if kind == "verbatim":
            return list(sentences)
        if kind == "trim":  # cut from the end, as an editor does for length
            return sentences[: max(3, len(sentences) * r.randint(50, 85) // 100)]
        if kind == "excerpt":  # a stretch from the middle
            size = max(3, len(sentences) // 2)
            start = r.randint(0, len(sentences) - size)
            return sentences[start : start + size]
        if kind == "expand":  # new sentences between the old ones
            longer = list(sentences)
            for _ in range(max(1, len(sentences) // 3)):
                longer.insert(r.randint(1, len(longer)), self.sentence())
            return longer
        changed = []  # one word in twelve is another, one sentence in eight is gone
        for sentence in sentences:
            if r.random() < 0.125 and len(sentences) > 4:
                continue
            words = sentence.split(" ")
            for _ in range(max(1, len(words) // 12)):
                words[r.randrange(len(words))] = self.draw(1)[0]
            changed.append(" ".join(words))
        return changed or list(sentences)


def main(count, seed, quoted):
    make = Maker(seed, quoted)
    r = make.random
    recent, kept = [], []
    for number in range(count):
        day = number * 365 / max(1, count)
        published = 1700000000 + int(day * 86400)
        if recent and r.random() < 0.3:
            base, title, sentences = r.choice(kept if kept and r.random() < 0.1 else recent)
            kind = r.choice(EDITS)
            sentences = make.edited(sentences, kind)
            name = f"c{number}.{base}.{kind}"
            title = title if r.random() < 0.5 else make.title()
        else:
            name, title, sentences = f"b{number}", make.title(), make.sentences()
            recent.append((name, title, sentences))
            if len(recent) > RECENT:
                old = recent.pop(r.randrange(RECENT // 2))
                if len(kept) < KEPT:
                    kept.append(old)
                else:
                    kept[r.randrange(KEPT)] = old
        paragraphs = [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
        article = {
            "id": name, "title": title, "text": "\n\n".join(paragraphs),
            "outlet": f"Outlet {r.randrange(300)}", "published": published,
        }
        sys.stdout.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    numbers = [a for a in sys.argv[1:] if a != "--quotes"]
    if not numbers or not all(a.isdigit() for a in numbers):
        sys.exit(__doc__)
    try:
        main(int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 1, 1 / 8 if "--quotes" in sys.argv else 0.0)
    except BrokenPipeError:
        sys.exit(1)
