// What the index keeps of each document: 40 bytes.

internal import NewsModel

extension FoldIndex {
    struct Entry: Sendable {
        private let idHigh: UInt64
        /// Equal for texts of the same words; 0 for texts too short to be told apart by them.
        let group: UInt64
        /// Seconds since 2001; not a number where unknown.
        let published: Double
        var record: RecordTable.Number
        /// Digests, 0 where there is none. 31 bits of the title's: two of a group that collide would be taken
        /// for copies under one title, once in 10⁹ pairs. The lowest tells whether it is foreign to the text.
        let title: UInt32
        let outlet: UInt32
        private let idLow: UInt16
        var withdrawal: Withdrawal
        var isLive = true

        init(
            id: PackedID, group: UInt64, published: Double, record: RecordTable.Number, title: UInt32,
            outlet: UInt32, withdrawal: Withdrawal
        ) {
            idHigh = id.high
            idLow = id.low
            self.group = group
            self.published = published
            self.record = record
            self.title = title
            self.outlet = outlet
            self.withdrawal = withdrawal
        }

        init(id: PackedID, record: RecordTable.Number, signature: Signature) {
            self.init(
                id: id, group: signature.group, published: signature.published, record: record,
                title: signature.titleDigest, outlet: signature.outletDigest,
                withdrawal: signature.withdrawal)
        }

        var hasForeignTitle: Bool { title & 1 != 0 }
        func hasTitle(of signature: Signature) -> Bool { title >> 1 == signature.titleDigest >> 1 }

        var packed: PackedID { PackedID(high: idHigh, low: idLow) }
        var id: DocumentID { DocumentID(packed) }
    }
}

extension Signature {
    /// 0 where there is no title; the lowest bit is `isTitleForeign`.
    var titleDigest: UInt32 {
        title == 0 ? 0 : max(2, Signature.short(title) & ~1) | (isTitleForeign ? 1 : 0)
    }
    /// 0 where the outlet isn't known.
    var outletDigest: UInt32 {
        Signature.short(outlet.utf8.reduce(0) { WordHash.mix($0 &* 31 &+ UInt64($1)) })
    }

    /// 32 bits of a digest, 0 for 0 alone.
    private static func short(_ digest: UInt64) -> UInt32 {
        digest == 0 ? 0 : max(1, UInt32(truncatingIfNeeded: digest >> 32))
    }
}
