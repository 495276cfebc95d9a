// SpoolDirectory: the places of a spool and how files move between them: by renaming alone, so that
// each is always whole and in exactly one place.

internal import FoundationEssentials
internal import Glibc

/// Feeders rename files into `incoming`. Each is renamed on into `taken`, which nobody else can enter, so
/// that what is in it can't change while it is read; then into `done` or `failed`.
struct SpoolDirectory: Sendable {
    enum Place: String, CaseIterable { case incoming, taken, done, failed }

    private let path: String

    /// The longest name that is kept, in bytes: the file system's limit with room for what is put to it.
    private static let longestName = 200

    init(_ path: String) throws(Failure) {
        self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
        for place in Place.allCases {
            var status = stat()
            let directory = self.path(place)
            guard lstat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw Failure(
                    .usage, "\(directory) is not a directory; a spool has incoming, taken, done, failed")
            }
        }
        var status = stat()
        // Checks of what is in there would mean nothing otherwise.
        guard stat(self.path(.taken), &status) == 0, status.st_uid == getuid(), status.st_mode & 0o077 == 0
        else {
            throw Failure(.notPermitted, "\(self.path(.taken)) must be this user's alone (mode 0700)")
        }
    }

    func path(_ place: Place) -> String { "\(path)/\(place.rawValue)" }

    /// The path of a file that was taken.
    func path(ofTaken name: String) -> String { path(.taken) + "/" + name }

    /// Takes the first `limit` files of what is in `incoming`, and gives the names of the first in `taken`, in
    /// order: what a crash left comes along.
    func take(upTo limit: Int) throws(Failure) -> [String] {
        for name in try names(in: .incoming).prefix(limit) {
            let source = Array("\(path(.incoming))/".utf8CString.dropLast()) + name
            let text = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            // One of the same name was taken before a crash: this is the later one, and waits.
            if isThere("\(path(.taken))/\(text)") { continue }
            // It may be gone again; what else can't be taken is put out of the way, or it would be tried for ever.
            if move(source, to: .taken, as: text) == nil, errno != ENOENT { hide(source, text) }
        }
        return try names(in: .taken).prefix(limit)
            .map { String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }
    }

    /// Why a taken file can't be read as articles; nil if it can.
    func objection(to name: String) -> String? {
        var status = stat()
        let file = path(ofTaken: name)
        guard lstat(file, &status) == 0 else { return String(cString: strerror(errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            return access(file, R_OK) == 0 ? nil : "it can't be read: give it to the group wirefold-submit"
        case S_IFLNK: return "it is a symbolic link; links are not followed"
        case S_IFDIR: return "it is a directory"
        default: return "it is not a file"
        }
    }

    /// The file's articles are on disk.
    func finish(_ name: String) throws(Failure) {
        guard move(path(ofTaken: name), to: .done, as: name) != nil else { throw stuck(name) }
    }

    /// Puts the file into `failed`, with the reasons beside it: those come first, so that no file is ever there
    /// without.
    func fail(_ name: String, _ reasons: [String]) throws(Failure) {
        let source = path(ofTaken: name)
        let target = unused(name, in: .failed)
        let text = reasons.map { $0.shown + "\n" }.joined()
        do {
            try Data(text.utf8).write(
                to: URL(filePath: "\(path(.failed))/\(target).reason"), options: .atomic)
        } catch {
            throw Failure(.fault, "\(path(.failed))/\(target).reason can't be written: \(error)")
        }
        guard rename(source, "\(path(.failed))/\(target)") == 0 else { throw stuck(name) }
    }

    // MARK: Moving

    /// The names in a place as the file system has them, with their final NUL, in order of their bytes: it
    /// gives them in none. Hidden ones are left alone: feeders write under them.
    private func names(in place: Place) throws(Failure) -> [[CChar]] {
        guard let directory = opendir(path(place)) else {
            throw Failure(.notPermitted, "\(path(place)): \(String(cString: strerror(errno)))")
        }
        defer { closedir(directory) }
        var names: [[CChar]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                Array(bytes.prefix { $0 != 0 }.map(CChar.init(bitPattern:)))
            }
            if name.first != CChar(bitPattern: UInt8(ascii: ".")) { names.append(name + [0]) }
        }
        return names.sorted {
            $0.lexicographicallyPrecedes($1) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
        }
    }

    /// Renames, never over another file. Returns the new name; nil with `errno` where that failed.
    private func move(_ source: UnsafePointer<CChar>, to place: Place, as name: String) -> String? {
        let target = unused(name, in: place)
        return rename(source, "\(path(place))/\(target)") == 0 ? target : nil
    }

    /// A name that is free in a place that no other process fills: `name`, or that with a number before it.
    private func unused(_ name: String, in place: Place) -> String {
        let name = name.utf8.count > Self.longestName ? String(name.suffix(Self.longestName / 4)) : name
        var candidate = name
        var number = 1
        while isThere("\(path(place))/\(candidate)") {
            number += 1
            candidate = "\(number)-\(name)"
        }
        return candidate
    }

    private func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private func hide(_ source: [CChar], _ name: String) {
        let reason = String(cString: strerror(errno))
        guard rename(source, "\(path(.incoming))/.refused-\(name)") == 0 else { return }
        Exit.say("\(path(.incoming))/\(name) can't be taken: \(reason); it is .refused-\(name) now")
    }

    private func stuck(_ name: String) -> Failure {
        Failure(.fault, "\(path(ofTaken: name)) can't be moved: \(String(cString: strerror(errno)))")
    }
}
