// swift-tools-version: 6.2
// Wirefold: fold syndicated copies into canonical records, trace quotes across outlets.
// Targets are layered: `News…` is the pure domain, the rest is the machine around it
// (Tests/Architecture proves it).

import Foundation
import PackageDescription

let package = Package(
    name: "wirefold",
    products: [
        .library(name: "WirefoldClient", targets: ["WirefoldClient"]),
        .executable(name: "wirefold-ingestd", targets: ["wirefold-ingestd"]),
        .executable(name: "wirefold-queryd", targets: ["wirefold-queryd"]),
        .executable(name: "wirefoldctl", targets: ["wirefoldctl"]),
        .executable(name: "wirefold", targets: ["wirefold"]),
        // For Tests/Benchmarks alone: invented articles and a pair of daemons to measure.
        .library(name: "WirefoldTesting", targets: ["WirefoldTesting"]),
    ],
    dependencies: [
        // Sockets, event loops and byte buffers.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        // The wire format, and its JSON mapping for `--json`.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        // SQLite: the ledger and the catalogue.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Ordered start, graceful shutdown and signals of the daemons.
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // Flags, environment and YAML as one layered configuration.
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        // YAML nodes with their line numbers: an unknown key is named by file and line.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // The logging façade; the journal is one of its backends.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // Command lines, completions and man pages.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Deques, heaps and ordered sets.
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        // SHA-256, from which ids are derived.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // Builds the documentation of the client library.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // MARK: The domain: pure, synchronous, no I/O

        // Values as bytes: for checkpoints, signatures and scratch files.
        .target(name: "Packing"),
        .target(
            name: "NewsModel", dependencies: ["Packing", .product(name: "Crypto", package: "swift-crypto")]),
        // Word lists, compiled in with C's #embed: the binaries need no resource files.
        .target(name: "CNewsTables", exclude: ["tables"]),
        // What reads formats: XML (libxml2), gzip and deflate (ISA-L, for it takes a third of the time of
        // zlib), Zstandard (libzstd), Brotli as in archived pages (libbrotli).
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        // MyHTML: an HTML5-conformant parser of web pages, and decoders of the web's encodings.
        .systemLibrary(name: "CMyHTML", providers: [.apt(["libmodest-dev"])]),
        .target(
            name: "NewsIntake",
            dependencies: [
                "NewsModel", "Packing", "CNewsTables", "CMyHTML", "CXML2", "CISAL", "CZstd", "CBrotli",
            ],
            // Debian's package has no pkg-config file; its archive spares the daemons a shared library.
            linkerSettings: [.linkedLibrary(":libmodest.a"), .linkedLibrary("m")]),
        .target(name: "NewsText", dependencies: ["NewsModel", "Packing", "CNewsTables"]),
        .target(name: "NewsQuotes", dependencies: ["NewsModel", "NewsText", "Packing", "CNewsTables"]),
        .target(
            name: "NewsFold",
            dependencies: ["NewsModel", "NewsText", "NewsQuotes", "Packing", "CNewsTables"]),

        // MARK: The machine

        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        // Stored bytes: one layout for the ledger and the catalogue.
        .target(name: "Compression", dependencies: ["CZstd"]),
        .target(name: "CPeerCredentials"),
        // Calls about the heap and the processors that Swift's Glibc module leaves out.
        .target(name: "CMachine"),
        // Temporary files for what doesn't fit into memory, shared by ingestd and the filters.
        .target(name: "ScratchStorage", dependencies: ["NewsFold", "Packing"]),
        // Empty but under ThreadSanitizer, which learns from it what mutexes and continuations do.
        .target(name: "CThreadSanitizer"),
        // The contract's descriptor, compiled in with #embed.
        .target(name: "CWireContract", exclude: ["contract.desc"]),
        .target(
            name: "SystemdSupport",
            dependencies: ["CSystemd", .product(name: "Logging", package: "swift-log")]),
        // "Did you mean …?" for settings and commands.
        .target(
            name: "Spelling",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .target(
            name: "WirefoldProtocol",
            dependencies: [
                "NewsModel", "CWireContract",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["Protos"]),
        .target(
            name: "WirefoldTransport",
            dependencies: [
                "WirefoldProtocol", "CPeerCredentials",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "WirefoldClient",
            dependencies: [
                "NewsModel", "WirefoldProtocol", "WirefoldTransport",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]),
        .target(
            name: "WirefoldService",
            dependencies: [
                "SystemdSupport", "Spelling",
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .target(
            name: "IngestDaemon",
            dependencies: [
                "NewsModel", "NewsIntake", "NewsText", "NewsQuotes", "NewsFold", "Packing", "ScratchStorage",
                "Compression", "WirefoldProtocol", "WirefoldTransport", "WirefoldService", "SystemdSupport",
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .target(
            name: "QueryDaemon",
            dependencies: [
                "NewsModel", "NewsText", "NewsQuotes", "NewsFold", "Compression",
                "WirefoldClient", "WirefoldProtocol", "WirefoldTransport", "WirefoldService",
                "SystemdSupport",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
                // SQLite's progress handler, which GRDB has no name for: searches keep to their time.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .executableTarget(
            name: "wirefold-ingestd",
            dependencies: [
                "IngestDaemon", "WirefoldService", "CThreadSanitizer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "wirefold-queryd",
            dependencies: [
                "QueryDaemon", "WirefoldService", "CThreadSanitizer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "wirefoldctl",
            dependencies: [
                "WirefoldClient", "SystemdSupport", "Spelling", "CThreadSanitizer",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "wirefold",
            dependencies: [
                "NewsModel", "NewsIntake", "NewsText", "NewsQuotes", "NewsFold", "Packing", "ScratchStorage",
                "Spelling",
                "CMachine", "CThreadSanitizer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // MARK: Tests

        .target(
            name: "WirefoldTesting",
            dependencies: [
                "NewsModel", "WirefoldProtocol", "WirefoldTransport", "WirefoldClient", "CThreadSanitizer",
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"]),
        .testTarget(name: "NewsModelTests", dependencies: ["NewsModel"]),
        .testTarget(
            name: "NewsIntakeTests", dependencies: ["NewsIntake", "NewsModel", "CISAL", "CZstd"],
            exclude: ["FormatSamples.txt"]),
        .testTarget(name: "NewsTextTests", dependencies: ["NewsText", "NewsModel", "NewsIntake"]),
        .testTarget(
            name: "NewsQuotesTests", dependencies: ["NewsQuotes", "NewsText", "NewsModel", "NewsIntake"],
            exclude: ["Attribution/SpeakerArticles.txt"]),
        .testTarget(
            name: "NewsFoldTests",
            dependencies: ["NewsFold", "NewsQuotes", "NewsText", "NewsModel", "NewsIntake"]),
        .testTarget(
            name: "SystemdSupportTests",
            dependencies: ["SystemdSupport", .product(name: "Logging", package: "swift-log")]),
        .testTarget(
            name: "WirefoldProtocolTests",
            dependencies: [
                "WirefoldProtocol", "NewsModel", "WirefoldTesting",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        .testTarget(
            name: "WirefoldTransportTests",
            dependencies: [
                "WirefoldTransport", "WirefoldProtocol", "WirefoldTesting",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "WirefoldClientTests",
            dependencies: [
                "WirefoldClient", "WirefoldTransport", "WirefoldProtocol", "WirefoldTesting", "NewsModel",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]),
        .testTarget(name: "WirefoldServiceTests", dependencies: ["WirefoldService", "WirefoldTesting"]),
        .testTarget(
            name: "IngestDaemonTests",
            dependencies: [
                "IngestDaemon", "NewsModel", "NewsFold", "ScratchStorage", "WirefoldClient",
                "WirefoldProtocol", "WirefoldService", "WirefoldTransport", "WirefoldTesting",
            ]),
        .testTarget(
            name: "QueryDaemonTests",
            dependencies: [
                "QueryDaemon", "Compression", "IngestDaemon", "NewsModel", "WirefoldClient",
                "WirefoldProtocol",
                "WirefoldService", "WirefoldTransport", "WirefoldTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]),
        // How long a new quotation takes to find its quote among a million.
        .executableTarget(
            name: "quote-scale", dependencies: ["NewsQuotes", "NewsModel"], path: "Tests/Quality/QuoteScale"),
        // The layering, proved from the package's own description and from the imports.
        .testTarget(name: "ArchitectureTests", dependencies: ["WirefoldTesting"], path: "Tests/Architecture"),
        // Real binaries on temporary directories.
        .testTarget(
            name: "SystemTests",
            dependencies: [
                "WirefoldTesting", "WirefoldClient",
                "wirefold-ingestd", "wirefold-queryd", "wirefoldctl", "wirefold",
            ],
            path: "Tests/System",
            exclude: ["kill-loop", "make-warc", "Service/box"]),
    ],
    swiftLanguageModes: [.v6]
)

// Every Swift target is held to the same features; CI turns warnings into errors.
let isStrict = ProcessInfo.processInfo.environment["WIREFOLD_STRICT"] != nil
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("ExistentialAny"),
        ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])
}
