// WriterBox: state that belongs to the ledger's writer, and the proof that one is it.

/// A value that is read and changed inside the ledger's write transactions alone.
///
/// `@unchecked Sendable`: the value is reached only with a ``LedgerTransaction`` in hand, and those
/// exist one at a time, on the writer's serial queue.
final class WriterBox<Value>: @unchecked Sendable {
    private var value: Value

    init(_ value: sending Value) { self.value = value }

    func withValue<Result, Failure: Error>(
        in transaction: LedgerTransaction, _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(&value)
    }
}
