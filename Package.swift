// swift-tools-version: 6.1
import PackageDescription

/// Every target holds to these: imports are internal and complete, existentials are marked.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "Proviso",
    products: [
        .executable(name: "proviso", targets: ["proviso"]),
        .library(name: "Proviso", targets: ["Proviso"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // From the ground up; an arrow runs down only. Tests/ArchitectureTests holds the same map.
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "FEELSyntax", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "FEEL", dependencies: ["FEELSyntax", "Diagnostics"], swiftSettings: strict),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "LocatedYAML", dependencies: ["Diagnostics", "CLibYAML"], swiftSettings: strict),
        .target(name: "LocatedCSV", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(
            name: "Provisions",
            dependencies: ["FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Analysis",
            dependencies: ["Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: ["Analysis", "Provisions", "FEEL", "FEELSyntax", "LocatedCSV", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "Batch",
            dependencies: [
                "Reports", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics",
            ],
            swiftSettings: strict),
        .target(
            name: "Proviso",
            dependencies: ["Reports", "Provisions", "FEEL", "LocatedYAML", "Diagnostics"],
            path: "Sources/ProvisoLibrary", swiftSettings: strict),
        .executableTarget(
            name: "proviso",
            dependencies: [
                "Proviso", "Batch", "Reports", "Analysis", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML",
                "LocatedCSV", "Diagnostics", argumentParser,
            ],
            swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
        .testTarget(
            name: "LocatedCSVTests", dependencies: ["LocatedCSV", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "FEELSyntaxTests", dependencies: ["FEELSyntax", "Diagnostics"],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "FEELTests", dependencies: ["FEEL", "FEELSyntax", "Diagnostics", "TestSupport"],
            exclude: ["Cases", "Vectors"], swiftSettings: strict),
        .testTarget(
            name: "LocatedYAMLTests", dependencies: ["LocatedYAML", "Diagnostics", "TestSupport"],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "ProvisionsTests",
            dependencies: [
                "Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV", "Diagnostics", "TestSupport",
            ],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "AnalysisTests",
            dependencies: [
                "Analysis", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "Diagnostics", "TestSupport",
            ],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "Provisions", "FEEL", "LocatedYAML", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "BatchTests",
            dependencies: [
                "Batch", "Reports", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "LocatedCSV",
                "Diagnostics",
                "TestSupport",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "DecideVouchersExample", dependencies: ["Proviso"], path: "Tests/Examples/DecideVouchers",
            exclude: ["output.txt"], swiftSettings: strict),
        .testTarget(
            name: "LibraryTests",
            dependencies: [
                "Proviso", "DecideVouchersExample", "Reports", "Provisions", "FEEL", "LocatedYAML",
                "Diagnostics",
            ], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(
            name: "GrammarTests", dependencies: ["FEELSyntax", "Diagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RulesTests",
            dependencies: ["Analysis", "Reports", "LocatedCSV", "Provisions", "FEEL", "LocatedYAML", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "GoldenTests",
            dependencies: ["proviso", "Analysis", "Provisions", "FEEL", "FEELSyntax", "LocatedYAML", "Diagnostics"],
            exclude: ["Cases"], swiftSettings: strict),
        .executableTarget(
            name: "ProvisoBenchmarks",
            dependencies: ["Proviso", "Provisions", "FEEL", "LocatedYAML", "Diagnostics"],
            path: "Tests/Benchmarks", exclude: ["Rules", "peers"], swiftSettings: strict),
        .executableTarget(
            name: "ProvisoFuzz",
            dependencies: ["LocatedYAML", "FEELSyntax", "FEEL", "Diagnostics", "TestSupport"],
            path: "Tests/Fuzz", exclude: ["Corpus"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
