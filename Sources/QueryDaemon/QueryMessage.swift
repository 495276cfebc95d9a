// The messages of wirefold-queryd that operators look for.

internal import SystemdSupport

package enum QueryMessage: String, JournalMessage {
    case feedFollowed = "2d3631803f794cd989519f11105d28d0"
    case feedLost = "c4aa45c43d5e47c6977f85bfff62f0cb"
    case catalogueRebuilt = "3dc3aca63cf14b0abb7d618972fcdaa2"
    case snapshotBegun = "be346d1e506243ceb4b8a94fd00ca0a2"
    case snapshotTaken = "84d626a39fb54177bcc33e488e9a9cdd"
    case catalogueSetAside = "cc4d735328794f26a0b0d5aae8b8c2bb"
    case queryFailed = "f94e2e31132b4e5a816042746e8427df"
}
