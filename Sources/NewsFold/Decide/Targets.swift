// Targets: which record each new group of texts goes on as.

internal import NewsModel

/// A record lives on in the group that its first member is in. Where several live on in one group,
/// the one founded first keeps its id and the others merge into it; a group in which none does is
/// founded anew by its earliest text.
struct Targets {
    private var targets: [Placement.Target] = []
    private var groupOf: [Int] = []
    private(set) var mergers: [(gone: RecordTable.Number, into: RecordTable.Number)] = []

    /// - Parameter home: the record that the newcomer was alone in, before it was revised.
    init(
        _ grouping: Grouping, _ around: Neighbourhood, home: RecordTable.Number?, index: FoldIndex,
        records: RecordTable
    ) {
        groupOf = [Int](repeating: 0, count: around.slots.count)
        for (group, places) in grouping.groups.enumerated() {
            for place in places { groupOf[place] = group }
        }
        var claims: [Int: [RecordTable.Number]] = [:]
        let touched = Set(around.slots.filter { $0 != Neighbourhood.newcomer }.map { index[$0].record })
        for number in touched.sorted() {
            guard let group = groupOf(number, around, index, records) else { continue }
            claims[group, default: []].append(number)
        }
        if let home, let newcomer = around.places[Neighbourhood.newcomer] {
            claims[groupOf[newcomer], default: []].append(home)
        }
        for (group, places) in grouping.groups.enumerated() {
            let founded = (claims[group] ?? []).sorted {
                (records[$0].founder ?? .max) < (records[$1].founder ?? .max)
            }
            let slots = places.map { around.slots[$0] }
            if let first = founded.first {
                targets.append(.record(first))
                mergers += founded.dropFirst().map { ($0, first) }
            } else if slots.contains(Neighbourhood.newcomer) {
                targets.append(.newcomer)
            } else {
                targets.append(.founded(by: slots.min() ?? 0))
            }
        }
        mergers.sort { $0.gone < $1.gone }
    }

    /// Where the text at a place goes.
    func target(of place: Int) -> Placement.Target? { targets[groupOf[place]] }

    /// Whether a text follows anyway, since its whole record goes there.
    func isMerged(_ number: RecordTable.Number, into target: Placement.Target) -> Bool {
        mergers.contains { $0.gone == number && Placement.Target.record($0.into) == target }
    }

    /// The group of a record's first member that is looked at.
    private func groupOf(
        _ number: RecordTable.Number, _ around: Neighbourhood, _ index: FoldIndex, _ records: RecordTable
    ) -> Int? {
        for slot in records[number].members {
            // A text stands under its posted document, or under the one that will be posted next.
            for shown in [slot, index.slot(ofGroup: index[slot].group) ?? slot]
            where index[shown].record == number {
                if let place = around.places[shown] { return groupOf[place] }
            }
        }
        return nil
    }
}
