// What is taken from a web page: the article, its facts, and nothing of what stands around it.

internal import FoundationEssentials
internal import NewsIntake
internal import NewsModel
internal import Testing

@Suite("Reading a page")
struct PageReaderTests {
    static let first =
        "The harbour council of Kelvane voted on Tuesday to rebuild the outer pier before the winter."
    static let second =
        "Engineers found that most of the piles were sound, and that the rest will cost four million."
    static let third =
        "The works department will show its plan in May, and the council will then vote once more."

    private func page(_ body: String, head: String = "<title>Pier vote</title>") -> [UInt8] {
        Array("<!doctype html><html><head>\(head)</head><body>\(body)</body></html>".utf8)
    }

    private func story(_ middle: String) -> String {
        "<h1>Pier vote</h1><p>\(Self.first)</p><p>\(Self.second)</p>\(middle)<p>\(Self.third)</p>"
    }

    private func article(_ body: String, head: String = "<title>Pier vote</title>", url: String? = nil) throws
        -> Article
    {
        try PageReader().reading(of: page(body, head: head), url: url).article
    }

    @Test(
        "leaves out what isn't the story",
        arguments: [
            #"<nav><a href="/">Home</a></nav>"#,
            #"<div class="share-bar"><a href="/s">Share</a> this with whoever you like to share it with.</div>"#,
            #"<figure><figcaption>The pier after the storm of last January.</figcaption></figure>"#,
            #"<div class="wp-caption">The pier after the storm. Photo: Jon Harl</div>"#,
            #"<div class="relatedArticles"><p>The ferry stays away for another winter, the line says.</p></div>"#,
            #"<ul><li><a href="/a">The ferry stays away</a></li><li><a href="/b">A roof leaks</a></li></ul>"#,
            #"<p>Read more: <a href="/c">how the pier was built</a></p>"#,
            #"<p>Lesen Sie auch: <a href="/c">Wie die Mole gebaut wurde</a></p>"#,
            #"<div class="newsletter">Harbour news every morning in your mailbox</div>"#,
            #"<p>Sign up for the harbour news every morning in your mailbox.</p>"#,
            #"<div style="display: none"><p>This is shown to nobody who reads the page as it is meant to be.</p></div>"#,
            #"<div id="author-bio">Ilse Varn writes about the harbour</div>"#,
            #"<p>Advertisement</p>"#, "<button>Print this</button>",
            "<script>var pier = 'a script';</script>",
        ])
    func clutter(_ middle: String) throws {
        let text = try article(story(middle)).text
        #expect(text == [Self.first, Self.second, Self.third].joined(separator: "\n\n"))
    }

    @Test(
        "names who wrote it, without what stands around the name",
        arguments: [
            (#"<p>By <a href="/staff/7">Ilse Varn</a></p>"#, "Ilse Varn"),
            (#"<div>Written by Ilse Varn and Jon Harl</div>"#, "Ilse Varn and Jon Harl"),
            (#"<p>Von Ilse Varn | 3. Mai 2031, 10:15</p>"#, "Ilse Varn"),
            (#"<span class="c-byline__author-name">Ilse Varn</span><span>Staff writer</span>"#, "Ilse Varn"),
            (
                #"<div class="articleAuthor"><time>Monday May 5, 2031</time> by <b>Ilse Varn</b></div>"#,
                "Ilse Varn"
            ),
            (
                #"<a rel="author" href="/7">Ilse Varn</a><div class="author-bio">About Jon Harl</div>"#,
                "Ilse Varn"
            ),
            (#"<p class="byline"><b>Ilse Varn</b> and <b>Jon Harl</b></p>"#, "Ilse Varn, Jon Harl"),
            (#"<p>By Ilse Varn (Strait Wire)</p>"#, "Ilse Varn (Strait Wire)"),
            (#"<p class="byline">Updated May 5, 2031</p>"#, nil),
            (#"<p class="author">The council and the harbour works</p>"#, nil),
            (#"<p>By noon the water had reached the second step.</p>"#, nil),
        ])
    func byline(_ line: String, _ names: String?) throws {
        let body = "<h1>Pier vote</h1>\(line)<p>\(Self.first)</p><p>\(Self.second)</p>"
        #expect(try article(body).byline == names)
    }

    @Test("takes an author's name from the data, but not the site's own")
    func authorsOfData() throws {
        func byline(_ author: String) throws -> String? {
            let head = """
                <meta property="og:site_name" content="Kelvane Courier"><script type="application/ld+json">
                {"@type": "NewsArticle", "headline": "Pier vote", "author": \(author)}</script>
                """
            return try article("<h1>Pier vote</h1><p>By Jon Harl</p>\(story(""))", head: head).byline
        }
        #expect(try byline(#"[{"name": "Ilse Varn"}, "By Bo Sund"]"#) == "Ilse Varn, Bo Sund")
        #expect(try byline(#"{"@type": "Organization", "name": "Kelvane Courier"}"#) == "Jon Harl")
    }

    @Test(
        "takes the site's name off a title, whatever stands between",
        arguments: [
            "港の桟橋を冬までに再建へ｜ケルヴァネ新報", "港の桟橋を冬までに再建へ：ケルヴァネ新報",
            "港の桟橋を冬までに再建へ。 | ケルヴァネ新報",
        ])
    func wideSeparators(_ title: String) throws {
        let body = "<h1>港の桟橋を冬までに再建へ</h1><p>\(Self.first)</p><p>\(Self.second)</p>"
        #expect(try article(body, head: "<title>\(title)</title>").title == "港の桟橋を冬までに再建へ")
    }

    @Test(
        "reads past lines of marks alone",
        arguments: ["<p>|<b></b></p>", "<p>|<b></b><i> | </i></p>", "<div>|<span><p>|</p></span></div>"])
    func marksAlone(_ line: String) throws {
        let text = [Self.first, Self.second, Self.third].joined(separator: "\n\n")
        #expect(try article(story(line)).text == text)
        #expect(try article(story("") + line).text == text)
    }

    @Test(
        "takes scripts and styles for no more than they are",
        arguments: [
            "<script>if (a < b) document.write('<p>Not a line of the story.</p>')</script>",
            "<script><!-- document.write('<script>x</script>'); --></script>",
            "<SCRIPT data-a='</script>' src=x>1 </scripts> 2</SCRIPT\n>",
            "<style>p > a { content: '</p><script>' }</style >", "<script/>x = '<p>'</script>",
            "<!-- <script> -->", "<!--><!---><!-- a --!><!doctype a '<script>'>",
            "<svg><style>a</style><script>b</script></svg>", "<svg/>",
            "<select><script></select></script></select>",
            "<textarea><script></textarea>", "<iframe><style></iframe>",
            "<noscript><img src='<style>'></noscript>",
            #"<img alt="<script>" title='<style>' data-x=<script>>"#, "<img ='<script>' \" <img>",
            "</div title='<script>'>", "< script>",
        ])
    func scripts(_ middle: String) throws {
        // One that is never closed would take the rest of the page with it.
        let text = try article(story(middle)).text
        #expect(text.hasPrefix(Self.first + "\n\n" + Self.second) && text.hasSuffix(Self.third))
    }

    @Test(
        "keeps the space that parts words, and no other",
        arguments: [
            ("<b>Old</b> \n <i>pier</i>", "Old pier"), ("Old<!-- and -->\n<b>pier</b>", "Old pier"),
            ("<b>Ol<!-- > -->d</b> <!-- a --> <i>pier</i>", "Old pier"), ("<b>Old\n\n</b>pier", "Old pier"),
            ("Old <!doctype x>pier", "Old pier"), ("Old\n<span>\n</span>pier", "Old pier"),
            ("<b><i>Old</b>\n<i>pier</i></i>", "Old pier"), ("1 < \n<b>2</b>", "1 < 2"),
            ("\n<pre>\n\n Old\n pier </pre>\n", "Old pier"), ("</p>\n<ul>\n<li>\nOld pier", "Old pier"),
            ("</p>\n</div>\n</div>\nOld\npier", "Old pier"),
        ])
    func space(_ markup: String, _ line: String) throws {
        let text = try article(story("\n<p>\n\(markup)\n</p>\n<p>\(Self.second) It is.</p>")).text
        #expect(text.contains("\n\n\(line)\n\n"))
    }

    @Test(
        "an element in a line that names itself clutter takes nothing but itself",
        arguments: [
            "<span class=share-bar></span>", #"<img class="share-bar" alt="">"#, "<a id=newsletter></a>",
        ])
    func inlineClutter(_ element: String) throws {
        let text = try article(story("<p>\(Self.second) It is.\(element)</p>")).text
        #expect(text.contains(Self.second + " It is."))
    }

    @Test(
        "keeps what is part of the story",
        arguments: [
            ("<h2>What comes next</h2>", "What comes next"),
            ("<ul><li>a crane that lifts six tonnes</li></ul>", "a crane that lifts six tonnes"),
            ("<blockquote>We have waited long enough.</blockquote>", "We have waited long enough."),
            ("<table><tr><td>Piles</td><td>2.1 million</td></tr></table>", "Piles | 2.1 million"),
            (
                #"<p>The plan is <a href="/p">on the council's site</a> to read.</p>"#,
                "The plan is on the council's site to read."
            ),
            (
                #"<div class="story-related card"><p>\#(Self.first) It said so on Monday.</p></div>"#,
                Self.first + " It said so on Monday."
            ),
        ])
    func kept(_ middle: String, _ text: String) throws {
        #expect(try article(story(middle)).text.contains("\n\n\(text)\n\n"))
    }

    @Test("takes the headline that most of the page agrees on, without the site's name")
    func title() throws {
        let head =
            #"<title>Pier vote - Kelvane Courier</title><meta property="og:title" content="Pier vote">"#
        #expect(try article(story("<h1>Kelvane Courier</h1>"), head: head).title == "Pier vote")
        #expect(
            try article(
                "<p>\(Self.first)</p>",
                head: "<title>Pier vote | Courier</title>"
                    + #"<meta property="og:site_name" content="Courier">"#
            ).title == "Pier vote")
    }

    @Test("takes no title that is longer than a headline may be, and others wherever they end")
    func longTitles() throws {
        let long = String(repeating: "é | ", count: 1500)
        let (head, body) = (
            "<title>\(long)</title>", "<h1>\(long)</h1><p>\(Self.first)</p><p>\(Self.second)</p>"
        )
        #expect(try article(body, head: head).title.isEmpty)
        #expect(
            try article(body, head: head + #"<meta name="twitter:title" content="Pier">"#).title == "Pier")
        var limits = IntakeLimits()
        limits.titleBytes = 9
        for (title, taken) in [("Ä pier né", ""), ("Ä pier n", "Ä pier n"), ("Ä pier nn", "")] {
            let page = page("<p>\(Self.first)</p>", head: "<title>\(title)</title>")
            #expect(try PageReader(limits: limits).reading(of: page).article.title == taken)
        }
    }

    @Test(
        "tells the headline from what sites put around it",
        arguments: [
            ("<title>Kelvane votes for the pier | Courier</title>", "Kelvane votes for the pier"),
            ("<title>Kelvane votes for the pier - Courier</title>", "Kelvane votes for the pier"),
            ("<title>Courier: Kelvane votes for the pier</title>", "Kelvane votes for the pier"),
            ("<title>ケルベーンの桟橋を再建へ - ケルベーン新聞</title><h1>ケルベーンの桟橋を再建へ</h1>", "ケルベーンの桟橋を再建へ"),
            ("<title>Vote on the pier: what comes next</title>", "Vote on the pier: what comes next"),
            // The heading's typography, which the page's data lack.
            (
                #"<title>Kelvane's pier</title><meta property="og:title" content="Kelvane's pier is closed"><meta name="twitter:title" content="Kelvane's pier is closed"><h1>Kelvane’s pier is closed</h1>"#,
                "Kelvane’s pier is closed"
            ),
        ])
    func suffix(_ head: String, _ title: String) throws {
        let name = head.contains("Courier:") ? #"<meta property="og:site_name" content="Courier">"# : ""
        let parts = head.split(separator: "<h1>")
        let heading = parts.count > 1 ? "<h1>" + parts[1] : ""
        #expect(
            try article(heading + "<p>\(Self.first)</p><p>\(Self.second)</p>", head: parts[0] + name).title
                == title)
    }

    @Test(
        "takes the time in the zone that it is written in",
        arguments: [
            (
                #"<meta property="article:published_time" content="2031-03-04T23:30:00-05:00">"#,
                1_930_451_400.0, -18000
            ),
            (
                #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier vote","datePublished":"2031-03-05T04:30:00Z"}</script>"#,
                1_930_451_400.0, 0
            ),
            (#"<meta name="pubdate" content="Tue, 4 Mar 2031 23:30:00 EST">"#, 1_930_451_400.0, -18000),
        ])
    func time(_ head: String, _ seconds: Double, _ offset: Int) throws {
        let article = try article(story(""), head: head)
        #expect(article.published?.timeIntervalSince1970 == seconds)
        #expect(article.utcOffset == offset)
    }

    @Test(
        "reads dates as people write them",
        arguments: [
            "4 March 2031", "March 4, 2031", "4. März 2031", "4 de marzo de 2031", "4 mars 2031",
            "4 марта 2031 г.",
            "2031年3月4日", "2031. 3. 4.", "4 मार्च 2031", "٤ مارس ٢٠٣١",
            "4 Mart 2031", "2031. március 4.", "2031 m. kovo 4 d.", "2031. gada 4. marts", "4. března 2031",
            "4. mars 2031", "4 Machi 2031", "4 במרץ 2031", "4 มี.ค. 2574", "4 آذار 2031",
            "الثلاثاء 4 آذار / مارس 2031", "04.03.2031",
        ])
    func written(_ date: String) throws {
        let article = try article(
            "<h1>Pier vote</h1><div>\(date)</div><p>\(Self.first)</p><p>\(Self.second)</p>")
        #expect(article.published?.timeIntervalSince1970 == 1_930_348_800)
    }

    @Test(
        "reads the time of day beside a date, and nothing else for one",
        arguments: [
            ("4 marzo 2031 alle 12:30 a cura di Redazione", "12:30"),
            ("4 March 2031 9:15 by P. Rossi", "09:15"),
            ("4 March 2031, 9:15 pm", "21:15"), ("4 March 2031 9:15:30 p.m. GMT", "21:15"),
            ("4 de marzo de 2031, 12:05 a. m.", "00:05"), ("March 4, 2031 at 12:30 AM", "00:30"),
            ("4.3.2031 klo 6.25", "06:25"), ("04.03.2031, kl. 14.30", "14:30"),
            ("4 marzo 2031 ore 18.05", "18:05"),
            ("04.03.2031 – 05.03.2031", "00:00"), ("4.3.2031, 12.50 €", "00:00"),
            ("4.3.2031 € 12.50", "00:00"),
            ("4.3.2031 up 2.15%", "00:00"), ("4.3.2031 on the list of the 12.30", "00:00"),
            ("Mar 4, 2031 · 5.25 min read", "00:00"), ("4. März 2031 Stand: 22.11.", "00:00"),
            ("4 March 2031 (4.50 stars)", "00:00"), ("4 March 2031 | 1.20 USD", "00:00"),
            ("4. März 2031, 14.30 Uhr", "14:30"), ("4 March 2031 | 6.25pm", "18:25"),
            ("4 March 2031 | 6.25 p.m.", "18:25"), ("4 March 2031 – 6.25 (GMT)", "06:25"),
            ("4. März 2031 Stand: 22.11.2031, 6.25 Uhr", "06:25"), ("4 mars 2031 à 6.25 par AFP", "06:25"),
            ("4. mars 2031 kl. 6.25. Oppdatert", "06:25"),
            ("Mar 4, 2031, 3:45 (PM)", "15:45"), ("4 March 2031 | 9:15 | pm", "21:15"),
            ("4 March 2031 | 12:15 – AM", "00:15"),
        ])
    func clock(_ line: String, _ time: String) throws {
        let article = try article(
            "<h1>Pier vote</h1><div>\(line)</div><p>\(Self.first)</p><p>\(Self.second)</p>")
        #expect(article.published?.ISO8601Format().dropFirst(11).prefix(5) ?? "" == time)
        #expect(article.published?.ISO8601Format().prefix(10) ?? "" == "2031-03-04")
    }

    @Test(
        "takes the date that stands by itself near the headline before those that are told",
        arguments: [
            "<h1>Pier vote</h1><figcaption>The pier on January 2, 2031. It was closed.</figcaption><p>March 4, 2031</p>",
            "<p>Council / 4 March 2031</p><h1>Pier vote</h1><p>The pier had been closed since 6 March 2002.</p>",
            "<h1>Pier vote</h1><p>\(first)</p><div class='author'>4 March 2031</div>",
            "<h1>Pier vote</h1><aside>4 March 2031</aside>",
            "<h1>Pier vote</h1><p>KELVANE, 4 March 2031 – \(first)</p>",
            "<h1>Pier vote on 6 March 2002</h1><p>By Ada Marsh | Published: 4. March 2031 | Comments closed</p>",
        ])
    func shown(_ lines: String) throws {
        let article = try article(lines + "<p>\(Self.first)</p><p>\(Self.second)</p>")
        #expect(article.published?.timeIntervalSince1970 == 1_930_348_800)
    }

    @Test(
        "puts the month first where the site's language and domain do",
        arguments: [
            ("en-US", "straitwire.example", "03/04/2031"), ("en", "straitwire.com", "03/04/2031"),
            ("en", "straitwire.co.uk", "04/03/2031"), ("en-GB", "straitwire.com", "04/03/2031"),
            ("de", "straitwire.com", "04/03/2031"),
        ])
    func order(_ language: String, _ host: String, _ date: String) throws {
        let article = try article(
            "<h1>Pier vote</h1><div>\(date)</div><p>\(Self.first)</p><p>\(Self.second)</p>",
            head: #"<title>Pier vote</title><meta property="og:locale" content="\#(language)">"#,
            url: "https://\(host)/pier")
        #expect(article.published?.timeIntervalSince1970 == 1_930_348_800)
    }

    @Test(
        "finds the day of the page's own zone",
        arguments: [
            // Another statement of the same instant, a clock on the page, and a day that the clock allows.
            (#"<meta name="sailthru.date" content="2031-03-03 20:58:46">"#, "", "2031-03-03", -28800),
            ("", "<p>March 3, 2031 at 9:58 p.m.</p>", "2031-03-03", -25200),
            ("", "<time>3 March 2031</time>", "2031-03-03", -18000),
            // A clock that is UTC's own tells no zone; the day that is shown does.
            (
                #"<meta name="sailthru.date" content="2031-03-04 04:58:46">"#, "<time>3 March 2031</time>",
                "2031-03-03", -18000
            ),
            // Neither another minute nor a day that is too far.
            ("", "<p>March 3, 2031 at 9:40 p.m.</p>", "2031-03-04", 0),
            ("", "<p>March 5, 2031</p>", "2031-03-04", 0),
            // The day in UTC is shown too: the other is that of something else.
            ("", "<p>March 3, 2031</p><time>4 March 2031</time>", "2031-03-04", 0),
            (
                #"<link rel="canonical" href="https://straitwire.example/2031/03/03/pier">"#, "",
                "2031-03-03", -18000
            ),
        ])
    func zone(_ head: String, _ line: String, _ day: String, _ offset: Int) throws {
        let head =
            #"<meta property="article:published_time" content="2031-03-04T04:58:46Z">"# + head
        let article = try article(
            "<h1>Pier vote</h1>\(line)<p>\(Self.first)</p><p>\(Self.second)</p>", head: head)
        let published = try #require(article.published)
        let local = published.addingTimeInterval(Double(article.utcOffset ?? 0))
        #expect(local.ISO8601Format().hasPrefix(day))
        #expect(article.utcOffset == offset)
        #expect(published.timeIntervalSince1970 == 1_930_366_726)
    }

    @Test(
        "falls back on the day in the address",
        arguments: [
            "/2031/03/04/pier", "/news/2031-3-4-pier", "/pier-20310304/", "/sport/20310304/2031/pier",
        ])
    func address(_ path: String) throws {
        let article = try article(story(""), url: "https://straitwire.example" + path)
        #expect(article.published?.timeIntervalSince1970 == 1_930_348_800)
    }

    @Test("takes the body from the page's data where the page shows only a beginning")
    func statedBody() throws {
        let body = [Self.first, Self.second, Self.third, Self.first, Self.third].joined(separator: "\\n\\n")
        let head =
            #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier vote","articleBody":"\#(body)"}</script>"#
        let text = try article("<h1>Pier vote</h1><p>\(Self.first)</p>", head: head).text
        #expect(text.hasPrefix([Self.first, Self.second, Self.third].joined(separator: "\n\n")))
        // What the page shows whole is taken from the page.
        #expect(try article(story("<h2>What comes next</h2>"), head: head).text.contains("What comes next"))
    }

    @Test("says when a page is somebody else's copy")
    func origins() throws {
        let head =
            #"<link rel="canonical" href="https://straitwire.example/p"><meta name="author" content="Reuters">"#
        let article = try article(
            story("") + "<p>This article was originally published by Strait Wire.</p>", head: head,
            url: "https://northmoor.example/p")
        #expect(
            article.origins.map(\.rule) == ["canonical-elsewhere", "agency-credit", "originally-published"])
        #expect(article.origins.first?.value == "straitwire.example")
        #expect(
            try self.article(
                story(""), head: #"<link rel="canonical" href="https://www.northmoor.example/p">"#,
                url: "https://m.northmoor.example/p"
            ).origins.isEmpty)
    }

    @Test("tells why each line went")
    func reasons() throws {
        let reading = try PageReader().reading(of: page(story("<p>Advertisement</p>")))
        #expect(reading.blocks.map(\.reason) == ["headline", nil, nil, "advertisement", nil])
    }

    @Test("refuses what nests too deep or has too many parts, by the limit's size")
    func limits() {
        var limits = IntakeLimits()
        limits.nestingDepth = 20
        limits.pageNodes = 50
        let deep = page(String(repeating: "<div>", count: 40))
        let many = page(String(repeating: "<p>a</p>", count: 60))
        for bytes in [deep, many] {
            #expect { try PageReader(limits: limits).reading(of: bytes) } throws: { error in
                let refusal = error as? IntakeError
                return refusal?.code == "resourceExhausted"
                    && refusal?.message.hasSuffix(
                        bytes == deep ? "(limits.nestingDepth)" : "(limits.pageNodes)") == true
            }
        }
    }

    @Test(
        "decodes what its label says, and what it likely is where the label lies",
        arguments: [
            ("windows-1251", "windows-1251"), ("", "windows-1251"), ("utf-8", "windows-1251"),
        ])
    func encodings(_ label: String, _ encoding: String) throws {
        // "Совет порта решил" in windows-1251.
        let words: [UInt8] = [
            0xD1, 0xEE, 0xE2, 0xE5, 0xF2, 0x20, 0xEF, 0xEE, 0xF0, 0xF2, 0xE0, 0x20, 0xF0, 0xE5, 0xF8, 0xE8,
            0xEB,
        ]
        let head = label.isEmpty ? "" : "<meta charset=\"\(label)\">"
        let bytes =
            Array("<html lang=\"ru\"><head>\(head)</head><body><p>".utf8) + words
            + Array("</p></body></html>".utf8)
        #expect(try PageReader().reading(of: bytes).blocks.first?.text == "Совет порта решил")
    }
}
