// LazyReference: an object that is made when it is first asked for, by whichever thread comes first.

internal import Synchronization

/// An object of an immutable one, made late. (`AtomicLazyReference` isn't inlined: reading it cost more
/// than comparing two texts.)
struct LazyReference<Value: AnyObject & Sendable>: ~Copyable, Sendable {
    /// The address of a retained object, or 0.
    private let address = Atomic<UInt>(0)

    deinit { LazyReference.reference(address.load(ordering: .acquiring))?.release() }

    /// The object; where two threads make it, the first one's is kept.
    @inline(__always)
    func value(_ make: () -> Value) -> Value {
        let held = LazyReference.reference(address.load(ordering: .acquiring))
        return (held ?? keep(make())).takeUnretainedValue()
    }

    @inline(never)
    private func keep(_ value: Value) -> Unmanaged<Value> {
        let new = Unmanaged.passRetained(value)
        let (isFirst, original) = address.compareExchange(
            expected: 0, desired: UInt(bitPattern: new.toOpaque()), ordering: .acquiringAndReleasing)
        guard !isFirst, let faster = LazyReference.reference(original) else { return new }
        new.release()
        return faster
    }

    private static func reference(_ address: UInt) -> Unmanaged<Value>? {
        UnsafeRawPointer(bitPattern: address).map(Unmanaged.fromOpaque)
    }
}
