// StreamKey: one stream, told apart from an earlier one of the same number.

/// A stream's number, which the client may use again, and a serial number that is never used again.
package struct StreamKey: Hashable, Sendable {
    package var stream: UInt32
    package var serial: UInt64
}
