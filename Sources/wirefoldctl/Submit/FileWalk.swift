// FileWalk: the files that paths name, directories with all that is in them, in an order that is
// the same on every machine.

internal import FoundationEssentials
internal import Glibc

/// The files that paths name, one after the other as they are asked for. In directories: in the
/// order of their names' bytes; no hidden files, no links to directories, nothing but files.
struct FileWalk: Sequence, Sendable {
    enum Step {
        /// Its size in bytes; 0 for a pipe.
        case file(path: String, bytes: Int)
        case unreadable(path: String, reason: String)
    }

    var paths: [String]

    /// Whether a path is a directory.
    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    func makeIterator() -> Iterator {
        Iterator(pending: paths.reversed().map { Place(path: $0, isNamed: true) })
    }

    fileprivate struct Place {
        var path: String
        /// Named on the command line, not found in a directory.
        var isNamed: Bool
    }

    struct Iterator: IteratorProtocol {
        /// Still to visit, the next one last: never more than the directories on the way down hold.
        fileprivate var pending: [Place]

        mutating func next() -> Step? {
            while let place = pending.popLast() {
                if place.path == "-" { return .file(path: "-", bytes: 0) }
                var link = stat()
                var status = stat()
                guard lstat(place.path, &link) == 0, stat(place.path, &status) == 0 else {
                    return .unreadable(path: place.path, reason: String(cString: strerror(errno)))
                }
                switch status.st_mode & S_IFMT {
                case S_IFREG: return .file(path: place.path, bytes: Int(status.st_size))
                case S_IFIFO where place.isNamed, S_IFCHR where place.isNamed:
                    return .file(path: place.path, bytes: 0)
                case S_IFDIR where place.isNamed || link.st_mode & S_IFMT != S_IFLNK:
                    if let step = enter(place.path) { return step }
                default: continue
                }
            }
            return nil
        }

        private mutating func enter(_ directory: String) -> Step? {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
                return .unreadable(path: directory, reason: "the directory can't be read")
            }
            let base = directory.hasSuffix("/") ? directory : directory + "/"
            pending += names.filter { !$0.hasPrefix(".") }
                .sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
                .map { Place(path: base + $0, isNamed: false) }
            return nil
        }
    }
}
