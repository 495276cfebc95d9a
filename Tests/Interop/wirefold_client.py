"""A Wirefold client in another language, written from the protocol page alone.

Blocking and small: one connection, one stream at a time. The message classes are generated from
the .proto files when this module is first imported, with Debian's protobuf-compiler.
"""
import contextlib
import glob
import os
import socket
import struct
import subprocess
import sys
import tempfile

PROTOS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Sources/WirefoldProtocol/Protos")


def _generate():
    out = tempfile.TemporaryDirectory(prefix="wirefold-interop-")
    files = sorted(glob.glob(os.path.join(PROTOS, "*.proto")))
    subprocess.run(["protoc", f"-I{PROTOS}", f"--python_out={out.name}", *files], check=True)
    sys.path.insert(0, out.name)
    return out


_generated = _generate()
import envelope_pb2 as envelope  # noqa: E402
import feed_pb2 as feed  # noqa: E402, F401
import ingest_pb2 as ingest  # noqa: E402
import model_pb2 as model  # noqa: E402
import query_pb2 as query  # noqa: E402
import status_pb2 as status  # noqa: E402, F401


class Failure(Exception):
    """The server's Failure: a stable code, what is wrong, and the field at fault."""

    def __init__(self, failure):
        super().__init__(f"{failure.code}: {failure.message}" + (f" ({failure.field})" if failure.field else ""))
        self.code, self.message, self.field = failure.code, failure.message, failure.field


class Closed(Exception):
    """The server closed the connection."""


class Connection:
    def __init__(self, path, timeout=30):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(timeout)
        self.socket.connect(path)
        self.last_stream = 0
        mine = envelope.Envelope()
        mine.hello.major, mine.hello.minor = 1, 0
        mine.hello.name, mine.hello.version = "wirefold-interop", "1"
        mine.hello.limits.max_frame_bytes, mine.hello.limits.max_streams = 16 << 20, 1
        # The server speaks first, so that who isn't let in can read why.
        theirs = self.receive()
        if theirs.WhichOneof("body") == "failure":
            raise Failure(theirs.failure)
        self.send(mine)
        self.hello = theirs.hello

    def close(self):
        self.socket.close()

    def send(self, message):
        data = message.SerializeToString()
        self.socket.sendall(struct.pack(">I", len(data)) + data)

    def _read(self, count):
        data = bytearray()
        while len(data) < count:
            part = self.socket.recv(min(count - len(data), 1 << 16))
            if not part:
                raise Closed("the server closed the connection")
            data += part
        return bytes(data)

    def receive(self):
        (length,) = struct.unpack(">I", self._read(4))
        message = envelope.Envelope()
        message.ParseFromString(self._read(length))
        return message

    def open(self, method, request=None, credit=0):
        """Opens a stream and gives its number."""
        self.last_stream += 1
        frame = envelope.Envelope(stream=self.last_stream)
        frame.request.method, frame.request.credit = method, credit
        if request is not None:
            frame.request.message = request.SerializeToString()
        self.send(frame)
        return self.last_stream

    def grant(self, stream, items):
        frame = envelope.Envelope(stream=stream)
        frame.credit.items = items
        self.send(frame)

    def cancel(self, stream):
        frame = envelope.Envelope(stream=stream)
        frame.cancel.SetInParent()
        self.send(frame)

    def next(self, stream):
        """The next frame of a stream that isn't credit; a Failure raises."""
        while True:
            frame = self.receive()
            kind = frame.WhichOneof("body")
            if kind == "failure" and frame.stream in (0, stream):
                raise Failure(frame.failure)
            if frame.stream == stream and kind != "credit":
                return frame

    def unary(self, method, request, reply_type):
        stream = self.open(method, request)
        item = self.next(stream)
        assert item.WhichOneof("body") == "item", item
        assert self.next(stream).WhichOneof("body") == "end"
        return reply_type.FromString(item.item.message)

    def items(self, method, request, reply_type, window=16):
        """The items of a server stream, granting credit as they are taken."""
        stream = self.open(method, request, credit=window)
        ended = False
        try:
            while True:
                frame = self.next(stream)
                if frame.WhichOneof("body") == "end":
                    ended = True
                    return
                yield reply_type.FromString(frame.item.message)
                self.grant(stream, 1)
        finally:
            if not ended:
                with contextlib.suppress(OSError):
                    self.cancel(stream)

    def exchange(self, method, requests, reply_type):
        """A client stream and its replies: sends as the server grants, then collects the results."""
        requests = list(requests)
        stream = self.open(method, credit=len(requests))
        allowed, sent, results = 0, 0, []
        while True:
            while sent < len(requests) and allowed > 0:
                frame = envelope.Envelope(stream=stream)
                frame.item.message = requests[sent].SerializeToString()
                self.send(frame)
                sent, allowed = sent + 1, allowed - 1
                if sent == len(requests):
                    frame = envelope.Envelope(stream=stream)
                    frame.end.SetInParent()
                    self.send(frame)
            frame = self.receive()
            kind = frame.WhichOneof("body")
            if frame.stream not in (0, stream):
                continue
            if kind == "credit":
                allowed += frame.credit.items
            elif kind == "item":
                results.append(reply_type.FromString(frame.item.message))
            elif kind == "failure":
                raise Failure(frame.failure)
            elif kind == "end":
                return results


def article(source, text, **known):
    """A SubmitRequest for a plain text with its title on the first line."""
    request = ingest.SubmitRequest()
    request.article.source = source
    request.article.content = text.encode()
    for name, value in known.items():
        setattr(request.article, name, value)
    return request
