// The settings of wirefold-queryd: what config/queryd.yaml may say, checked and complete.

package import WirefoldService

package struct QuerySettings: DaemonSettings, Equatable {
    package var common: CommonSettings
    package var querySocket: SocketSettings
    /// Where ingestd's change log is.
    package var feedSocket: String
    /// Who may look up, search and tail.
    package var readers: Audience
    /// Who may audit the catalogue.
    package var admins: Audience
    package var connections: ConnectionLimits
    /// How long to wait before connecting to the feed again, at first and at most.
    package var reconnect: Duration
    package var reconnectMost: Duration
    /// Changes that one transaction applies, at most.
    package var applyChanges: Int
    /// After this a search gives what it has, unranked.
    package var searchBudget: Duration
    /// Results of a search or of FindQuote: when none is asked for, and at most.
    package var defaultResults: Int
    package var mostResults: Int
    /// Readers of the catalogue at once; nil: one a core.
    package var catalogueReaders: Int?
    /// Whether the catalogue is indexed for Search, FindQuote and Match.
    package var fullText: Bool
    /// Tails open at once, over all clients.
    package var tails: Int
    /// Changes that a tail can start behind; nil: all.
    package var retainedChanges: Int?

    /// Settings for a daemon in these directories; all else as by default.
    package init(stateDirectory: String, runtimeDirectory: String) {
        common = CommonSettings(stateDirectory: stateDirectory, runtimeDirectory: runtimeDirectory)
        querySocket = SocketSettings(name: "query", path: runtimeDirectory + "/query.sock")
        feedSocket = runtimeDirectory + "/feed.sock"
        readers = .everyone
        admins = .members([])
        connections = ConnectionLimits()
        reconnect = .milliseconds(Self.reconnectMilliseconds.defaultValue)
        reconnectMost = .milliseconds(Self.reconnectMostMilliseconds.defaultValue)
        applyChanges = Self.applyChangesSetting.defaultValue
        searchBudget = .milliseconds(Self.searchMilliseconds.defaultValue)
        defaultResults = Self.defaultResultsSetting.defaultValue
        mostResults = Self.mostResultsSetting.defaultValue
        catalogueReaders = nil
        fullText = Self.fullTextSetting.defaultValue
        tails = Self.tailStreams.defaultValue
        retainedChanges = Self.logChanges.defaultValue
    }

    package init(_ reader: SettingsReader) throws(SettingsError) {
        self.init(stateDirectory: reader.directories.state, runtimeDirectory: reader.directories.runtime)
        common = CommonSettings(reader)
        querySocket = try SocketSettings(Self.querySocketKeys, reader)
        if !reader[Self.feedSocketSetting].isEmpty { feedSocket = reader[Self.feedSocketSetting] }
        readers = try Audience(Self.readGroups, reader)
        admins = try Audience(Self.adminGroups, reader)
        connections = ConnectionLimits(reader)
        reconnect = .milliseconds(reader[Self.reconnectMilliseconds])
        reconnectMost = .milliseconds(reader[Self.reconnectMostMilliseconds])
        applyChanges = reader[Self.applyChangesSetting]
        searchBudget = .milliseconds(reader[Self.searchMilliseconds])
        defaultResults = reader[Self.defaultResultsSetting]
        mostResults = reader[Self.mostResultsSetting]
        catalogueReaders = reader[Self.readerThreads] == 0 ? nil : reader[Self.readerThreads]
        fullText = reader[Self.fullTextSetting]
        tails = reader[Self.tailStreams]
        retainedChanges = reader[Self.logChanges] == 0 ? nil : reader[Self.logChanges]
        guard defaultResults <= mostResults else {
            throw SettingsError([
                reader.problem(
                    Self.defaultResultsSetting.declaration,
                    "must be at most search.mostResults (\(mostResults))")
            ])
        }
    }
}
