extension RunDocument {
  /// Documents of shards in one, and what is worth telling of them.
  public struct Merge: Sendable {
    /// The document.
    public var document: RunDocument
    /// What is wrong with the parts, each in a sentence without a full stop.
    public var warnings: [String] = []
  }

  /// A part of a merge.
  public struct Part: Sendable {
    /// Where it came from, for people.
    public var name: String
    /// What it holds.
    public var document: RunDocument

    /// A part called `name`.
    public init(name: String, document: RunDocument) {
      self.name = name
      self.document = document
    }
  }

  /// How many missing parts are listed.
  private static let mostListed = 100

  /// The documents in one, as one run of all pages would have given it; nil for none.
  ///
  /// Of a page in several the last counts, as of a shard that was run again. Results of unlike batches stand one after
  /// the other.
  public static func merged(_ parts: [Part]) -> Merge? {
    guard let first = parts.first?.document else { return nil }
    var merge = Merge(document: first)
    guard parts.count > 1 || first.shard != nil else { return merge }
    var owners: [String: Int] = [:]
    for (index, part) in parts.enumerated() {
      for path in part.document.pages.map(\.path) {
        if let earlier = owners[path] {
          let names = earlier == index ? "twice in \(part.name)" : "in \(parts[earlier].name) and in \(part.name)"
          merge.warnings.append("\(path) is \(names); the later one counts")
        }
        owners[path] = index
      }
    }
    var pages: [Page] = []
    for (index, part) in parts.enumerated() {
      var own: [String: Page] = [:]
      for page in part.document.pages where owners[page.path] == index { own[page.path] = page }
      pages += part.document.pages.compactMap { own.removeValue(forKey: $0.path) }
    }
    let documents = parts.map(\.document)
    merge.document.isStrict = documents.contains(where: \.isStrict)
    merge.document.isInterrupted = documents.contains(where: \.isInterrupted)
    let isOneBatch = documents.allSatisfy { $0.shard?.total == first.shard?.total && $0.pageCount == first.pageCount }
    if let total = first.shard?.total, isOneBatch {
      pages.sort { ($0.number, $0.path) < ($1.number, $1.path) }
      let given = Set(documents.compactMap(\.shard?.index))
      // No more than are worth telling: of a billion parts nobody wants to read the list.
      let missing = (1...max(total, 1)).lazy.filter { !given.contains($0) }.prefix(mostListed + 1)
      if !missing.isEmpty {
        let list = missing.prefix(mostListed).map { "\($0)/\(total)" }.joined(separator: ", ")
        let more = missing.count > mostListed ? " and others" : ""
        merge.warnings.append("no result of shard \(list)\(more) was given")
      }
    } else {
      merge.document.pageCount = 0
    }
    let run = Set(pages.map(\.path))
    merge.document.shard = nil
    merge.document.pages = pages
    merge.document.notRun = documents.flatMap(\.notRun).filter { !run.contains($0) }
    merge.document.pageCount = max(merge.document.pageCount, pages.count + merge.document.notRun.count)
    return merge
  }
}
