// The messages of a daemon's life, the same for both.

internal import SystemdSupport

package enum DaemonMessage: String, JournalMessage {
    case started = "93a21771e0d04411a9313abf54461f56"
    case ready = "9b62dce60a674742b53c358b06cffd72"
    case stopping = "611a375c9c3343039d82d2ea19b51047"
    case stopped = "c26fa106d323458ea89a8a699e00cf5a"
    case stoppedEarly = "c6603704284e49fea197ad03baf349d6"
    case reloaded = "dc64ffeb0b3d48afb5b946cea79aee8e"
    case reloadRefused = "0e0cfe6048e04e1ea1940d7eb3bf2830"
    case settingsRefused = "d600551688e3445b99ab6821fd29c518"
    case heartbeat = "d03b6a3564e64e4ca35aa07be140a660"
    case failed = "6d607729f4564eddb5a8ced15deecb26"
    case stuck = "27744a1dc3f94a9fa68c3aea63ffb95a"
    case unusedSocket = "5a2f11648f464777b93759c0313b01a4"
}
