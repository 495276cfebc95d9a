// Unpacked: all that was found in a file, for tests; and how such files are made.

internal import CISAL
internal import CZstd
internal import NewsIntake

struct Unpacked: Equatable {
    struct Found: Equatable {
        var source: String
        var content: [UInt8]
        var url: String?
    }

    private(set) var outcomes: [String] = []
    private(set) var sources: [String] = []
    private(set) var formats: [String] = []
    private(set) var offsets: [UInt64] = []
    private(set) var articles: [Found] = []
    private(set) var refusals: [IntakeError] = []
    private(set) var skipped: [String] = []

    init(
        _ bytes: [UInt8], source: String = "f", pieces: Int = .max, offset: UInt64 = 0,
        limits: IntakeLimits = IntakeLimits()
    ) throws {
        let unpacker = try FileUnpacker(source: source, offset: offset, limits: limits)
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(pieces)
            note(unpacker.push(piece))
            rest = rest.dropFirst(piece.count)
        }
        note(unpacker.finish())
    }

    private mutating func note(_ items: [UnpackedItem]) {
        for item in items {
            sources.append(item.source)
            formats.append(item.format)
            offsets.append(item.offset)
            switch item.outcome {
            case .article(let content, _, let known):
                outcomes.append("article")
                articles.append(Found(source: item.source, content: content, url: known.url))
            case .refused(let error):
                outcomes.append("refused: \(error.message)")
                refusals.append(error)
            case .skipped(let reason):
                outcomes.append("skipped: \(reason)")
                skipped.append(reason)
            }
        }
    }
}

enum Packing {
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        let stream = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
        defer { stream.deallocate() }
        isal_deflate_stateless_init(stream)
        stream.pointee.gzip_flag = UInt16(IGZIP_GZIP)
        var input = bytes
        return input.withUnsafeMutableBufferPointer { input in
            // Incompressible bytes take five more for each block of 64 KB.
            [UInt8](unsafeUninitializedCapacity: input.count + input.count / 4096 + 64) { output, count in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                precondition(isal_deflate_stateless(stream) == COMP_OK)
                count = Int(stream.pointee.total_out)
            }
        }
    }

    static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { output, count in
            count = ZSTD_compress(output.baseAddress, output.count, bytes, bytes.count, 3)
        }
    }

    /// Stored in one block, which holds up to 64 KiB (RFC 7932 §9.2), and an empty last one.
    static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        let head = UInt32(bytes.count - 1) << 4 | 1 << 20
        return [UInt8(head & 0xFF), UInt8(head >> 8 & 0xFF), UInt8(head >> 16)] + bytes + [3]
    }

    /// A ustar archive of regular files.
    static func tar(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        for (name, bytes) in files {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at index: Int) {
                header.replaceSubrange(index..<index + text.utf8.count, with: text.utf8)
            }
            put(name, at: 0)
            put("0000644", at: 100)
            let size = String(bytes.count, radix: 8)
            put(String(repeating: "0", count: 11 - size.count) + size, at: 124)
            put("        0", at: 148)
            put("ustar\u{0}00", at: 257)
            let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
            put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
            archive += header + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        }
        return archive + [UInt8](repeating: 0, count: 1024)
    }
}
