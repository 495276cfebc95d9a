// LedgerOptions: what the ledger is told when it is opened.

package import WirefoldService

/// Where the ledger is, and its bounds.
package struct LedgerOptions: Sendable {
    /// The directory that holds `ledger.sqlite`; it must exist.
    package var directory: String
    /// Changes that the log keeps; nil: all.
    package var retainedChanges: Int?
    /// The most pages of 4 KiB that the file may have; nil: as many as the disk holds.
    package var maximumPages: Int?
    /// Readers at once; more wait.
    package var readers = 4
    /// The time by the machine, or by a test.
    package var clock = WallClock.system

    package init(directory: String, retainedChanges: Int? = nil, maximumPages: Int? = nil) {
        self.directory = directory
        self.retainedChanges = retainedChanges
        self.maximumPages = maximumPages
    }
}
