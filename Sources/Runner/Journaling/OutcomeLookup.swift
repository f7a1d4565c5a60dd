import JSON
import Journal
import RunbookModel

/// Finds out whether a POST whose answer was lost was carried out.
struct OutcomeLookup: Sendable {
  /// What was found.
  enum Finding {
    /// It was carried out; the item that it made, where it made one.
    case found(JSONValue?)
    /// It was not.
    case absent
    /// Nothing tells, for the reason given.
    case unclear(String)
  }

  /// An item may show an earlier second than the one it was made in, and the clocks of servers differ a little.
  private static let tolerance: Double = 2
  /// Without the server's own time, clocks may differ by this.
  private static let toleranceWithoutDate: Double = 60
  private static let maximumPages = 1000

  let directory: (any ResourceDirectory)?
  /// The URLs of what the run is known to have made.
  let known: Set<String>
  /// Sends a GET and returns the answer.
  let get: @Sendable (_ url: String) async -> Exchange

  /// Looks for what `request`, sent at `sent` (seconds since 1970), has made.
  func find(_ request: SentRequest, sent: Double) async -> Finding {
    guard let search = directory?.search(for: request) else {
      return .unclear("nothing it sent tells what it made from other things, or they cannot be listed")
    }
    var matches: [JSONValue] = []
    var ids: Set<String> = []
    var url = search.list
    for _ in 0..<Self.maximumPages {
      let exchange = await get(url)
      guard case .response(let response) = exchange.outcome else {
        if case .failure(let reason) = exchange.outcome {
          return .unclear("its collection could not be listed: \(reason)")
        }
        return .unclear("its collection could not be listed")
      }
      guard response.status == 200, let json = response.json else {
        return .unclear("its collection could not be listed: status \(response.status)")
      }
      let page = ListPage(json, listMember: search.listMember, url: url)
      guard let items = page.items else { return .unclear("its collection's answer is no list") }
      switch search.evidence {
      case .item(let field, let value):
        guard items.allSatisfy({ $0[field] != nil }) else {
          return .unclear("the items of its collection do not show `\(field)`")
        }
        matches += items.filter { $0[field]?.string == value && isNew($0, since: sent, response, search) }
      case .members: ids.formUnion(items.compactMap { $0["id"]?.scalarText ?? $0.scalarText })
      }
      guard let next = page.next, next != url, !items.isEmpty else { return verdict(search, matches, ids) }
      url = next
    }
    return .unclear("its collection has more than \(Self.maximumPages) pages")
  }

  private func verdict(_ search: OutcomeSearch, _ matches: [JSONValue], _ ids: Set<String>) -> Finding {
    switch search.evidence {
    case .item(let field, let value):
      if matches.count > 1 { return .unclear("\(matches.count) things with \(field) `\(value)` were made since") }
      return matches.first.map { .found($0) } ?? .absent
    case .members(let wanted):
      let present = wanted.filter(ids.contains)
      if present.count == wanted.count { return .found(nil) }
      return present.isEmpty ? .absent : .unclear("\(present.count) of \(wanted.count) members are there")
    }
  }

  /// Whether `item` was made after the request was sent, and not by another request of this run.
  private func isNew(
    _ item: JSONValue, since sent: Double, _ response: Exchange.Response, _ search: OutcomeSearch
  ) -> Bool {
    if let id = item["id"]?.scalarText, known.contains("\(search.collection)/\(id)") { return false }
    guard let created = CreationTime.seconds(of: item) else { return true }
    let date = response.headers.last { $0.name.lowercased() == "date" }.flatMap { HTTPDate.seconds($0.value) }
    guard let date else { return created >= sent - Self.toleranceWithoutDate }
    let skew = Double(date) - Journal.now()
    return created >= sent + skew - Self.tolerance
  }
}
