// How a daemon ends, by the numbers of sysexits.h. Bad usage is 64, which ArgumentParser gives.

package enum ExitStatus {
    package static let done: Int32 = 0
    package static let failed: Int32 = 1
    package static let badSettings: Int32 = 78
}
