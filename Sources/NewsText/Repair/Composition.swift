// Composition: Unicode's normalization form C (UAX #15), for the stretches that may need it.

internal import CNewsTables

/// Composes letters and marks. CJK compatibility ideographs are left as written.
enum Composition {
    /// True when a scalar may change, or change its neighbours, under NFC. One look-up.
    static func mayChange(_ scalar: UInt32) -> Bool {
        if scalar < 0x300 { return false }
        if scalar >= 0x10000 {
            return (0x1D165...0x1D1C0).contains(scalar) || (0x11000...0x11AFF).contains(scalar)
        }
        return CompositionTable.shared.mayChange[Int(scalar)]
    }

    /// The stretch around `index` that is normalised as one: back to the letter before the
    /// marks, on to the last mark.
    static func segment(in scalars: [UInt32], around index: Int, notBefore limit: Int) -> Range<Int> {
        var start = index
        while start > limit, mayChange(scalars[start]) { start -= 1 }
        var end = index + 1
        while end < scalars.count, mayChange(scalars[end]), end - start < 4096 { end += 1 }
        return start..<end
    }

    static func composed(_ segment: ArraySlice<UInt32>) -> [UInt32] {
        var parts: [UInt32] = []
        for scalar in segment { decompose(scalar, into: &parts) }
        reorder(&parts)
        return compose(parts)
    }

    private static func decompose(_ scalar: UInt32, into parts: inout [UInt32]) {
        if (0xAC00...0xD7A3).contains(scalar) {
            let index = scalar - 0xAC00
            parts += [0x1100 + index / 588, 0x1161 + index % 588 / 28]
            if !index.isMultiple(of: 28) { parts.append(0x11A7 + index % 28) }
        } else if let split = CompositionTable.shared.splits[scalar] {
            // Decompositions in the table are one level deep; marks don't decompose further alone.
            for part in split { decompose(part, into: &parts) }
        } else {
            parts.append(scalar)
        }
    }

    /// Marks in the order of their combining classes, each run of marks sorted stably.
    private static func reorder(_ parts: inout [UInt32]) {
        var index = 0
        while index < parts.count {
            let start = index
            while index < parts.count, combiningClass(parts[index]) != 0 { index += 1 }
            if index - start > 1 {
                let classes = parts[start..<index].enumerated().map { (combiningClass($1), $0, $1) }
                let sorted = classes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
                parts.replaceSubrange(start..<index, with: sorted.map(\.2))
            }
            index += 1
        }
    }

    private static func compose(_ parts: [UInt32]) -> [UInt32] {
        var output: [UInt32] = []
        var starter: Int?
        var lastClass: UInt8 = 0
        for scalar in parts {
            let combining = combiningClass(scalar)
            if let position = starter,
                lastClass < combining || lastClass == 0 && position == output.count - 1,
                let composite = composite(output[position], scalar)
            {
                output[position] = composite
                continue
            }
            if combining == 0 {
                starter = output.count
                lastClass = 0
            } else {
                lastClass = combining
            }
            output.append(scalar)
        }
        return output
    }

    private static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        }
        if (0xAC00...0xD7A3).contains(first), (first - 0xAC00).isMultiple(of: 28),
            (0x11A8...0x11C2).contains(second)
        {
            return first + second - 0x11A7
        }
        return CompositionTable.shared.pairs[UInt64(first) << 32 | UInt64(second)]
    }

    static func combiningClass(_ scalar: UInt32) -> UInt8 {
        guard scalar >= 0x300 else { return 0 }
        return Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
    }
}
