// The keys of config/ingestd.yaml: type, unit, default, range and meaning of each.

internal import NewsFold
internal import NewsIntake
internal import NewsText
package import WirefoldService

extension IngestSettings {
    package static let schema = SettingsSchema(
        daemon: "wirefold-ingestd",
        ingestSocketKeys.declarations + feedSocketKeys.declarations + [
            submitGroups.declaration, adminGroups.declaration, feedGroups.declaration,
        ] + ConnectionLimits.declarations + [
            articleBytesSetting.declaration, nestingDepth.declaration, xmlElements.declaration,
            pageNodes.declaration, unpackRatio.declaration, unpackDepth.declaration,
            zstdWindowLog.declaration, titleBytes.declaration, fieldBytes.declaration,
            noteBytes.declaration,
            queueArticles.declaration, workerThreads.declaration, learnFurniture.declaration,
            furnitureBytesSetting.declaration, canonicalCopy.declaration,
            storyDaysSetting.declaration, checkpointSeconds.declaration, commitMilliseconds.declaration,
            commitArticlesSetting.declaration, logChanges.declaration, feedBatch.declaration,
        ])

    static let ingestSocketKeys = SocketSettings.Keys("ingest")
    static let feedSocketKeys = SocketSettings.Keys("feed")

    static let submitGroups = Audience.setting(
        "access.submit", default: ["*"],
        "Groups that may submit; \"*\": everyone who can connect to ingest.sock.")
    static let adminGroups = Audience.setting(
        "access.admin", default: [],
        "Groups that may withdraw, merge, split, repair and audit, beside root and the daemon's user.")
    static let feedGroups = Audience.setting(
        "access.feed", default: [],
        "Groups that may follow the change log, beside root and the daemon's user; queryd's group.")

    static let articleBytesSetting = Setting(
        "limits.articleBytes", default: IntakeLimits().contentBytes, in: 1024...(32 << 20), unit: "bytes",
        "The most bytes of one article's content, once it is unpacked.")
    static let nestingDepth = Setting(
        "limits.nestingDepth", default: IntakeLimits().nestingDepth, in: 16...512,
        "The most elements, objects and lists inside one another in XML, pages and JSON.")
    static let xmlElements = Setting(
        "limits.xmlElements", default: IntakeLimits().xmlElements, in: 1000...10_000_000,
        "The most elements of one XML document; 250000 take about 100 MB while they are read.")
    static let pageNodes = Setting(
        "limits.pageNodes", default: IntakeLimits().pageNodes, in: 1000...10_000_000,
        "The most elements and texts of one web page.")
    static let unpackRatio = Setting(
        "limits.unpackRatio", default: IntakeLimits().unpackRatio, in: 2...10_000,
        "The most bytes that one compressed byte may become.")
    static let unpackDepth = Setting(
        "limits.unpackDepth", default: IntakeLimits().unpackDepth, in: 1...16,
        "Archives and compressed files inside one another.")
    static let zstdWindowLog = Setting(
        "limits.zstdWindowLog", default: IntakeLimits().zstdWindowLog, in: 10...31,
        "Binary logarithm of the largest Zstandard window in bytes, which is held while unpacking.")
    static let titleBytes = Setting(
        "limits.titleBytes", default: IntakeLimits().titleBytes, in: 256...65_536, unit: "bytes",
        "The most bytes of a headline.")
    static let fieldBytes = Setting(
        "limits.fieldBytes", default: IntakeLimits().fieldBytes, in: 256...65_536, unit: "bytes",
        "The most bytes of each other short field: outlet, URL, guid, version, byline.")
    static let noteBytes = Setting(
        "limits.noteBytes", default: IntakeLimits().noteBytes, in: 256...1_048_576, unit: "bytes",
        "The most bytes of one note to editors.")
    static let queueArticles = Setting(
        "pipeline.queueArticles", default: 1024, in: 1...65_536, unit: "articles",
        "Articles that wait for the pipeline before submitters are made to wait.")
    static let workerThreads = Setting(
        "pipeline.workers", default: 0, in: 0...256, unit: "threads",
        "Threads that prepare articles; 0: one a core.")
    static let learnFurniture = Setting(
        "normalize.learnFurniture", default: true,
        "Whether passages that an outlet puts into many articles are learnt, and left out from then on."
    )
    static let furnitureBytesSetting = Setting(
        "normalize.furnitureBytes", default: OutletFurniture.standardBytes, in: (1 << 20)...(1 << 30),
        unit: "bytes",
        "The most memory for counting them; beyond it the outlets not seen for longest are forgotten.")
    static let canonicalCopy = Setting(
        "fold.canonical", default: CanonicalCriterion.standard.map(\.rawValue),
        range: "words from earliest, credited, fullest",
        "Which copy of a record is the canonical one: the first word that tells two apart decides."
    ) { words in
        Set(words).count == words.count && words.allSatisfy { CanonicalCriterion(rawValue: $0) != nil }
            ? nil : "name each of earliest, credited, fullest at most once"
    }
    static let storyDaysSetting = Setting(
        "fold.storyDays", default: Int(FoldSettings().storyDays), in: 1...14, unit: "days",
        "How far apart reports on one event may be; a story closes so long after its last one.")
    static let checkpointSeconds = Setting(
        "fold.checkpointSeconds", default: 30, in: 0...86_400, unit: "s",
        """
        Work after which the index is written to a checkpoint again, from which a crash goes on; later where \
        writing takes over a tenth of it. 0: at a stop alone.
        """)
    static let commitMilliseconds = Setting(
        "commit.waitMilliseconds", default: 3, in: 0...1000, unit: "ms",
        "How long a commit waits for more articles; a receipt waits as long at most.")
    static let commitArticlesSetting = Setting(
        "commit.articles", default: 256, in: 1...65_536, unit: "articles",
        "The most articles in one commit.")
    static let logChanges = Setting(
        "log.retainedChanges", default: 0, in: 0...Int(Int32.max), unit: "changes",
        """
        Changes that the log keeps; a follower from before them gets a snapshot first, and a checkpoint of the \
        index from before them is of no use. 0: all.
        """)
    static let feedBatch = Setting(
        "feed.batchChanges", default: 512, in: 1...65_536, unit: "changes",
        "The most changes in one batch of the feed.")
}
