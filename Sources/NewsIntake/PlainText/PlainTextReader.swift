// PlainTextReader: a text whose first line is its headline. Which line that is once the site's
// navigation is gone, NewsText decides, so the whole text is the article's own text.

internal import NewsModel

enum PlainTextReader {
    static func article(from text: String) -> Article { Article(text: text) }
}
