// The messages of wirefold-ingestd that operators look for.

internal import SystemdSupport

package enum IngestMessage: String, JournalMessage {
    case restored = "d99af9ed41814b498d998e9909c52173"
    case checkpointLeft = "5c1f2f0e7a8d4c0b9d0e6a3b42f7c915"
    case noCheckpoint = "e2a49b6d31c847f5a80c57d91be3f064"
    case rowsDamaged = "5a7caf84589b4ae791c389576685aa3f"
    case indexNotRebuilt = "41397aac6c1143fb9e682b69e747e0f2"
    case indexRebuilt = "9b1f6d0c4e7a4b2c8a53d7e0f16c2948"
    case diskFull = "0a1585d64f7c4490b292b6766253017f"
    case diskHasRoom = "3aa0f20df60e420db82f42a5f9ac2dea"
    case deviceFailed = "4903294ca8ff41cebf55318c48306e4e"
    case groupFailed = "3d88d1fde73e4010a85347042c07b241"
    case ledgerUnreadable = "28639bc780d84462a8560810a8076469"
    case embargoesUnread = "d65736e827304673ae4e68353d06bd41"
    case embargoEndRefused = "b08e3790874844bca26d5e660a000c8f"
    case repaired = "b4a548ce5b0e4792902ca6801c0c6363"
    case furnitureLearnt = "7c1e0b5d93a94f0e8d5b2a6f41c7e938"
    case snapshotSent = "daf4db358cc842e59c9e18213dac6dac"
    case corrected = "c4abfb87f7b34af198cab8a7b73242f2"
}
