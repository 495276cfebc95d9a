// The settings of wirefold-ingestd: what config/ingestd.yaml may say, checked and complete.

package import NewsFold
package import NewsIntake
package import WirefoldService

package struct IngestSettings: DaemonSettings, Equatable {
    package var common: CommonSettings
    package var ingestSocket: SocketSettings
    package var feedSocket: SocketSettings
    /// Who may submit, check and ask for the status.
    package var submitters: Audience
    /// Who may withdraw, merge, split, repair and audit.
    package var admins: Audience
    /// Who may follow the change log.
    package var followers: Audience
    package var connections: ConnectionLimits
    /// What an article, or a file of many, may cost its reader.
    package var intake: IntakeLimits
    /// Articles that wait for the pipeline before submitters are made to wait.
    package var queueLength: Int
    /// Threads that prepare articles; nil: one a core.
    package var workers: Int?
    /// Whether passages that an outlet puts into many articles are learnt and taken out.
    package var learnsFurniture: Bool
    /// The most memory for counting them, in bytes.
    package var furnitureBytes: Int
    /// What makes a copy the canonical one.
    package var canonical: [CanonicalCriterion]
    /// How far apart reports on one event may be, in days.
    package var storyDays: Int
    /// Work between two checkpoints of the fold index; nil: none but the one at a stop.
    package var checkpointWork: Duration?
    /// How long a commit waits for company, and how many articles it takes at most.
    package var commitWait: Duration
    package var commitArticles: Int
    /// Changes that the log keeps; nil: all.
    package var retainedChanges: Int?
    /// Changes in one batch of the feed, at most.
    package var feedBatchChanges: Int

    /// Settings for a daemon in these directories; all else as by default.
    package init(stateDirectory: String, runtimeDirectory: String) {
        common = CommonSettings(stateDirectory: stateDirectory, runtimeDirectory: runtimeDirectory)
        ingestSocket = SocketSettings(name: "ingest", path: runtimeDirectory + "/ingest.sock")
        feedSocket = SocketSettings(name: "feed", path: runtimeDirectory + "/feed.sock")
        submitters = .everyone
        admins = .members([])
        followers = .members([])
        connections = ConnectionLimits()
        intake = IntakeLimits()
        queueLength = Self.queueArticles.defaultValue
        workers = nil
        learnsFurniture = Self.learnFurniture.defaultValue
        furnitureBytes = Self.furnitureBytesSetting.defaultValue
        canonical = CanonicalCriterion.standard
        storyDays = Self.storyDaysSetting.defaultValue
        checkpointWork = .seconds(Self.checkpointSeconds.defaultValue)
        commitWait = .milliseconds(Self.commitMilliseconds.defaultValue)
        commitArticles = Self.commitArticlesSetting.defaultValue
        retainedChanges = nil
        feedBatchChanges = Self.feedBatch.defaultValue
    }

    package init(_ reader: SettingsReader) throws(SettingsError) {
        self.init(stateDirectory: reader.directories.state, runtimeDirectory: reader.directories.runtime)
        common = CommonSettings(reader)
        ingestSocket = try SocketSettings(Self.ingestSocketKeys, reader)
        feedSocket = try SocketSettings(Self.feedSocketKeys, reader)
        submitters = try Audience(Self.submitGroups, reader)
        admins = try Audience(Self.adminGroups, reader)
        followers = try Audience(Self.feedGroups, reader)
        connections = ConnectionLimits(reader)
        intake.contentBytes = reader[Self.articleBytesSetting]
        intake.nestingDepth = reader[Self.nestingDepth]
        intake.xmlElements = reader[Self.xmlElements]
        intake.pageNodes = reader[Self.pageNodes]
        intake.unpackRatio = reader[Self.unpackRatio]
        intake.unpackDepth = reader[Self.unpackDepth]
        intake.zstdWindowLog = reader[Self.zstdWindowLog]
        intake.titleBytes = reader[Self.titleBytes]
        intake.fieldBytes = reader[Self.fieldBytes]
        intake.noteBytes = reader[Self.noteBytes]
        queueLength = reader[Self.queueArticles]
        workers = reader[Self.workerThreads] == 0 ? nil : reader[Self.workerThreads]
        learnsFurniture = reader[Self.learnFurniture]
        furnitureBytes = reader[Self.furnitureBytesSetting]
        canonical = reader[Self.canonicalCopy].compactMap { CanonicalCriterion(rawValue: $0) }
        storyDays = reader[Self.storyDaysSetting]
        let seconds = reader[Self.checkpointSeconds]
        checkpointWork = seconds == 0 ? nil : .seconds(seconds)
        commitWait = .milliseconds(reader[Self.commitMilliseconds])
        commitArticles = reader[Self.commitArticlesSetting]
        retainedChanges = reader[Self.logChanges] == 0 ? nil : reader[Self.logChanges]
        feedBatchChanges = reader[Self.feedBatch]
        // An article has to fit into a frame, with room for what is known about it.
        guard intake.contentBytes + (32 << 10) <= connections.frameBytes else {
            throw SettingsError([
                reader.problem(
                    Self.articleBytesSetting.declaration,
                    "must be at least 32768 bytes less than limits.frameBytes (\(connections.frameBytes))")
            ])
        }
    }
}
