// TokenRoom: where the tokens of a text are put as they are read.

/// Room for the parallel arrays of `Tokens`, for as long as one text is read.
struct TokenRoom {
    private let words: UnsafeMutablePointer<UInt32>
    private let starts: UnsafeMutablePointer<UInt32>
    private let ends: UnsafeMutablePointer<UInt32>
    private let sentences: UnsafeMutablePointer<UInt32>
    private let flags: UnsafeMutablePointer<Tokens.Flags>
    private var count = 0
    private var sentenceCount = 0

    /// Room for a text of so many bytes: none has more tokens.
    static func withRoom<Result>(forBytes bytes: Int, _ body: (inout TokenRoom) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes * 4 + 1) { numbers in
            withUnsafeTemporaryAllocation(of: Tokens.Flags.self, capacity: bytes + 1) { flags in
                guard let numbers = numbers.baseAddress, let flags = flags.baseAddress else {
                    preconditionFailure("an allocation that isn't empty has an address")
                }
                var room = TokenRoom(numbers, flags, bytes: bytes)
                return body(&room)
            }
        }
    }

    private init(
        _ numbers: UnsafeMutablePointer<UInt32>, _ flags: UnsafeMutablePointer<Tokens.Flags>, bytes: Int
    ) {
        words = numbers
        starts = numbers + bytes
        ends = numbers + 2 * bytes
        sentences = numbers + 3 * bytes
        self.flags = flags
    }

    /// The next token starts a sentence.
    @inline(__always)
    mutating func startSentence() {
        sentences[sentenceCount] = UInt32(truncatingIfNeeded: count)
        sentenceCount += 1
    }

    @inline(__always)
    mutating func add(_ word: UInt32, _ flags: Tokens.Flags, start: UInt32, end: UInt32) {
        words[count] = word
        starts[count] = start
        ends[count] = end
        self.flags[count] = flags
        count += 1
    }

    var firstWord: UInt32? { count > 0 ? words[0] : nil }

    /// What was read.
    var tokens: Tokens {
        sentences[sentenceCount] = UInt32(truncatingIfNeeded: count)
        return Tokens(
            words: Array(UnsafeBufferPointer(start: words, count: count)),
            flags: Array(UnsafeBufferPointer(start: flags, count: count)),
            sentenceStarts: Array(UnsafeBufferPointer(start: sentences, count: sentenceCount + 1)),
            starts: Array(UnsafeBufferPointer(start: starts, count: count)),
            ends: Array(UnsafeBufferPointer(start: ends, count: count)))
    }
}
