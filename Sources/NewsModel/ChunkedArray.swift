// ChunkedArray: a list whose copies share what they have in common.

/// An array in chunks. Changing one of several copies costs the chunk that changes, not the list: one of thousands
/// that others hold too can grow by an element at a time. A place is found by a binary search among the chunks.
public struct ChunkedArray<Element> {
    /// Elements of a chunk at most.
    @inlinable static var longest: Int { 128 }

    /// All chunks but the last, none of them empty, and the place where each ends.
    @usableFromInline var chunks: [[Element]] = []
    @usableFromInline var ends: [Int] = []
    /// Where lists grow: of most lists the only chunk.
    @usableFromInline var last: [Element] = []

    @inlinable public init() {}

    @inlinable var lastStart: Int { ends.last ?? 0 }

    /// The chunk that a place is in; the number of `chunks` for the last.
    @inlinable func chunk(of place: Int) -> Int {
        guard place < lastStart else { return chunks.count }
        var (low, high) = (0, ends.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if place < ends[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }

    @inlinable func start(of chunk: Int) -> Int { chunk == 0 ? 0 : ends[chunk - 1] }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { lastStart + last.count }

    public subscript(place: Int) -> Element {
        @inlinable @inline(__always) _read {
            let chunk = chunk(of: place)
            let offset = place - start(of: chunk)
            if chunk == chunks.count { yield last[offset] } else { yield chunks[chunk][offset] }
        }
        @inlinable _modify {
            let chunk = chunk(of: place)
            let offset = place - start(of: chunk)
            if chunk == chunks.count { yield &last[offset] } else { yield &chunks[chunk][offset] }
        }
    }
}

extension ChunkedArray {
    /// The place of the first element that `predicate` is true of. Copies none, and looks up no place.
    @inlinable public func firstIndex(where predicate: (Element) throws -> Bool) rethrows -> Int? {
        for (chunk, elements) in chunks.enumerated() {
            if let offset = try elements.firstIndex(where: predicate) { return start(of: chunk) + offset }
        }
        return try last.firstIndex(where: predicate).map { lastStart + $0 }
    }
}

extension ChunkedArray: RangeReplaceableCollection {
    @inlinable public mutating func append(_ element: Element) {
        if last.count == Self.longest {
            ends.append(endIndex)
            chunks.append(last)
            last = []
        }
        last.append(element)
    }

    @inlinable public mutating func append(contentsOf elements: some Sequence<Element>) {
        for element in elements { append(element) }
    }

    @inlinable public mutating func insert(_ element: Element, at place: Int) {
        guard place != endIndex else { return append(element) }
        let chunk = chunk(of: place)
        let isFull = (chunk == chunks.count ? last : chunks[chunk]).count == Self.longest
        guard !isFull else { return replaceSubrange(place..<place, with: CollectionOfOne(element)) }
        let offset = place - start(of: chunk)
        if chunk == chunks.count {
            last.insert(element, at: offset)
        } else {
            chunks[chunk].insert(element, at: offset)
        }
        for later in chunk..<ends.count { ends[later] += 1 }
    }

    @inlinable public mutating func replaceSubrange(
        _ range: Range<Int>, with elements: some Collection<Element>
    ) {
        precondition(range.lowerBound >= 0 && range.upperBound <= endIndex, "the range leads out of the list")
        let (first, final) = (chunk(of: range.lowerBound), chunk(of: range.upperBound))
        var all = chunks + [last]
        let before = all[first].prefix(range.lowerBound - start(of: first))
        let after = all[final].dropFirst(range.upperBound - start(of: final))
        all.replaceSubrange(first...final, with: Self.split(before + Array(elements) + after))
        last = all.popLast() ?? []
        chunks = all
        ends = chunks.reduce(into: []) { ends, chunk in ends.append((ends.last ?? 0) + chunk.count) }
    }

    /// Elements in chunks of about one length, with room for more where there are several.
    @inlinable static func split(_ elements: ArraySlice<Element>) -> [[Element]] {
        guard elements.count > longest else { return elements.isEmpty ? [] : [Array(elements)] }
        let count = elements.count / longest + 1
        return (0..<count).map { chunk in
            let bounds = (elements.count * chunk / count, elements.count * (chunk + 1) / count)
            return Array(elements.dropFirst(bounds.0).prefix(bounds.1 - bounds.0))
        }
    }
}

extension ChunkedArray: ExpressibleByArrayLiteral {
    @inlinable public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension ChunkedArray: CustomStringConvertible {
    public var description: String { Array(self).description }
}

extension ChunkedArray: Sendable where Element: Sendable {}

extension ChunkedArray: Equatable where Element: Equatable {
    /// By the elements alone: where chunks end is of no account.
    @inlinable public static func == (one: Self, other: Self) -> Bool { one.elementsEqual(other) }
}

extension ChunkedArray: Hashable where Element: Hashable {
    @inlinable public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for element in self { hasher.combine(element) }
    }
}
