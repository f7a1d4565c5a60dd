// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode comes with the tools version; a warning is an error.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// Homebrew's jq has a pkg-config file, which tells where its headers are; Debian's has none and needs none.
#if os(macOS)
  let jqPackage: String? = "libjq"
#else
  let jqPackage: String? = nil
#endif

/// A Swift target of ours: a room of the architecture, see docs/architecture.md.
func room(
  _ name: String, _ dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

/// The tests of a room.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: data,
    swiftSettings: settings)
}

let package = Package(
  name: "runbook",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "runbook", targets: ["runbook"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: ["FullFoundation"]),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // 0 ground
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(name: "CJQ", pkgConfig: jqPackage, providers: [.apt(["libjq-dev"]), .brew(["jq"])]),
    room("SourceText", []),
    room(
      "JSON",
      [
        "SourceText",
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "Yams", package: "Yams"),
      ]),

    // 1 knowledge
    room("Liquid", ["SourceText", "JSON"]),
    room("RunbookModel", ["SourceText", "JSON"]),
    room("OpenAPI", ["SourceText", "JSON"]),
    room("CurlClient", ["CCurl"]),
    room("JSONQuery", ["JSON", "CJQ"]),
    room("Journal", ["SourceText", "JSON", "RunbookModel", .product(name: "GRDB", package: "GRDB.swift")]),

    // 2 use cases
    room("HowTo", ["SourceText", "JSON", "Liquid", "RunbookModel", "CCmark"]),
    room("StaticChecks", ["SourceText", "JSON", "RunbookModel", "OpenAPI"]),
    room(
      "Runner",
      [
        "SourceText", "JSON", "RunbookModel", "CurlClient", "JSONQuery", "Journal",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    room("Reports", ["SourceText", "JSON", "RunbookModel", "Journal"]),
    room(
      "KonnectMock",
      [
        "SourceText", "JSON", "OpenAPI",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      plugins: ["EmbedText"]),

    // 3 surface
    room(
      "Workbench",
      [
        "SourceText", "JSON", "RunbookModel",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),

    // 4 entry
    .executableTarget(
      name: "runbook",
      dependencies: [
        "SourceText", "JSON", "Liquid", "RunbookModel", "OpenAPI", "CurlClient", "JSONQuery", "Journal", "HowTo",
        "StaticChecks",
        "Runner", "Reports", "KonnectMock", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),

    // Measures reading, see scripts/benchmark; no part of what is installed.
    .executableTarget(
      name: "ReadingBenchmark", dependencies: ["SourceText", "RunbookModel", "HowTo", "CCmark"],
      swiftSettings: settings),

    // Measures the mock, likewise.
    .executableTarget(
      name: "MockBenchmark",
      dependencies: [
        "SourceText", "JSON", "OpenAPI", "CurlClient", "KonnectMock",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: settings),

    // Measures what a run adds to each request, see scripts/benchmark; no part of what is installed.
    .executableTarget(
      name: "RequestBenchmark",
      dependencies: ["SourceText", "JSON", "RunbookModel", "CurlClient", "HowTo", "Runner", "Reports", "CCurl"],
      swiftSettings: settings),

    // Build tool: puts the YAML files of KonnectMock into the program, so that one file is all there is to install.
    .executableTarget(name: "embed-text", path: "Sources/Plugins/embed-text", swiftSettings: settings),
    .plugin(
      name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"], path: "Sources/Plugins/EmbedText"),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["SourceText", "JSON"], path: "Tests/TestSupport", swiftSettings: settings),
    tests(of: "SourceText"),
    tests(of: "JSON", ["SourceText"]),
    tests(of: "Liquid", ["SourceText", "JSON"]),
    tests(of: "RunbookModel", ["SourceText", "JSON"]),
    tests(of: "OpenAPI", ["SourceText", "JSON"]),
    tests(of: "CurlClient"),
    tests(of: "JSONQuery", ["JSON"]),
    tests(of: "Journal", ["SourceText", "JSON", "RunbookModel"]),
    tests(of: "HowTo", ["SourceText", "JSON", "RunbookModel"], data: ["Readings"]),
    tests(of: "StaticChecks", ["SourceText", "JSON", "RunbookModel", "OpenAPI", "HowTo"]),
    tests(of: "Runner", ["SourceText", "JSON", "RunbookModel", "CurlClient", "Journal", "HowTo"]),
    tests(of: "Reports", ["SourceText", "JSON", "RunbookModel", "Journal", "HowTo"]),
    tests(of: "KonnectMock", ["SourceText", "JSON", "OpenAPI", "CurlClient"]),
    tests(
      of: "Workbench",
      [
        "SourceText", "JSON", "RunbookModel", "CurlClient",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "JSON", "OpenAPI", "runbook"], exclude: ["Programs"],
      swiftSettings: settings),
  ]
)
