// How far the news has moved on.

internal import Testing

@testable internal import NewsFold

@Suite("The calendar of stories")
struct StoryCalendarTests {
    private func calendar(_ hours: [Double]) -> StoryCalendar {
        var calendar = StoryCalendar()
        for hour in hours { calendar.insert(published: hour * 3600 + 1) }
        return calendar
    }

    @Test("the news has reached an hour that three documents are from, or later")
    func witnesses() {
        var calendar = calendar([1, 5, 7, 9, 9, 900])
        _ = calendar.advance(until: .nan)
        #expect(calendar.present == 9)
        _ = calendar.advance(until: 8 * 3600)
        #expect(calendar.present == 1)
        _ = calendar.advance(until: 6 * 3600)
        #expect(calendar.isOver(1) == false)
        calendar.remove(published: 9 * 3600 + 1)
        _ = calendar.advance(until: .nan)
        #expect(calendar.present == 7)
    }

    @Test("each step names the stories that it passes, whichever way it goes")
    func passed() {
        var calendar = calendar([1, 1, 1])
        for story: StoryIndex.Number in 0..<5 { calendar.move(story, from: nil, to: story) }
        #expect(calendar.advance(until: .nan).sorted() == [0, 1, 2, 3, 4])
        #expect(calendar.advance(until: .nan) == [])
        for _ in 0..<3 { calendar.insert(published: 4 * 3600) }
        #expect(calendar.advance(until: .nan).sorted() == [1, 2, 3])
        calendar.move(2, from: 2, to: 9)
        for _ in 0..<3 { calendar.remove(published: 4 * 3600) }
        #expect(calendar.advance(until: .nan).sorted() == [1, 3])
        #expect(calendar.isOver(0) == true && calendar.isOver(1) == false)
    }

    @Test("dates beyond all reason are taken, those that aren't known are not")
    func oddDates() {
        var calendar = StoryCalendar()
        for time in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
            calendar.insert(published: time)
            calendar.insert(published: time)
        }
        _ = calendar.advance(until: 0)
        #expect(calendar.present == -1_000_000_000)
        for time in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
            calendar.remove(published: time)
            calendar.remove(published: time)
        }
        #expect(calendar.bytes == 0)
    }
}
