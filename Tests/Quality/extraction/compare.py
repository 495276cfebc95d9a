"""What `compare` runs; see there."""
import glob, gzip, hashlib, importlib.util, json, os, re, resource, subprocess, sys, time


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def is_held(case):
    return hashlib.sha256(os.path.basename(case["html"]).encode()).digest()[0] % 3 == 0


def f1(score, cases, texts):
    rows = [score.page(case["body"], texts.get(os.path.basename(case["html"]), "")) for case in cases]
    precision = [tp / (tp + fp) for tp, fp, _ in rows if tp or fp]
    recall = [tp / (tp + fn) for tp, _, fn in rows if tp or fn]
    p, r = sum(precision) / max(1, len(precision)), sum(recall) / max(1, len(recall))
    return {"pages": len(rows), "precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / max(p + r, 1e-9), 4)}


def words(text):
    return " ".join(re.findall(r"\w+", text))


def clutter(snippets, cases, texts):
    """Of the snippets of pages that are among the cases, how many are in the page's text."""
    address = {case["url"].split("//")[-1].rstrip("/"): case for case in cases}
    seen = found = 0
    for snippet in snippets:
        case = address.get((snippet["url"] or "").split("//")[-1].rstrip("/"))
        if case:
            seen += 1
            text = " " + words(texts.get(os.path.basename(case["html"]), "")) + " "
            found += " " + words(snippet["text"]) + " " in text
    return {"snippets": seen, "inText": found}


def wirefold(binary, files, rounds):
    # In one run, whose start is in the time: the other's isn't.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([binary, "extract", "--jobs", "1", *files * rounds], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return {os.path.basename(row["source"]): row.get("text") or "" for row in rows}, rounds * len(files) / seconds


def trafilatura(files):
    import trafilatura
    trafilatura.extract("<html><body><p>The first call loads what the others use.</p></body></html>")
    start, texts = time.process_time(), {}
    for path in files:
        page = gzip.open(path).read().decode("utf-8", "replace")
        texts[os.path.basename(path)] = trafilatura.extract(page, include_comments=False) or ""
    return texts, len(files) / (time.process_time() - start)


def main(binary, data, scratch):
    spec = importlib.util.spec_from_file_location("score", f"{data}/score/extract.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    folder = f"{data}/data/extraction"
    cases = read(f"{folder}/article-benchmark/cases.jsonl")
    files = sorted(glob.glob(f"{folder}/article-benchmark/html/*.html.gz"))
    snippets = read(f"{folder}/boilerplate_snippets.jsonl")
    rates = {}
    for name, (texts, rate) in (("wirefold", wirefold(binary, files, 5)), ("trafilatura", trafilatura(files))):
        rates[name] = rate
        print(json.dumps({
            "reader": name, "pagesPerSecond": round(rate), "all": f1(score, cases, texts),
            "seen": f1(score, [c for c in cases if not is_held(c)], texts),
            "heldOut": f1(score, [c for c in cases if is_held(c)], texts),
            "clutter": clutter(snippets, cases, texts)}))
    print(json.dumps({"timesAsFast": round(rates["wirefold"] / rates["trafilatura"], 1)}))


main(*sys.argv[1:])
