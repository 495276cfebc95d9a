// ContractTests: what is committed is what the .proto files say.

internal import Foundation
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@Suite("The contract")
struct ContractTests {
    private static let protos = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/WirefoldProtocol/Protos").path

    private static let compiler = ["/usr/bin/protoc", "/usr/local/bin/protoc"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private static let files =
        ((try? FileManager.default.contentsOfDirectory(atPath: protos)) ?? []).filter {
            $0.hasSuffix(".proto")
        }
        .sorted()

    private func protoc(_ arguments: [String]) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.compiler))
        process.currentDirectoryURL = URL(fileURLWithPath: Self.protos)
        process.arguments = arguments + Self.files
        try process.run()
        #expect(try await process.end() == 0)
    }

    @Test(
        "describes itself as its .proto files do",
        .enabled(if: compiler != nil, "protobuf-compiler is missing"))
    func isCurrent() async throws {
        let output = NSTemporaryDirectory() + UUID().uuidString + ".desc"
        defer { try? FileManager.default.removeItem(atPath: output) }
        try await protoc(["--include_imports", "--descriptor_set_out=\(output)"])
        // Compared as messages: another protoc may order or name the well-known files otherwise.
        func ours(_ bytes: Data) throws -> [String: Google_Protobuf_FileDescriptorProto] {
            let files = try Google_Protobuf_FileDescriptorSet(serializedBytes: bytes).file
            return Dictionary(
                uniqueKeysWithValues: files.filter { $0.package == "wirefold.v1" }.map { ($0.name, $0) })
        }
        let committed = try ours(ContractDescriptor.data)
        #expect(committed.count == Self.files.count)
        #expect(
            try committed == ours(Data(contentsOf: URL(fileURLWithPath: output))),
            "Run the command in ContractDescriptor.swift and commit contract.desc.")
    }

    /// Built by `swift build --product protoc-gen-swift`.
    private static let plugin: String? = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let path = URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent(
            "protoc-gen-swift"
        ).path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    @Test(
        "has generated code that is current",
        .enabled(if: compiler != nil && plugin != nil, "no protoc-gen-swift"))
    func isGenerated() async throws {
        let output = URL(fileURLWithPath: NSTemporaryDirectory() + UUID().uuidString)
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        try await protoc([
            "--plugin=protoc-gen-swift=\(try #require(Self.plugin))", "--swift_opt=Visibility=Package",
            "--swift_opt=UseAccessLevelOnImports=true", "--swift_out=\(output.path)",
        ])
        let committed = URL(fileURLWithPath: Self.protos).deletingLastPathComponent().appendingPathComponent(
            "Generated")
        for name in try FileManager.default.contentsOfDirectory(atPath: output.path) {
            let isCurrent =
                try Data(contentsOf: output.appendingPathComponent(name))
                == Data(contentsOf: committed.appendingPathComponent(name))
            #expect(isCurrent, "\(name): generate it anew")
        }
    }

    @Test("has generated code with every message and field of the .proto files")
    func generated() throws {
        let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: ContractDescriptor.data)
        let generated = URL(fileURLWithPath: Self.protos).deletingLastPathComponent().appendingPathComponent(
            "Generated")
        for file in set.file where file.package == "wirefold.v1" {
            let name = file.name.replacingOccurrences(of: ".proto", with: ".pb.swift")
            let source = try String(contentsOf: generated.appendingPathComponent(name), encoding: .utf8)
            for message in file.messageType {
                let isThere = source.contains("struct Wire\(message.name): ")
                #expect(isThere, "\(message.name)")
                for field in message.field {
                    // The property, or for members of a oneof the case.
                    let name = field.jsonName
                    let isThere = source.contains("var \(name): ") || source.contains("var `\(name)`: ")
                    #expect(isThere, "\(message.name).\(name)")
                }
            }
        }
    }

    @Test("describes what passes on packed by the names and numbers of what is packed")
    func packed() throws {
        let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: ContractDescriptor.data)
        let files = Dictionary(uniqueKeysWithValues: set.file.map { ($0.name, $0.messageType) })
        let packed = try #require(files["packed.proto"])
        let model = Dictionary(uniqueKeysWithValues: try #require(files["model.proto"]).map { ($0.name, $0) })
        func original(_ name: String) -> String {
            name.hasPrefix("Packed") ? String(name.dropFirst(6)) : name.replacing("Head", with: "")
        }
        for message in packed {
            let whole = try #require(model[original(message.name)], "\(message.name)")
            for field in message.field {
                let same = try #require(
                    whole.field.first { $0.number == field.number }, "\(message.name).\(field.name)")
                #expect(same.name == field.name)
                #expect(same.label == field.label)
                let isPacked = field.type == .bytes && same.type == .message
                let isHead = field.typeName.split(separator: ".").last.map { original("\($0)") }
                #expect(
                    isPacked
                        || same.type == field.type
                            && isHead == same.typeName.split(separator: ".").last.map(String.init),
                    "\(message.name).\(field.name)")
            }
        }
    }
}
