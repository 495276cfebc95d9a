"""Plays hostile peers against one socket of a running daemon, while a good client looks on.

    /usr/bin/python3 hostile.py --socket QUERY.SOCK --service Query --pid PID [--peers 1000]

Each peer's connection must end or get its Failure, the good client must never notice, and the
daemon's memory must stay put. Prints a line a peer; exits 0 when all of it held.
"""
import argparse
import mmap
import os
import random
import socket
import statistics
import struct
import time

from wirefold_client import Closed, Connection, Failure, envelope, ingest, model, query, status

GROWTH_LIMIT = 32 << 20
LIMIT = 16 << 20
# Of floods, which an allocator keeps room for: so many to warm up, as many twice over that are compared.
FLOODS = 5
FLOOD_LIMIT = 2 << 20
# What a byte costs under ThreadSanitizer, which keeps four words' history of each eight bytes in use, and
# gives little back.
SANITIZED = 5


def resident(pid):
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def is_sanitized(pid):
    with open(f"/proc/{pid}/exe", "rb") as binary, mmap.mmap(binary.fileno(), 0, prot=mmap.PROT_READ) as content:
        return content.find(b"__tsan_init") >= 0


def raw(path, data, seconds=15):
    """Sends bytes and reads until the server closes: what it said, or None if it never closed."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as peer:
        peer.settimeout(seconds)
        peer.connect(path)
        said = b""
        try:
            peer.sendall(data)
            while part := peer.recv(1 << 16):
                said += part
        except TimeoutError:
            return None
        except (ConnectionResetError, BrokenPipeError):
            pass
        return said


class Hostility:
    def __init__(self, path, service, pid, peers):
        self.path, self.service, self.pid, self.peers = path, service, pid, peers
        self.good = Connection(path)
        self.cost = SANITIZED if is_sanitized(pid) else 1
        self.failures = 0

    def probe(self):
        """A good client's call, and how long it took in seconds."""
        began = time.monotonic()
        reply = status.QueryStatus if self.service == "Query" else status.IngestStatus
        self.good.unary(f"{self.service}/Status", status.StatusRequest(), reply)
        return time.monotonic() - began

    def settle(self):
        """Waits until the daemon has done what peers have left it to do."""
        deadline = time.monotonic() + 60
        while self.service == "Ingest" and time.monotonic() < deadline:
            if not self.good.unary("Ingest/Status", status.StatusRequest(), status.IngestStatus).queued:
                return
            time.sleep(0.05)

    def play(self, name, peer):
        before = resident(self.pid)
        held, seen = peer()
        took = self.probe()
        self.tell(name, held, seen, took, resident(self.pid) - before, GROWTH_LIMIT)

    def play_often(self, name, peer):
        """Plays a peer many times, and looks at the memory whenever the daemon is at rest. It goes up and down
        by what the allocator keeps; what is leaked adds up: the middle of the last few against that of those
        before them, for each peer that was played between the two."""
        at_rest = []
        for _ in range(3 * FLOODS):
            held, seen = peer()
            took = self.probe()
            self.settle()
            at_rest.append(resident(self.pid))
        growth = statistics.median(at_rest[-FLOODS:]) - statistics.median(at_rest[-2 * FLOODS : -FLOODS])
        print("at rest: " + ", ".join(f"{bytes / 2**20:.1f}" for bytes in at_rest) + " MiB")
        self.tell(f"{len(at_rest)} times {name}", held, seen, took, growth / FLOODS, FLOOD_LIMIT)

    def tell(self, name, held, seen, took, growth, limit):
        ok = held and took < 1 and growth < limit * self.cost
        self.failures += not ok
        print(
            f"{'ok' if ok else 'FAILED'}: {name}: {seen}; good client {took * 1e3:.1f} ms;"
            f" memory {growth / 2**20:+.2f} MiB, at most {limit * self.cost >> 20}"
        )

    def closed_after(self, data):
        said = raw(self.path, data)
        return said is not None, "closed" if said is not None else "left open"

    def lengths(self):
        for length in (0, LIMIT + 1, 2**31 - 1, 2**31, 2**32 - 1):
            self.play(f"a length of {length}", lambda n=length: self.closed_after(struct.pack(">I", n) + b"x" * 64))

    def half_a_header(self):
        return self.closed_after(b"\x00\x00")

    def random_bytes(self):
        randomness = random.Random(1)
        open_ends = sum(
            raw(self.path, randomness.randbytes(randomness.randrange(1, 4096))) is None for _ in range(50)
        )
        return open_ends == 0, f"50 peers, {open_ends} left open"

    def unknown_method(self):
        peer = Connection(self.path)
        try:
            peer.unary(f"{self.service}/Nonesuch", envelope.Hello(), envelope.Hello)
        except Failure as failure:
            return failure.code in ("notFound", "invalidArgument"), failure.code
        finally:
            peer.close()
        return False, "answered"

    def ten_thousand_streams(self):
        peer = Connection(self.path)
        refused = answered = 0
        try:
            frames = bytearray()
            for stream in range(1, 10_001):
                frame = envelope.Envelope(stream=stream)
                # Streams that stay open: a tail without credit, or a client stream without an end.
                frame.request.method = "Query/Tail" if self.service == "Query" else "Ingest/SubmitStream"
                data = frame.SerializeToString()
                frames += struct.pack(">I", len(data)) + data
            peer.socket.sendall(frames)
            while refused < 1:
                frame = peer.receive()
                refused += frame.WhichOneof("body") == "failure" and frame.failure.code == "resourceExhausted"
                answered += 1
        except (Closed, ConnectionError, TimeoutError) as end:
            return not isinstance(end, TimeoutError), type(end).__name__
        finally:
            peer.close()
        return True, f"refused after {answered} frames"

    def never_reads(self):
        peer = Connection(self.path)
        seen = "64 streams unread" if self.service == "Query" else "2000 items unasked for"
        if self.service == "Query":
            for _ in range(64):
                peer.open("Query/ListRecords", query.ListRequest(), credit=2**31)
        else:
            stream = peer.open("Ingest/SubmitStream", credit=2**31)
            self.flood(peer, stream)
        time.sleep(0.5)  # Long enough for a server without limits to buffer what it likes.
        peer.close()
        return True, seen

    def flood(self, peer, stream):
        """Items without any credit: the server must end this connection or stop reading. Their articles are
        refused as soon as they are looked at: what they leave is to be measured, not what the engines take."""
        peer.socket.settimeout(2)
        frame = envelope.Envelope(stream=stream)
        request = ingest.SubmitRequest(article=model.Article(source="flood", format="nonesuch", content=b"x" * 60_000))
        frame.item.message = request.SerializeToString()
        data = frame.SerializeToString()
        try:
            for _ in range(2_000):
                peer.socket.sendall(struct.pack(">I", len(data)) + data)
        except OSError:
            pass

    def padded_requests(self):
        """Requests with megabytes that no method knows: refused, and nothing of them kept."""
        peer = Connection(self.path)
        frame = envelope.Envelope()
        frame.request.method = "Query/Tail" if self.service == "Query" else "Ingest/Audit"
        # Field 2047, of bytes.
        frame.request.message = b"\xfa\x7f" + b"\x80\x80\xc0\x02" + b"x" * (5 << 20)
        refused = 0
        for stream in range(1, 31):
            frame.stream = stream
            peer.send(frame)
            try:
                peer.next(stream)
            except Failure as failure:
                refused += failure.code == "resourceExhausted"
        peer.close()
        return refused == 30, f"{refused} of 30 refused"

    def gone_mid_reply(self):
        before = len(os.listdir(f"/proc/{self.pid}/fd"))
        for _ in range(self.peers):
            peer = Connection(self.path)
            peer.open(f"{self.service}/Status", status.StatusRequest())
            peer.close()
        deadline = time.monotonic() + 10
        while (after := len(os.listdir(f"/proc/{self.pid}/fd"))) > before + 4 and time.monotonic() < deadline:
            time.sleep(0.05)
        return after <= before + 4, f"{self.peers} peers, {after - before:+d} descriptors"

    def wrong_major(self):
        hello = envelope.Envelope()
        hello.hello.major = 99
        data = hello.SerializeToString()
        said = raw(self.path, struct.pack(">I", len(data)) + data)
        return said is not None and b"invalidArgument" in said, "refused" if said else "no answer"

    def run(self):
        self.lengths()
        self.play("half a header, then silence", self.half_a_header)
        self.play("random bytes", self.random_bytes)
        self.play("another major version", self.wrong_major)
        self.play("an unknown method", self.unknown_method)
        self.play("requests padded with 5 MiB each", self.padded_requests)
        self.play("ten thousand streams at once", self.ten_thousand_streams)
        self.play_often("a peer that never reads", self.never_reads)
        self.play("gone in the middle of a reply", self.gone_mid_reply)
        print(f"{self.failures} failed")
        return 1 if self.failures else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--socket", required=True)
    parser.add_argument("--service", choices=["Query", "Ingest"], required=True)
    parser.add_argument("--pid", type=int, required=True)
    parser.add_argument("--peers", type=int, default=1000, help="clients that vanish in the middle of a reply")
    options = parser.parse_args()
    raise SystemExit(Hostility(options.socket, options.service, options.pid, options.peers).run())
