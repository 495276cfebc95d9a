// IntakeLineState: the line's decisions, without threads: an event in, actions out.

internal import DequeModule
internal import WirefoldProtocol

/// Continuations to resume and replies to make, once the line's lock is free again.
struct IntakeActions {
    var entered: [IntakeEntrant] = []
    var refusedEntry: (IntakeEntrant, RPCError)?
    var claims: [(CheckedContinuation<[IntakeClaim]?, Never>, [IntakeClaim]?)] = []
    var group: (CheckedContinuation<[IntakeGroupMember]?, Never>, [IntakeGroupMember]?)?
    var refusal: (PipelineReply, RPCError)?
    /// When the line has to be woken.
    var alarm: ContinuousClock.Instant?

    consuming func perform() {
        for entrant in entered { entrant.continuation.resume(returning: nil) }
        if let (entrant, error) = refusedEntry { entrant.continuation.resume(returning: error) }
        for (continuation, claims) in claims { continuation.resume(returning: claims) }
        if let (continuation, members) = group { continuation.resume(returning: members) }
        if let (reply, error) = refusal { reply(.failure(error)) }
    }
}

struct IntakeLineState {
    let bounds: IntakeBounds
    /// The first has the ticket `first`.
    private(set) var entries: Deque<IntakeEntry> = []
    private var first: UInt64 = 0
    /// Index of the first entry that nobody claimed.
    private var unclaimed = 0
    private var bytes = 0
    private var largeInPreparation = 0
    private var isClosed = false
    private var oldestReady: ContinuousClock.Instant?
    /// Whether the line will be woken.
    private var isAlarmSet = false
    private var entrants: Deque<IntakeEntrant> = []
    private var lastTurn: UInt64 = 0
    private var claimants: Deque<CheckedContinuation<[IntakeClaim]?, Never>> = []
    private var writer: CheckedContinuation<[IntakeGroupMember]?, Never>?

    init(bounds: IntakeBounds) { self.bounds = bounds }

    /// A number for one that wants to enter, by which it can leave again.
    mutating func takeTurn() -> UInt64 {
        lastTurn += 1
        return lastTurn
    }

    mutating func enter(_ entrant: IntakeEntrant, isCanceled: Bool) -> IntakeActions {
        var actions = IntakeActions()
        if isClosed {
            actions.refusedEntry = (entrant, IntakeLine.closed)
        } else if isCanceled {
            actions.refusedEntry = (entrant, .canceled)
        } else {
            entrants.append(entrant)
            admit(&actions)
        }
        return actions
    }

    /// One that still waits to enter doesn't want to any more.
    mutating func leave(_ turn: UInt64, now: ContinuousClock.Instant) -> IntakeActions {
        var actions = IntakeActions()
        if let index = entrants.firstIndex(where: { $0.turn == turn }) {
            actions.refusedEntry = (entrants.remove(at: index), .canceled)
            // Others may have waited behind it, or for it.
            admit(&actions)
            formGroup(&actions, now)
        }
        return actions
    }

    mutating func claim(_ continuation: CheckedContinuation<[IntakeClaim]?, Never>) -> IntakeActions {
        var actions = IntakeActions()
        claimants.append(continuation)
        handOut(&actions)
        return actions
    }

    mutating func settle(
        _ ticket: UInt64, _ result: Result<PreparedRequest, RPCError>, now: ContinuousClock.Instant
    ) -> IntakeActions {
        var actions = IntakeActions()
        let index = Int(ticket - first)
        if entries[index].request.cost >= bounds.large { largeInPreparation -= 1 }
        switch result {
        case .success(let request): entries[index].stage = .ready(request)
        case .failure(let error):
            entries[index].stage = .refused
            actions.refusal = (entries[index].reply, error)
        }
        if index == 0 { oldestReady = now }
        formGroup(&actions, now)
        return actions
    }

    mutating func takeGroup(
        _ continuation: CheckedContinuation<[IntakeGroupMember]?, Never>, now: ContinuousClock.Instant
    ) -> IntakeActions {
        var actions = IntakeActions()
        writer = continuation
        formGroup(&actions, now)
        return actions
    }

    /// The time has come that was asked for.
    mutating func wake(now: ContinuousClock.Instant) -> IntakeActions {
        var actions = IntakeActions()
        isAlarmSet = false
        formGroup(&actions, now)
        return actions
    }

    mutating func close(now: ContinuousClock.Instant) -> IntakeActions {
        var actions = IntakeActions()
        isClosed = true
        // Those that were made to wait were let in before the door closed.
        handOut(&actions)
        formGroup(&actions, now)
        return actions
    }

    /// Lets waiting entrants in as far as there is room.
    private mutating func admit(_ actions: inout IntakeActions) {
        while let entrant = entrants.first {
            let cost = entrant.entry.request.cost
            let fits = entries.count < bounds.requests && bytes + cost <= bounds.bytes
            guard fits || entries.isEmpty else { break }
            entrants.removeFirst()
            bytes += cost
            entries.append(entrant.entry)
            actions.entered.append(entrant)
        }
        handOut(&actions)
    }

    /// Gives waiting preparers something to do.
    private mutating func handOut(_ actions: inout IntakeActions) {
        while !claimants.isEmpty, unclaimed < entries.count {
            // An even share, so that no preparer idles while another holds several.
            let share = (entries.count - unclaimed + claimants.count - 1) / claimants.count
            var claims: [IntakeClaim] = []
            while claims.count < min(share, bounds.claim), unclaimed < entries.count {
                let isLarge = entries[unclaimed].request.cost >= bounds.large
                if isLarge, !claims.isEmpty { break }
                entries[unclaimed].stage = .preparing
                claims.append(
                    IntakeClaim(ticket: first + UInt64(unclaimed), request: entries[unclaimed].request))
                unclaimed += 1
                if isLarge {
                    largeInPreparation += 1
                    break
                }
            }
            actions.claims.append((claimants.removeFirst(), claims))
        }
        guard isClosed, entrants.isEmpty, unclaimed == entries.count else { return }
        for continuation in claimants { actions.claims.append((continuation, nil)) }
        claimants.removeAll()
    }

    /// Gives the writer a group if one is due.
    private mutating func formGroup(_ actions: inout IntakeActions, _ now: ContinuousClock.Instant) {
        guard let continuation = writer else { return }
        var count = 0
        while count < min(entries.count, bounds.group), entries[count].isSettled { count += 1 }
        if count == 0 {
            guard isClosed, entries.isEmpty, entrants.isEmpty else { return }
            writer = nil
            actions.group = (continuation, nil)
            return
        }
        guard isDue(count, now) else {
            // What comes before that may not make it due: the next one may take its preparer long.
            if let oldestReady, !isAlarmSet {
                isAlarmSet = true
                actions.alarm = oldestReady + bounds.wait
            }
            return
        }
        writer = nil
        actions.group = (continuation, remove(count))
        oldestReady = entries.first?.isSettled == true ? now : nil
        admit(&actions)
    }

    /// Whether the first `count` entries, all settled, should go now.
    private func isDue(_ count: Int, _ now: ContinuousClock.Instant) -> Bool {
        guard count < bounds.group, count < entries.count else { return true }
        // The next one isn't ready. It will be soon, unless it is large or the preparers are at large ones.
        if largeInPreparation > 0 { return true }
        guard let oldestReady else { return true }
        return now - oldestReady >= bounds.wait
    }

    private mutating func remove(_ count: Int) -> [IntakeGroupMember] {
        var members: [IntakeGroupMember] = []
        members.reserveCapacity(count)
        for entry in entries.prefix(count) {
            bytes -= entry.request.cost
            guard case .ready(let request) = entry.stage else { continue }
            members.append(IntakeGroupMember(request: request, arrival: entry.arrival, reply: entry.reply))
        }
        entries.removeFirst(count)
        first += UInt64(count)
        unclaimed -= count
        return members
    }
}
