// swift-tools-version: 6.2
import PackageDescription

/// The upcoming features that every target of ours keeps to.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of ours below `Sources`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a target, in the folder that mirrors it.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        swiftSettings: strict)
}

let package = Package(
    name: "tolmach",
    products: [
        .library(name: "Tolmach", targets: ["Tolmach"]),
        .executable(name: "tolmach", targets: ["TolmachCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    ],
    targets: [
        // Doors over C libraries: the system modules only link, so that no foreign header
        // reaches Swift; each C target declares opaque types of its own.
        .systemLibrary(name: "ICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .target(name: "CICU", dependencies: ["ICU"]),
        .systemLibrary(
            name: "LibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CXML", dependencies: ["LibXML2"]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CLanguageData", exclude: ["Abbreviations"]),
        .target(name: "CFileSystem"),

        // Floor 0
        room("Language", ["CICU", "CStemmer", "CLanguageData"]),
        room("Matching"),

        // Floor 1
        room("Bitext", ["Language"]),

        // Floor 2
        room("Alignment", ["Bitext", "Language", "Matching"]),
        room(
            "TranslationMemory",
            [
                "Bitext", "Language", "Matching", "CFileSystem",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        room("Terminology", ["Bitext", "Language", "Matching"]),
        room("Interchange", ["Bitext", "Language", "CXML", "CZlib"]),

        // Floor 3
        room(
            "Tolmach",
            [
                "Bitext", "Language", "Alignment", "TranslationMemory", "Terminology",
                "Interchange", "Matching",
            ]),

        // Floor 4
        .executableTarget(
            name: "TolmachCLI",
            dependencies: [
                "Tolmach", "Alignment", "Terminology", "Interchange", "Rainbow",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Tests
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "Language", ["CICU"]),
        tests(of: "Matching"),
        tests(of: "Bitext"),
        tests(of: "Alignment", ["Bitext", "Language"]),
        tests(
            of: "TranslationMemory",
            ["Bitext", "Language", "Matching", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(of: "Terminology", ["Bitext", "Language"]),
        tests(of: "Interchange", ["Bitext", "Language", "CZlib"]),
        tests(of: "Tolmach", ["Alignment", "Interchange"]),
        tests(of: "TolmachCLI"),
    ]
)

// The benchmarks are built only where they are asked for, so that nobody else waits for them.
if Context.environment["TOLMACH_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Bitext", "Language", "Alignment", "TranslationMemory", "Terminology",
                "Interchange", "Tolmach", "CICU",
            ],
            swiftSettings: strict))
    package.products.append(.executable(name: "Bench", targets: ["Bench"]))
}
