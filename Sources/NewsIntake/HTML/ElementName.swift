// ElementName: the words that an element's names are put together of: "c-byline__author articleBody".

enum ElementName {
    /// Hands on each word's hash, and whether it is the first of its name. Words end at whatever is no
    /// letter and before a capital after a small letter; names at a space.
    @inline(__always)
    static func forEachWord(
        of names: some Sequence<UInt8>, _ body: (_ word: UInt64, _ isFirst: Bool) -> Void
    ) {
        var hash = WordHash()
        var isInside = false
        var isFirst = true
        var last: UInt8 = 0
        func endWord() {
            body(hash.value, isFirst)
            hash = WordHash()
            isInside = false
            isFirst = false
        }
        for byte in names {
            if isInside, (0x41...0x5A).contains(byte), (0x61...0x7A).contains(last) { endWord() }
            if WordHash.isWordByte(byte) {
                hash.add(WordHash.lowered(byte))
                isInside = true
            } else {
                if isInside { endWord() }
                if byte == 0x20 { isFirst = true }
            }
            last = byte
        }
        if isInside { endWord() }
    }
}
