import CCmark
import Foundation
import HowTo
import RunbookModel
import SourceText

/// Measures how long a site's pages take to read, beside cmark over the same pages after Liquid.
///
/// `ReadingBenchmark SITE [PAGES]`: the site's folder, and the folder of its pages, `app/_how-tos` below it unless given.
@main struct ReadingBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else {
      print("usage: ReadingBenchmark SITE [PAGES]")
      exit(2)
    }
    let files = try pages(below: arguments.dropFirst().first ?? "\(folder)/app/_how-tos")
    let clock = ContinuousClock()
    var site = Site.standalone
    let loading = try clock.measure { site = try Site(folder: URL(filePath: folder), shownAs: folder) }
    print("\(files.count) pages; the site's configuration and data: \(milliseconds(loading))")
    for repeats in [1, 4, 16] {
      let set = (0..<repeats).flatMap { _ in files }
      let reader = PageReader(site: site)
      var steps = 0
      let reading = await clock.measure { steps = await read(set, reader) }
      print("\(repeats) × : \(set.count) pages, \(steps) steps in \(milliseconds(reading)); \(peakMemory()) MB at most")
    }
    let reader = PageReader(site: site)
    let rendered = files.map { reader.markdown(of: $0).text }
    let bytes = rendered.reduce(0) { $0 + $1.utf8.count }
    let alone = clock.measure { for file in files { _ = reader.read(file) } }
    let floor = clock.measure { for text in rendered { parse(text) } }
    print("on one processor \(milliseconds(alone)); cmark over the \(bytes / 1024) KB rendered \(milliseconds(floor))")
    for count in [2_500, 5_000, 10_000] {
      let page = SourceFile(path: "steps.md", text: stepsPage(count))
      var found = 0
      let time = clock.measure { found = PageReader().read(page).steps.count }
      print("a page of \(found) steps, \(page.text.utf8.count / 1024) KB: \(milliseconds(time))")
    }
    for size in [2, 5, 10] {
      let page = SourceFile(path: "prose.md", text: prosePage(size << 20))
      let time = clock.measure { _ = PageReader().read(page) }
      print("a page of \(size) MB: \(milliseconds(time)); \(peakMemory()) MB at most")
    }
  }

  private static func pages(below folder: String) throws -> [SourceFile] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".md") }.sorted().map { name in
      let path = "\(folder)/\(name)"
      return SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: path))))
    }
  }

  /// Reads on all processors at once; returns the number of steps.
  private static func read(_ files: [SourceFile], _ reader: PageReader) async -> Int {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return await withTaskGroup(of: Int.self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: files.count, by: workers).reduce(0) { $0 + reader.read(files[$1]).steps.count }
        }
      }
      return await group.reduce(0, +)
    }
  }

  private static func parse(_ text: String) {
    guard let root = cmark_parse_document(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return }
    cmark_node_free(root)
  }

  // MARK: Made pages

  private static func stepsPage(_ count: Int) -> String {
    "# Page\n\n"
      + (0..<count).map { number in
        """
        ## Section \(number)

        Send it:

        {% konnect_api_request %}
        url: /v2/things/$THING_\(number % 50)
        status_code: 201
        method: POST
        body:
          name: thing-\(number)
        capture:
          - variable: THING_\((number + 1) % 50)
            jq: '.id'
        {% endkonnect_api_request %}


        """
      }.joined()
  }

  private static func prosePage(_ bytes: Int) -> String {
    let paragraph = """
      ## A section of prose

      Words that say nothing of a step, `code` and [a link](https://example.com) among them, until the line ends.

      1. Click **Save**.
      2. Enter `a name`.

      ```sh
      export NAME='value'
      ```


      """
    return String(repeating: paragraph, count: bytes / paragraph.utf8.count + 1)
  }

  // MARK: Figures

  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return "\(Int(Double(seconds) * 1000 + Double(attoseconds) / 1e15)) ms"
  }

  /// The most memory that the process has had, in MB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) >> 20
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) >> 10
    #endif
  }
}
