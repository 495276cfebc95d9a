// Fingerprint: texts to the keys by which their copies are found.

internal import ArgumentParser
internal import NewsFold
internal import NewsModel
internal import NewsText

struct Fingerprint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fingerprint",
        abstract: "The keys by which copies of a text are found, for a distributed join.",
        discussion: """
            In:  id text title?
            Out: id words digest keys[]

            Each text is normalized first, as fold does. Texts of the same digest are the same words. \
            Texts that share two keys or more are candidates: join lines on the members of keys, drop \
            keys that more than 100 records have, and give the texts of each group to fold. Compare what \
            one version of wirefold printed with itself alone: another may hash otherwise. Keys are \
            hashes of three words in a row, unsigned 32 bits, ascending: the 48 smallest, and every \
            one that is a multiple of 32. The digest is 16 hexadecimal digits, or null for texts that \
            are too short to be copies.

            EXAMPLE
              wirefold fingerprint < articles.jsonl | jq -r '.id as $id | .keys[] | [., $id] | @tsv' | sort -n
            """)

    @OptionGroup var options: FilterOptions

    func run() async throws {
        let normalizer = Normalizer()
        try await Filter.run(jobs: options.jobs, noun: "articles") { input in
            let document = try normalizer.document(from: input.article(["id", "text", "title"]))
            let prepared = FoldEngine.prepare(document, quotes: false)
            return JSONLine.object { line in
                line.add("id", input.id)
                line.add("words", prepared.wordCount)
                line.add(
                    "digest",
                    prepared.digest.map { digits in
                        let digits = String(digits, radix: 16)
                        return String(repeating: "0", count: 16 - digits.count) + digits
                    })
                line.add("keys", numbers: prepared.keys)
            }
        }
    }
}
