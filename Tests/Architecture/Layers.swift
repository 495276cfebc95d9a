// The table of what each target may import. Each row is as narrow as it can be: widening one is a
// decision to be argued for in its commit.

enum Layers {
    /// Modules of the system and of the toolchain that a target of the machine may use freely.
    static let system: Set<String> = [
        "Swift", "Synchronization", "Foundation", "FoundationEssentials", "Glibc", "Dispatch",
    ]

    /// What the pure domain may use of them: values, no files, no clocks, no sockets.
    static let pureSystem: Set<String> = ["Swift", "FoundationEssentials"]

    private static let domain: Set<String> = [
        "NewsModel", "NewsIntake", "NewsText", "NewsQuotes", "NewsFold", "CNewsTables",
    ]

    /// Target → modules of this package and of others that it may import.
    static let mayImport: [String: Set<String>] = [
        "Packing": [],
        "NewsModel": ["Packing", "Crypto"],
        // Glibc for memchr alone: pages are large, and what is sought in them is rare.
        "NewsIntake": [
            "NewsModel", "Packing", "CNewsTables", "CMyHTML", "CXML2", "CISAL", "CZstd", "CBrotli", "Glibc",
        ],
        "NewsText": ["NewsModel", "Packing", "CNewsTables"],
        "NewsQuotes": ["NewsModel", "NewsText", "Packing", "CNewsTables"],
        // Glibc for logarithms alone, Synchronization for the lock of its cache of profiles.
        "NewsFold": [
            "NewsModel", "NewsText", "NewsQuotes", "Packing", "CNewsTables", "Glibc", "Synchronization",
        ],
        "ScratchStorage": ["NewsFold", "Packing"],
        "SystemdSupport": ["CSystemd", "Logging"],
        "Spelling": ["ArgumentParser"],
        "Compression": ["CZstd"],
        "WirefoldProtocol": ["NewsModel", "SwiftProtobuf", "NIOCore", "CWireContract"],
        "WirefoldTransport": [
            "NewsModel", "WirefoldProtocol", "CPeerCredentials", "NIOCore", "NIOPosix", "Logging",
            "SwiftProtobuf",
            "DequeModule",
        ],
        "WirefoldClient": [
            "NewsModel", "WirefoldProtocol", "WirefoldTransport", "SwiftProtobuf", "NIOCore", "NIOPosix",
        ],
        "WirefoldService": [
            "SystemdSupport", "Spelling", "ServiceLifecycle", "UnixSignals", "Configuration", "Yams",
            "ArgumentParser",
            "Logging", "NIOPosix",
        ],
        "IngestDaemon": domain.union([
            "Packing", "Compression", "ScratchStorage", "SystemdSupport", "WirefoldProtocol",
            "WirefoldTransport",
            "WirefoldService", "GRDB",
            "ServiceLifecycle", "Logging", "NIOCore", "NIOPosix", "SwiftProtobuf", "DequeModule",
        ]),
        "QueryDaemon": [
            "NewsModel", "NewsText", "NewsQuotes", "NewsFold", "Compression", "SystemdSupport",
            "WirefoldClient",
            "WirefoldProtocol", "WirefoldTransport", "WirefoldService", "GRDB", "GRDBSQLite",
            "ServiceLifecycle", "Logging", "NIOCore", "NIOPosix", "SwiftProtobuf", "DequeModule",
        ],
        "wirefold-ingestd": ["IngestDaemon", "WirefoldService", "ArgumentParser", "CThreadSanitizer"],
        "wirefold-queryd": ["QueryDaemon", "WirefoldService", "ArgumentParser", "CThreadSanitizer"],
        // SystemdSupport and Logging for the journal alone: reading it, and the spool's own entries.
        "wirefoldctl": [
            "WirefoldClient", "Spelling", "ArgumentParser", "SystemdSupport", "Logging", "CThreadSanitizer",
        ],
        "wirefold": domain.union([
            "Packing", "ScratchStorage", "Spelling", "ArgumentParser", "CMachine", "CThreadSanitizer",
        ]),
        "quote-scale": ["NewsModel", "NewsQuotes"],
    ]

    /// Targets without Swift of their own.
    static let inC: Set<String> = [
        "CSystemd", "CMyHTML", "CXML2", "CISAL", "CZstd", "CBrotli", "CPeerCredentials", "CMachine",
        "CThreadSanitizer", "CNewsTables", "CWireContract",
    ]

    /// Imported by tests alone; may use anything.
    static let forTests = "WirefoldTesting"
}
