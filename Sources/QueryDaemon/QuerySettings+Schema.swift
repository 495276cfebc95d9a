// The keys of config/queryd.yaml: type, unit, default, range and meaning of each.

package import WirefoldService

extension QuerySettings {
    package static let schema = SettingsSchema(
        daemon: "wirefold-queryd",
        querySocketKeys.declarations + [
            readGroups.declaration, adminGroups.declaration,
        ] + ConnectionLimits.declarations + [
            feedSocketSetting.declaration, reconnectMilliseconds.declaration,
            reconnectMostMilliseconds.declaration, applyChangesSetting.declaration,
            readerThreads.declaration, fullTextSetting.declaration, searchMilliseconds.declaration,
            defaultResultsSetting.declaration,
            mostResultsSetting.declaration, tailStreams.declaration, logChanges.declaration,
        ])

    static let querySocketKeys = SocketSettings.Keys("query")

    static let readGroups = Audience.setting(
        "access.read", default: ["*"],
        "Groups that may look up, search and tail; \"*\": everyone who can connect to query.sock.")
    static let adminGroups = Audience.setting(
        "access.admin", default: [],
        "Groups that may audit the catalogue, beside root and the daemon's user.")

    package static let feedSocketSetting = Setting(
        "feed.socket", default: "",
        "Where ingestd's change log is. Empty: feed.sock in the runtime directory.",
        check: Directories.socketComplaint)
    static let reconnectMilliseconds = Setting(
        "feed.reconnectMilliseconds", default: 100, in: 10...60_000, unit: "ms",
        "How long to wait before connecting to the feed again; doubled each time.")
    static let reconnectMostMilliseconds = Setting(
        "feed.reconnectMostMilliseconds", default: 5000, in: 10...600_000, unit: "ms",
        "The longest such wait.")
    static let applyChangesSetting = Setting(
        "catalogue.applyChanges", default: 2048, in: 1...65_536, unit: "changes",
        "The most changes that one transaction applies.")
    static let readerThreads = Setting(
        "catalogue.readers", default: 0, in: 0...64, unit: "connections",
        "Readers of the catalogue at once; 0: one a core.")
    static let fullTextSetting = Setting(
        "catalogue.fullText", default: true,
        """
        Whether there is full text, for Search, FindQuote and Match. Lookups, lists and tails need none,
        and follow the feed faster without it. Changed, the catalogue is rebuilt from the feed.
        """)
    static let searchMilliseconds = Setting(
        "search.budgetMilliseconds", default: 250, in: 1...60_000, unit: "ms", reloads: true,
        "After this a search gives the newest that it found, unranked.")
    static let defaultResultsSetting = Setting(
        "search.defaultResults", default: 20, in: 1...10_000, unit: "results", reloads: true,
        "How many results a search gives when the client doesn't say.")
    static let mostResultsSetting = Setting(
        "search.mostResults", default: 1000, in: 1...10_000, unit: "results", reloads: true,
        "How many results a search gives at most.")
    static let tailStreams = Setting(
        "tail.streams", default: 256, in: 0...65_536,
        "The most tails open at once, over all clients.")
    static let logChanges = Setting(
        "tail.retainedChanges", default: 1_000_000, in: 0...Int(Int32.max), unit: "changes",
        "Changes that a tail can start behind; 0: all.")
}
