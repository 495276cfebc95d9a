// ContractTests: what is committed is what the .proto files say.

internal import Foundation
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol

@Suite("The contract")
struct ContractTests {
    private static let protos = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/WirefoldProtocol/Protos").path

    private static let compiler = ["/usr/bin/protoc", "/usr/local/bin/protoc"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        "describes itself as its .proto files do",
        .enabled(if: compiler != nil, "protobuf-compiler is missing"))
    func isCurrent() throws {
        let output = NSTemporaryDirectory() + UUID().uuidString + ".desc"
        defer { try? FileManager.default.removeItem(atPath: output) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.compiler))
        process.currentDirectoryURL = URL(fileURLWithPath: Self.protos)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.protos).filter {
            $0.hasSuffix(".proto")
        }
        process.arguments = ["--include_imports", "--descriptor_set_out=\(output)"] + files.sorted()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        // Compared as messages: another protoc may order or name the well-known files otherwise.
        func ours(_ bytes: Data) throws -> [String: Google_Protobuf_FileDescriptorProto] {
            let files = try Google_Protobuf_FileDescriptorSet(serializedBytes: bytes).file
            return Dictionary(
                uniqueKeysWithValues: files.filter { $0.package == "wirefold.v1" }.map { ($0.name, $0) })
        }
        let committed = try ours(ContractDescriptor.data)
        #expect(committed.count == files.count)
        #expect(
            try committed == ours(Data(contentsOf: URL(fileURLWithPath: output))),
            "Run the command in ContractDescriptor.swift and commit contract.desc.")
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
}
