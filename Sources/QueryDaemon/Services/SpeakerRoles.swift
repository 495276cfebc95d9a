// SpeakerRoles: what outlets say that a speaker is, over all that they were quoted with.

internal import SwiftProtobuf
internal import WirefoldProtocol

/// The roles that the carriers of some quotes of one speaker name, without regard to case.
struct SpeakerRoles {
    private static let most = 50

    private(set) var wire: [WireSpeakerRole] = []

    init(of quotes: [WireQuote]) {
        let carriers = quotes.flatMap(\.carriers).filter { !$0.role.isEmpty && $0.attribution.isEmpty }
            .sorted { $0.isPublished(before: $1) }
        var places: [String: Int] = [:]
        for carrier in carriers {
            let key = carrier.role.lowercased()
            let place = places[key] ?? wire.count
            if places[key] == nil {
                places[key] = place
                wire.append(WireSpeakerRole.with { $0.role = carrier.role })
            }
            wire[place].carriers += 1
            if !carrier.outlet.isEmpty, !wire[place].outlets.contains(carrier.outlet) {
                wire[place].outlets.append(carrier.outlet)
            }
        }
        let order = wire.indices.sorted { (wire[$1].carriers, $0) < (wire[$0].carriers, $1) }
        wire = order.prefix(Self.most).map { wire[$0] }
    }
}

extension WireCarrier {
    /// Those without a date come last.
    fileprivate func isPublished(before other: WireCarrier) -> Bool {
        guard hasPublished, other.hasPublished else { return hasPublished && !other.hasPublished }
        return (published.seconds, published.nanos) < (other.published.seconds, other.published.nanos)
    }
}
