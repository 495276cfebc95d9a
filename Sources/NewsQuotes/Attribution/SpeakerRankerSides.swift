// The terms of a candidate's score that depend on whether it stands before or after the quotation,
// and on what stands between.

extension SpeakerRanker {
    func after(_ index: Int, _ source: SourceCandidate, _ context: Context) -> Double {
        let mention = cast.mentions[index]
        let isSubject = source.precedesCue || source.precedesCueOverApposition
        var score = 0.0
        guard context.sentence.contains(mention.tokens.lowerBound) else {
            if isSubject { score += Weight.subjectLater }
            if !hasMention(in: context.token + 1..<mention.tokens.lowerBound, before: index) {
                score += Weight.firstMentionLater
            }
            return score
        }
        let gap = context.token + 1..<mention.tokens.lowerBound
        let isDirect = text.words(in: gap) == 0
        let isClear = text.quoted(in: gap) == 0
        if isSubject, isDirect, isClear { score += Weight.subjectAfter }
        if isSubject || source.nearsCue > 0, !isDirect, isClear, source.cue != nil {
            score += Weight.looseSubjectAfter
        }
        if isClear {
            score += Weight.invertedAfter * source.inverted + Weight.accordingAfter * source.according
        }
        if isDirect, isClear { score += Weight.firstAfter }
        return score
    }

    func before(_ index: Int, _ source: SourceCandidate, _ context: Context) -> Double {
        let mention = cast.mentions[index]
        let isSubject = source.precedesCue || source.precedesCueOverApposition
        var score = 0.0
        guard context.sentence.contains(mention.tokens.lowerBound) else {
            if isSubject || source.inverted > 0 {
                score += Weight.subjectEarlier * (isSubject ? 1 : source.inverted)
            }
            if !hasMention(in: mention.tokens.upperBound..<context.token, after: index, butNominals: true) {
                score += Weight.lastMentionEarlier
            }
            return score
        }
        if let cue = source.cue, cue < context.token, text.quoted(in: cue..<context.token) == 0 {
            if isSubject { score += Weight.subjectBefore }
            score += Weight.nearBefore * source.nearsCue
        }
        if let last = context.lastCueBefore, source.cue == last { score += Weight.lastCueBefore }
        score += Weight.accordingBefore * source.according
        if context.followsColon, source.startsSentence || source.precedesCue { score += Weight.colon }
        if !hasMention(in: mention.tokens.upperBound..<context.token, after: index, butNominals: false) {
            score += Weight.lastMentionBefore
        }
        return score
    }

    private func hasMention(in range: Range<Int>, after index: Int, butNominals: Bool) -> Bool {
        var other = index + 1
        // The previous source may stand farther back than any other candidate: too far to be the last.
        let end = index + Self.reach
        while other < cast.mentions.count, cast.mentions[other].tokens.lowerBound < range.upperBound {
            if cast.mentions[other].tokens.lowerBound >= range.lowerBound,
                !butNominals || cast.mentions[other].kind != .nominal
            {
                return true
            }
            if other > end { return true }
            other += 1
        }
        return false
    }

    private func hasMention(in range: Range<Int>, before index: Int) -> Bool {
        var other = index - 1
        while other >= 0, cast.mentions[other].tokens.lowerBound >= range.lowerBound {
            if cast.mentions[other].kind != .nominal { return true }
            other -= 1
        }
        return false
    }
}
