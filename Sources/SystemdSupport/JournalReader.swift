// The journal as it is read back: the last entries of some units, each with what the catalog says
// of it (sd-journal(3)).

internal import CSystemd
internal import Glibc
package import Logging

/// One entry, as an operator reads it.
package struct JournalEntry: Sendable, Equatable {
    /// Microseconds since 1970.
    package var time: UInt64
    /// `wirefold-ingestd.service`.
    package var unit: String
    /// The syslog priority: 0 emergency … 7 debug.
    package var priority: Int
    package var message: String
    /// 32 hexadecimal digits; empty where the message has none.
    package var messageID: String
    /// What the catalog says of the message, filled in with the entry's fields; empty where nothing.
    package var explanation: String
    /// The fields of our own, by name without `WIREFOLD_`.
    package var fields: [String: String]
}

/// Why the journal can't be read.
package struct JournalReaderError: Error {
    package var message: String
}

package struct JournalReader: ~Copyable {
    private let journal: OpaquePointer

    /// Opens this machine's journal, or that of a directory.
    package init(directory: String? = nil) throws(JournalReaderError) {
        journal = try Self.open(directory)
    }

    private static func open(_ directory: String?) throws(JournalReaderError) -> OpaquePointer {
        var opened: OpaquePointer?
        let code =
            if let directory {
                sd_journal_open_directory(&opened, directory, 0)
            } else {
                sd_journal_open(&opened, CInt(SD_JOURNAL_LOCAL_ONLY))
            }
        guard code >= 0, let opened else {
            throw JournalReaderError(
                message: "the journal can't be opened: \(String(cString: strerror(-code)))")
        }
        guard sd_journal_has_runtime_files(opened) > 0 || sd_journal_has_persistent_files(opened) > 0 else {
            sd_journal_close(opened)
            throw JournalReaderError(message: "there is no journal that this user may read")
        }
        return opened
    }

    deinit { sd_journal_close(journal) }

    /// The last `count` entries of these units, the oldest first: what they wrote, and what systemd wrote of
    /// them.
    ///
    /// - Parameter least: the least important that count.
    package func last(
        _ count: Int, of units: [String], least: Logger.Level
    ) throws(JournalReaderError) -> [JournalEntry] {
        sd_journal_flush_matches(journal)
        let priorities = (0...(Int(least.priority) ?? 7)).map { "PRIORITY=\($0)" }
        try match(priorities + units.map { "_SYSTEMD_UNIT=\($0)" })
        try check(sd_journal_add_disjunction(journal))
        try match(priorities + units.map { "UNIT=\($0)" } + ["_PID=1"])
        try check(sd_journal_seek_tail(journal))
        guard try check(sd_journal_previous_skip(journal, UInt64(count))) > 0 else { return [] }
        var entries: [JournalEntry] = []
        while true {
            entries.append(try entry())
            guard entries.count < count, try check(sd_journal_next(journal)) > 0 else { return entries }
        }
    }

    private func match(_ matches: [String]) throws(JournalReaderError) {
        for match in matches { try check(sd_journal_add_match(journal, match, 0)) }
    }

    private func entry() throws(JournalReaderError) -> JournalEntry {
        var time: UInt64 = 0
        try check(sd_journal_get_realtime_usec(journal, &time))
        var fields: [String: String] = [:]
        var all: [String: String] = [:]
        sd_journal_restart_data(journal)
        var data: UnsafeRawPointer?
        var length = 0
        while sd_journal_enumerate_available_data(journal, &data, &length) > 0, let start = data {
            let field = String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
            guard let split = field.firstIndex(of: "=") else { continue }
            let (name, value) = (String(field[..<split]), String(field[field.index(after: split)...]))
            if name.hasPrefix("WIREFOLD_") {
                fields[String(name.dropFirst(9))] = value
            } else {
                all[name] = value
            }
        }
        return JournalEntry(
            time: time, unit: all["UNIT"] ?? all["_SYSTEMD_UNIT"] ?? "",
            priority: Int(all["PRIORITY"] ?? "") ?? 6,
            message: all["MESSAGE"] ?? "", messageID: all["MESSAGE_ID"] ?? "", explanation: explanation(),
            fields: fields)
    }

    /// What the catalog says of the entry, without its headers.
    private func explanation() -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard sd_journal_get_catalog(journal, &text) >= 0, let text else { return "" }
        defer { free(text) }
        let lines = String(cString: text).split(separator: "\n", omittingEmptySubsequences: false)
        guard let blank = lines.firstIndex(where: \.isEmpty) else { return "" }
        return lines[(blank + 1)...].drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
            .joined(separator: "\n")
    }

    @discardableResult
    private func check(_ code: CInt) throws(JournalReaderError) -> CInt {
        guard code < 0 else { return code }
        throw JournalReaderError(message: "the journal can't be read: \(String(cString: strerror(-code)))")
    }
}
