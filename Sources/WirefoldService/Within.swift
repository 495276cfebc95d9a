// within: something that may take so long and no longer.

/// Runs `body`; where it isn't done after `limit`, cancels it and throws `late` once it has ended.
package func within<Value: Sendable, Failure: Error>(
    _ limit: Duration, else late: @autoclosure () -> Failure,
    _ body: @escaping @Sendable () async throws(Failure) -> Value
) async throws(Failure) -> Value {
    let first = await withTaskGroup(of: Result<Value, Failure>?.self) { group in
        group.addTask { await Result { () async throws(Failure) in try await body() } }
        group.addTask {
            try? await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        while let outcome = await group.next() {
            // Canceled from outside, the body says so itself.
            if outcome != nil || !Task.isCancelled { return outcome }
        }
        return nil
    }
    guard let first else { throw late() }
    return try first.get()
}

extension Result {
    /// The outcome of an asynchronous body.
    fileprivate init(_ body: () async throws(Failure) -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
