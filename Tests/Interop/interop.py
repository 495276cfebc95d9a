"""Submits, queries and tails a running pair from Python: the protocol, proved from outside.

    /usr/bin/python3 interop.py --ingest INGEST.SOCK --query QUERY.SOCK

Prints what it did, a line a step; exits 0 when every step held.
"""
import argparse
import time

from google.protobuf import descriptor_pb2

from wirefold_client import Connection, Failure, article, envelope, ingest, model, query, status

STATEMENT = "The quay at Brennhaven will reopen before the herring return"
ARTICLES = [
    article(
        "harbour-1.txt",
        "Brennhaven quay to reopen\n\nThe harbour board of Brennhaven voted on Monday to repair the storm-damaged "
        f"quay.\n\n\"{STATEMENT},\" said Ilse Maron, chair of the harbour board.\n\nThe repairs are to cost about "
        "four million crowns, which the county will lend.\n",
        outlet="Harbour Post",
        guid="interop-1",
    ),
    article(
        "harbour-2.txt",
        "Brennhaven quay to reopen\n\nThe harbour board of Brennhaven voted on Monday to repair the storm-damaged "
        f"quay.\n\n\"{STATEMENT},\" said Ilse Maron, chair of the harbour board.\n\nThe repairs are to cost about "
        "four million crowns, which the county will lend.\n",
        outlet="Coast Daily",
        guid="interop-2",
    ),
]


def until(condition, what, seconds=30):
    """Asks again until a condition holds; the pair applies changes a moment after they commit."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        result = condition()
        if result:
            return result
        time.sleep(0.02)
    raise SystemExit(f"FAILED: {what} did not come about within {seconds} s")


def step(name, holds, seen=""):
    if not holds:
        raise SystemExit(f"FAILED: {name} {seen}")
    print(f"ok: {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ingest", required=True)
    parser.add_argument("--query", required=True)
    paths = parser.parse_args()
    feeder, reader = Connection(paths.ingest), Connection(paths.query)
    step("both say hello", feeder.hello.major == 1 and "Query" in reader.hello.services, reader.hello)

    described = reader.unary("Query/Describe", envelope.Hello(), envelope.DescribeReply)
    contract = descriptor_pb2.FileDescriptorSet.FromString(described.file_descriptor_set)
    services = {service.name for file in contract.file for service in file.service}
    step("Describe gives the contract", {"Ingest", "Feed", "Query"} <= services, services)
    step("Describe lists the methods", "Query/GetRecord" in described.methods, described.methods)

    first = feeder.unary("Ingest/Submit", ARTICLES[0], model.Receipt)
    step("a submission gets a receipt", first.document.startswith("d-") and first.record.startswith("r-"), first)
    results = feeder.exchange("Ingest/SubmitStream", [*ARTICLES, article("empty.txt", "")], ingest.SubmitResult)
    step("a stream answers each article", len(results) == 3, results)
    step("resubmitting gives the same receipt", results[0].receipt == first, results[0])
    step("a copy joins the record", results[1].receipt.record == first.record, results[1])
    step("a copy is called verbatim", results[1].receipt.relation == "verbatim", results[1])
    step("an empty article is refused alone", results[2].WhichOneof("result") == "refusal", results[2])

    head = feeder.unary("Ingest/Status", status.StatusRequest(), status.IngestStatus).sequence
    until(
        lambda: reader.unary("Query/Status", status.StatusRequest(), status.QueryStatus).applied_sequence >= head,
        "the catalogue caught up",
    )
    record = reader.unary("Query/GetRecord", query.GetRequest(id=first.record), model.Record)
    step("the record has both copies", {c.outlet for c in record.copies} >= {"Harbour Post", "Coast Daily"}, record)
    document = reader.unary("Query/GetDocument", query.GetRequest(id=first.document), model.Document)
    spans = [document.text[q.start : q.end] for q in document.quotations]
    step("offsets are code points", any(STATEMENT in span for span in spans), spans)
    found = reader.unary("Query/FindQuote", query.FindQuoteRequest(text=STATEMENT), query.FindQuoteReply)
    quote = found.matches[0].quote
    step("one quote with two carriers", len(quote.carriers) == 2, quote)
    step("the speaker is known", quote.speaker == "Ilse Maron", quote.speaker)

    sequences = []
    for batch in reader.items("Query/Tail", query.TailRequest(after=0), model.ChangeBatch):
        sequences += [change.sequence for change in batch.changes]
        if sequences and sequences[-1] >= head:
            break
        if len(sequences) > 3:
            break
    step("a tail is in order", sequences and sequences == sorted(sequences), sequences)

    refused = [(query.GetRequest(id="r-aaaaaaaaaaaaaaaa"), "notFound"), (query.GetRequest(id="?"), "invalidArgument")]
    for request, code in refused:
        try:
            reader.unary("Query/GetRecord", request, model.Record)
            step(f"{request.id} is refused", False)
        except Failure as failure:
            step(f"{request.id} is {code}", failure.code == code, failure)


if __name__ == "__main__":
    main()
