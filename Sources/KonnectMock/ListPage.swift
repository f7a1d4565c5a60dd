import JSON
import OpenAPI

/// One page of a list, in whichever of Konnect's styles the operation has: numbered pages, cursors, offsets.
struct ListPage {
  /// The most things on a page, whatever a request asks for.
  private static let maximumSize = 1000

  /// The things on the page.
  let items: ArraySlice<JSONValue>
  /// All that an envelope may tell of it, under the names that Konnect's files use.
  let facts: JSONValue

  /// The page that `call` asks for.
  ///
  /// - Parameters:
  ///   - items: All things, filtered and in order.
  ///   - usualSize: How many a page has unless the request or the specification says otherwise.
  init(_ call: Call, items: [JSONValue], usualSize: Int) {
    let query = call.content.query
    let operation = call.operation
    let usual = Self.sizeSchema(operation)?.default?.int ?? usualSize
    let asked = (query["page[size]"] ?? query["size"] ?? query["limit"]).flatMap { Int($0) }
    let size = min(max(asked ?? usual, 1), Self.maximumSize)
    let number = max((query["page[number]"] ?? query["page"]).flatMap { Int($0) } ?? 1, 1)
    let start = Self.start(query, operation, items, size: size, number: number)
    let end = min(start + size, items.count)
    self.items = items[start..<end]

    let countsItems = Self.countsItems(operation)
    func cursor(of index: Int) -> String { countsItems ? String(index + 1) : Self.cursor(of: items[index], at: index) }
    func link(_ name: String, _ cursor: String?) -> JSONValue {
      .string(Self.link(call, [("size", String(size))] + (cursor.map { [(name, $0)] } ?? [])))
    }
    let hasNext = end < items.count
    let next = hasNext ? cursor(of: end - 1) : nil
    let nextLink = next.map { link("after", $0) } ?? .null
    let previous = start > 0 && start < items.count && !countsItems ? link("before", cursor(of: start)) : .null
    let lastStart = items.isEmpty ? 0 : (items.count - 1) / size * size
    let own: JSONValue = [
      "number": .number(JSONNumber(number)), "size": .number(JSONNumber(size)),
      "total": .number(JSONNumber(items.count)), "total_count": .number(JSONNumber(items.count)), "next": nextLink,
      "previous": previous,
      "first": link("after", nil), "last": link("after", lastStart > 0 ? cursor(of: lastStart - 1) : nil),
      "has_next": .bool(hasNext), "has_more": .bool(hasNext), "next_cursor": next.map(JSONValue.string) ?? .null,
    ]
    facts = own.merged(with: [
      "meta": own.merged(with: ["page": own]), "page": own, "count": .number(JSONNumber(end - start)),
    ]).setting(nextLink, at: ["next"]).setting(next.map(JSONValue.string) ?? .null, at: ["offset"])
  }

  // MARK: Where it begins

  private static func start(
    _ query: QueryString, _ operation: OpenAPI.Operation, _ items: [JSONValue], size: Int, number: Int
  ) -> Int {
    if countsItems(operation) { return min(max(query["offset"].flatMap { Int($0) } ?? 0, 0), items.count) }
    if let cursor = query["page[after]"] ?? query["offset"], !cursor.isEmpty {
      return index(of: cursor, in: items).map { $0 + 1 } ?? items.count
    }
    if let cursor = query["page[before]"], let index = index(of: cursor, in: items) { return max(0, index - size) }
    let (start, overflows) = (number - 1).multipliedReportingOverflow(by: size)
    return overflows ? items.count : min(start, items.count)
  }

  /// What the specification says of the size of a page, as `page[size]`, `size` or a member of `page`.
  private static func sizeSchema(_ operation: OpenAPI.Operation) -> Schema? {
    operation.parameter("page[size]", in: .query)?.schema ?? operation.parameter("size", in: .query)?.schema
      ?? operation.parameter("page", in: .query)?.schema?.property("size")?.schema
  }

  /// Whether an `offset` is a number of items, as in Kuma's API; elsewhere it is a cursor.
  private static func countsItems(_ operation: OpenAPI.Operation) -> Bool {
    operation.parameter("offset", in: .query)?.schema?.type == .integer
  }

  /// What stands for an item in a link: its id or name, else its place.
  private static func cursor(of item: JSONValue, at index: Int) -> String {
    item["id"]?.scalarText ?? item["name"]?.scalarText ?? "item-\(index)"
  }

  private static func index(of cursor: String, in items: [JSONValue]) -> Int? {
    items.indices.first { self.cursor(of: items[$0], at: $0) == cursor }
  }

  // MARK: Links

  /// The request's own path and query, with the position replaced.
  ///
  /// - Parameter position: `size`, `after` and `before`, which the operation may call otherwise.
  private static func link(_ call: Call, _ position: [(String, String)]) -> String {
    let isOffset = call.operation.parameter("offset", in: .query) != nil
    let names =
      isOffset
      ? ["size": "size", "after": "offset", "before": "offset"]
      : ["size": "page[size]", "after": "page[after]", "before": "page[before]"]
    let isPosition = Set(names.values).union(["page[number]", "limit"])
    let kept = call.content.query.pairs.filter { !isPosition.contains($0.name) }.map { ($0.name, $0.value) }
    let pairs = kept + position.map { (names[$0.0] ?? $0.0, $0.1) }
    let texts = pairs.map { "\(QueryString.encoded($0.0))=\(QueryString.encoded($0.1))" }
    return call.path + "?" + texts.joined(separator: "&")
  }
}
