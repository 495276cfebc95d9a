// CreditTests: what a peer grants is counted, however much and however often.

internal import Testing
internal import WirefoldProtocol

@Suite struct CreditTests {
    @Test("gives out what was granted, and no more")
    func taking() {
        var credit = Credit(1)
        credit.add(1)
        let taken = (0..<3).map { _ in credit.take() }
        #expect(taken == [true, true, false])
    }

    @Test("beyond all that can be counted, more is no more")
    func most() {
        var credit = Credit(.max - 1)
        credit.add(.max)
        #expect(credit == Credit(.max))
        credit.add(1)
        #expect(credit == Credit(.max))
    }
}
