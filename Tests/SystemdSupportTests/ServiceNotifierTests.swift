// What reaches a supervisor. The notifier reads the environment of the process, so that these run
// one after another.

internal import Foundation
internal import Testing
@testable internal import SystemdSupport

@Suite(.serialized) struct ServiceNotifierTests {
    @Test("each call sends its assignments, a newline can't add one")
    func calls() throws {
        let receiver = try NotifyReceiver()
        defer { receiver.close() }
        ServiceNotifier.ready(status: "up\nREADY=0")
        #expect(receiver.next() == "READY=1\nSTATUS=up\\nREADY=0")
        ServiceNotifier.status("12 documents")
        #expect(receiver.next() == "STATUS=12 documents")
        ServiceNotifier.alive()
        #expect(receiver.next() == "WATCHDOG=1")
        ServiceNotifier.reloading()
        let reloading = receiver.next() ?? ""
        #expect(reloading.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        ServiceNotifier.extendTimeout(by: .seconds(30), status: "starting: 5 of 9\nREADY=1")
        #expect(receiver.next() == "EXTEND_TIMEOUT_USEC=30000000\nSTATUS=starting: 5 of 9\\nREADY=1")
        ServiceNotifier.stopping(status: "draining")
        #expect(receiver.next() == "STOPPING=1\nSTATUS=draining")
    }

    @Test("without a supervisor nothing happens")
    func unsupervised() {
        #expect(!ServiceNotifier.isSupervised)
        ServiceNotifier.alive()
        #expect(ServiceNotifier.watchdogInterval == nil)
    }

    @Test("the watchdog's interval is this process's own")
    func watchdog() {
        setenv("WATCHDOG_USEC", "3000000", 1)
        setenv("WATCHDOG_PID", "\(getpid())", 1)
        #expect(ServiceNotifier.watchdogInterval == .seconds(3))
        setenv("WATCHDOG_PID", "1", 1)
        #expect(ServiceNotifier.watchdogInterval == nil)
        unsetenv("WATCHDOG_USEC")
        unsetenv("WATCHDOG_PID")
    }
}
