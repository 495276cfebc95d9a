// GzipStream: gzip in members (RFC 1952), as archives of pages are written: a damaged member costs
// itself, and the search goes on for the next one.

/// Decompresses gzip members that stand one after another.
final class GzipStream: Decompressor {
    private enum State {
        case member
        /// After a member, or after damage: up to the next magic number.
        case seeking
    }

    private let inflater = Inflater(.gzip)
    private var state = State.seeking
    private var expansion: ExpansionGuard
    /// Of the compressed bytes: where the next pushed byte stands.
    private var offset: UInt64
    private var memberStart: UInt64 = 0
    private var hasBegun = false
    /// The last bytes of a push that may be the first of a magic number.
    private var carry: [UInt8] = []

    /// - Parameter offset: where the first byte stands in the file.
    init(limits: IntakeLimits, offset: UInt64 = 0) {
        expansion = ExpansionGuard(limits: limits)
        self.offset = offset
    }

    func push(_ bytes: ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        var rest = bytes
        while true {
            switch state {
            case .seeking:
                guard !rest.isEmpty else { return }
                seek(in: &rest, give)
            case .member:
                guard inflateMember(&rest, give) else { return }
            }
        }
    }

    func finish(_ give: (DecompressedPiece) -> Void) {
        var isCut = !hasBegun
        if case .member = state { isCut = true }
        if isCut {
            give(.damage(memberStart, .damaged("the gzip data ends in the middle of a member")))
        }
        state = .seeking
    }

    /// Finds the next magic number; padding between members is skipped.
    private func seek(in rest: inout ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        // Only where a push ended in the middle of a search are bytes put together.
        let window = carry.isEmpty ? rest : (carry + rest)[...]
        let base = offset - UInt64(carry.count)
        guard let index = Self.magic(in: window) else {
            offset += UInt64(rest.count)
            carry = Array(window.suffix(3))
            rest = []
            return
        }
        memberStart = base + UInt64(index - window.startIndex)
        carry = []
        inflater.reset()
        expansion.begin()
        state = .member
        hasBegun = true
        give(.start(memberStart))
        // The magic number may have begun in the last push: it is fed from here.
        offset = memberStart
        rest = window[index...]
    }

    /// Where a gzip header may start: two magic bytes, deflate, no reserved flag.
    private static func magic(in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count > 3 else { return nil }
        for index in bytes.startIndex..<bytes.endIndex - 3
        where bytes[index] == 0x1F && bytes[index + 1] == 0x8B && bytes[index + 2] == 8
            && bytes[index + 3] & 0xE0 == 0
        {
            return index
        }
        return nil
    }

    /// Inflates a piece; false where there is nothing to go on with but more input.
    private func inflateMember(
        _ rest: inout ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void
    ) -> Bool {
        let before = rest.count
        let (output, outcome) = inflater.inflate(&rest)
        let read = before - rest.count
        offset += UInt64(read)
        if !output.isEmpty { give(.bytes(output)) }
        if let error = expansion.note(consumed: read, produced: output.count) {
            give(.damage(memberStart, error))
            state = .seeking
            return true
        }
        switch outcome {
        case .ended: state = .seeking
        case .going where read > 0 || !output.isEmpty: break
        case .going where rest.isEmpty: return false
        case .going, .damaged:
            give(
                .damage(
                    memberStart, .damaged("the gzip data is damaged in the member at byte \(memberStart)")))
            state = .seeking
            // Whatever stops the decompressor isn't looked at again.
            if read == 0, !rest.isEmpty {
                rest = rest.dropFirst()
                offset += 1
            }
        }
        return true
    }
}
