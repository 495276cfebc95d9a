// verify: proves that a catalogue equals its ledger.

internal import WirefoldProtocol
internal import WirefoldTransport

/// Compares the catalogue with the ledger, row by row. Waits until the catalogue has reached what
/// the ledger holds; throws `unavailable` when it hasn't by `deadline`, of which the daemons keep a minute at
/// most. The comparison itself takes as long as it takes.
///
/// Needs the admin group of both daemons. Costs a pass over both databases, and little memory:
/// both send their rows in order of id. Rows that change meanwhile are not compared.
public func verify(
    ingest: IngestClient, query: QueryClient, deadline: Duration = .seconds(60)
) async throws(WirefoldError) -> Verification {
    try await translated { () throws(RPCError) in
        try await settled(ingest.connection, query.connection, deadline)
    }
}

/// Where changes come in all the while, a row may be gone by the time that it is compared: what is
/// found then is looked at again.
private func settled(
    _ ingest: Connection, _ query: Connection, _ deadline: Duration
) async throws(RPCError) -> Verification {
    for _ in 0..<4 {
        let (found, isQuiet) = try await compare(ingest, query, deadline)
        if found.isClean || isQuiet { return found }
    }
    return try await compare(ingest, query, deadline).found
}

/// Compares once. It is quiet when both audits are of the same sequence number.
private func compare(
    _ ingest: Connection, _ query: Connection, _ deadline: Duration
) async throws(RPCError) -> (found: Verification, isQuiet: Bool) {
    var ledger = try await AuditRows(ingest, "Ingest/Audit", atLeast: 0)
    var catalogue = try await reached(ledger.sequence, query, deadline)
    var comparison = Comparison(horizon: ledger.sequence)
    var left = try await ledger.next()
    var right = try await catalogue.next()
    while left != nil || right != nil {
        let moves = comparison.step(left, right)
        if moves.ledger { left = try await ledger.next() }
        if moves.catalogue { right = try await catalogue.next() }
    }
    comparison.note(gaps: ledger.gaps, duplicates: ledger.duplicates, of: "ledger")
    comparison.note(gaps: catalogue.gaps, duplicates: catalogue.duplicates, of: "catalogue")
    return (comparison.found, ledger.sequence == catalogue.sequence)
}

/// The catalogue's rows, once it has reached what the ledger holds.
private func reached(
    _ sequence: UInt64, _ query: Connection, _ deadline: Duration
) async throws(RPCError) -> AuditRows {
    let outcome = await withTaskGroup(of: Result<AuditRows, RPCError>.self) { group in
        group.addTask {
            do throws(RPCError) {
                return .success(try await AuditRows(query, "Query/Audit", atLeast: sequence))
            } catch {
                return .failure(error)
            }
        }
        group.addTask {
            try? await Task.sleep(for: deadline)
            return .failure(
                RPCError(
                    .unavailable,
                    "The catalogue didn't reach the ledger within \(deadline); is wirefold-queryd following?")
            )
        }
        defer { group.cancelAll() }
        return await group.next() ?? .failure(.canceled)
    }
    return try outcome.get()
}
