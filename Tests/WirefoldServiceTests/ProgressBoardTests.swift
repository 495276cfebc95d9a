// Which stages starve the watchdog.

internal import Testing
@testable internal import WirefoldService

@Suite struct ProgressBoardTests {
    @Test("a stage at rest isn't stuck")
    func rest() {
        let board = ProgressBoard()
        _ = board.stage("fold")
        #expect(board.stuck().isEmpty)
        #expect(board.stuck().isEmpty)
    }

    @Test("a stage that stops reporting is stuck until it reports or rests")
    func stuck() {
        let board = ProgressBoard()
        let stage = board.stage("fold")
        stage.step()
        #expect(board.stuck().isEmpty)
        #expect(board.stuck() == ["fold"])
        stage.step()
        #expect(board.stuck().isEmpty)
        stage.rest()
        #expect(board.stuck().isEmpty)
        #expect(board.stuck().isEmpty)
    }
}
