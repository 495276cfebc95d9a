// ForeignFormat: files that hold no article that could be read, by their magic numbers.

enum ForeignFormat {
    private static let magics: [(bytes: [UInt8], name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF-".utf8), "a PDF document"),
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"), (Array("BZh".utf8), "bzip2 data"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"), (Array("7z".utf8) + [0xBC, 0xAF], "a 7z archive"),
        (Array("Rar!".utf8), "a RAR archive"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("SQLite format".utf8), "an SQLite database"), (Array("RIFF".utf8), "a RIFF file"),
        (Array("ID3".utf8), "an MP3 recording"), (Array("OggS".utf8), "an Ogg recording"),
    ]

    static func name(of head: ArraySlice<UInt8>) -> String? {
        magics.first { head.starts(with: $0.bytes) }?.name
    }
}
