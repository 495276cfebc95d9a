// All that needs a booted systemd, one after the other: each suite boots its own, in about a second.

internal import Testing

@Suite("Under systemd", .serialized, .inServiceBox) struct ServiceTests {}
