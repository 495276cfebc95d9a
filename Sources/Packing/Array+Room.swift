// Arrays of plain values that are filled where they lie.

extension Array where Element: BitwiseCopyable {
    /// An array with room for so many values, of which `fill` says how many it wrote. As
    /// `init(unsafeUninitializedCapacity:initializingWith:)`, which asks the runtime for the array's type
    /// every time: as long as a short array takes to be filled.
    @inlinable
    public init(
        room count: Int, _ fill: (_ values: UnsafeMutableBufferPointer<Element>, _ filled: inout Int) -> Void
    ) {
        self = []
        guard count > 0 else {
            // What all empty arrays share isn't written to: threads would race for it, if to write the same.
            var filled = 0
            fill(UnsafeMutableBufferPointer(start: nil, count: 0), &filled)
            return
        }
        append(addingCapacity: count) { span in span.withUnsafeMutableBufferPointer { fill($0, &$1) } }
    }

    /// So many times one value; as `init(repeating:count:)`, which asks the runtime too.
    @inlinable
    public init(room count: Int, repeating value: Element) {
        self.init(room: count) { values, filled in
            values[..<count].initialize(repeating: value)
            filled = count
        }
    }
}
