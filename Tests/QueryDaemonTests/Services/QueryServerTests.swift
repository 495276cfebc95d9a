// Who gets in at query.sock.

internal import Logging
internal import Testing
internal import WirefoldService
internal import WirefoldTransport

@testable internal import QueryDaemon

@Suite struct QueryServerTests {
    @Test("whoever may neither read nor audit is turned away at the door")
    func door() {
        var settings = QuerySettings(stateDirectory: "/nowhere", runtimeDirectory: "/nowhere")
        let context = DaemonContext(logger: Logger(label: "queryd"))
        func allows(group: UInt32) -> Bool {
            QueryServer.configuration(settings, context).policy.allows(Peer(uid: 5, gid: group, pid: 1))
        }
        #expect(allows(group: 5))
        settings.readers = .members([7])
        settings.admins = .members([8])
        #expect(allows(group: 7))
        #expect(allows(group: 8))
        #expect(!allows(group: 5))
    }
}
