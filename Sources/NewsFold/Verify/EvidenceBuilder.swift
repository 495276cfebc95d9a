// Evidence of a comparison: the passages as they stand in both documents, and the named terms.

internal import FoundationEssentials
internal import NewsModel

extension Evidence {
    /// What a comparison of two documents shows.
    ///
    /// - Parameters:
    ///   - rule: `equal` (the same words), `score` (the pair score), `operator`.
    ///   - weights: what the terms weighed; `weighs …` is what each added to the sum that decided.
    init(
        _ document: PreparedDocument, _ other: PreparedDocument, rule: String, score: Double,
        comparison: PairComparison, weights: PairWeights
    ) {
        var scores = ["score": score]
        scores.reserveCapacity(2 * PairTerm.allCases.count + 4)
        let contributions = weights.contributions(comparison.values)
        for (place, term) in PairTerm.allCases.enumerated() {
            if term != .bias { scores[term.rawValue] = Evidence.rounded(comparison.values[place]) }
            if abs(contributions[place]) >= 0.005 {
                scores[PairTerm.weightNames[place]] = Evidence.rounded(contributions[place])
            }
        }
        if let first = document.document.published, let second = other.document.published {
            scores["daysApart"] = Evidence.rounded(abs(first.timeIntervalSince(second)) / 86_400)
        }
        // The comparison's are in the order of the shorter text.
        let runs =
            comparison.isFirstShorter ? comparison.runs : SharedRuns(document.profile, other.profile)
        self.init(
            document: document.document.id, other: other.document.id, rule: rule, scores: scores,
            passages: Evidence.passages(runs.runs, document, other))
    }

    /// To four decimals: enough to read, and the same everywhere.
    static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

    /// The text of each run, marks between its words included. One pass over the text.
    private static func passages(
        _ runs: [SharedRuns.Run], _ document: PreparedDocument, _ other: PreparedDocument
    ) -> [Passage] {
        guard !runs.isEmpty else { return [] }
        let spans = TokenSpans(document.document.text)
        let otherSpans = TokenSpans(other.document.text)
        var text = document.document.text
        return text.withUTF8 { bytes in
            var scalars = ScalarOffsets(bytes)
            return runs.map { run in
                let range = spans.range(run.start, run.start + run.count)
                let otherRange = otherSpans.range(run.otherStart, run.otherStart + run.count)
                let start = scalars.byte(of: range.start)
                let end = scalars.byte(of: range.end)
                return Passage(
                    range: range, otherRange: otherRange,
                    text: String(decoding: bytes[start..<end], as: UTF8.self))
            }
        }
    }
}

/// Where scalars stand among the bytes of a text, asked for ascending.
private struct ScalarOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var byte = 0
    private var scalar = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The first byte of a scalar; the end of the text for the one after the last.
    mutating func byte(of wanted: Int) -> Int {
        while scalar < wanted, byte < bytes.count {
            if wanted - scalar >= 8, bytes.count - byte >= 8, isPlain(at: byte) {
                byte += 8
                scalar += 8
            } else {
                repeat { byte += 1 } while byte < bytes.count && bytes[byte] & 0xC0 == 0x80
                scalar += 1
            }
        }
        return byte
    }

    /// Whether eight bytes are eight scalars.
    private func isPlain(at byte: Int) -> Bool {
        UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: byte, as: UInt64.self)
            & 0x8080_8080_8080_8080 == 0
    }
}
