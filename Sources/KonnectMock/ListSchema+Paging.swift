import JSON
import OpenAPI

extension ListSchema {
  /// How many things a page has unless the request or the specification says otherwise: Konnect's usual figure.
  private static let pageSize = 10

  /// The answer to a request for a list: the things that it asks for, with where the page stands among them.
  func reply(to call: Call, with items: [JSONValue]) -> Reply {
    let items = ListFilter(call).apply(to: items)
    let page = Page(call, items: items, usualSize: Self.pageSize)
    guard let property else { return Reply(body: .array(Array(page.items))) }
    var value = ValueBuilder.plain(seed: 0).value(for: envelope, from: declared(page.facts, in: envelope, depth: 0))
    value[property] = .array(Array(page.items))
    return Reply(body: value)
  }

  /// The facts that the envelope has a place for.
  private func declared(_ facts: JSONValue, in schema: Schema, depth: Int) -> JSONValue {
    var result = JSONValue.emptyObject
    for (name, fact) in facts.object ?? [:] {
      guard let property = schema.property(name), depth < 4 else { continue }
      if property.schema.type == .object {
        result[name] = declared(fact, in: property.schema, depth: depth + 1)
      } else if property.schema.validate(fact).isEmpty {
        result[name] = fact
      } else if fact.isNull, property.isRequired, property.schema.validate("").isEmpty {
        result[name] = ""
      }
    }
    return result
  }
}

/// One page of a list.
private struct Page {
  let items: ArraySlice<JSONValue>
  /// All that an envelope may tell of it, under the names that Konnect's files use.
  let facts: JSONValue

  init(_ call: Call, items: [JSONValue], usualSize: Int) {
    let query = call.content.query
    let declared = call.operation.parameter("page[size]", in: .query) ?? call.operation.parameter("size", in: .query)
    let usual = declared?.schema?.default?.int ?? usualSize
    let size = min(max((query["page[size]"] ?? query["size"] ?? query["limit"]).flatMap { Int($0) } ?? usual, 1), 1000)
    let number = max((query["page[number]"] ?? query["page"]).flatMap { Int($0) } ?? 1, 1)
    var start = min((number - 1).multipliedReportingOverflow(by: size).partialValue, items.count)
    if start < 0 { start = items.count }
    if let cursor = query["page[after]"] ?? query["offset"], !cursor.isEmpty {
      start = items.firstIndex { Self.cursor(of: $0) == cursor }.map { $0 + 1 } ?? items.count
    } else if let cursor = query["page[before]"], let index = items.firstIndex(where: { Self.cursor(of: $0) == cursor })
    {
      start = max(0, index - size)
    }
    let end = min(start + size, items.count)
    self.items = items[start..<end]
    let hasNext = end < items.count
    let last: JSONValue? = hasNext ? items[end - 1] : .none
    let cursor = last.flatMap(Self.cursor)
    let link = cursor.map { JSONValue.string(Self.link(call.path, after: $0, size: size, call)) } ?? .null
    let own: JSONValue = [
      "number": .number(JSONNumber(number)), "size": .number(JSONNumber(size)),
      "total": .number(JSONNumber(items.count)), "next": link, "previous": .null, "has_next": .bool(hasNext),
      "has_more": .bool(hasNext), "next_cursor": cursor.map(JSONValue.string) ?? .null,
    ]
    facts = own.merged(with: [
      "meta": own.merged(with: ["page": own]), "page": own, "count": .number(JSONNumber(end - start)),
      "total_count": .number(JSONNumber(items.count)),
    ]).setting(link, at: ["next"]).setting(cursor.map(JSONValue.string) ?? .null, at: ["offset"])
  }

  private static func cursor(of item: JSONValue) -> String? { item["id"]?.scalarText ?? item["name"]?.scalarText }

  private static func link(_ path: String, after cursor: String, size: Int, _ call: Call) -> String {
    let isOffset = call.operation.parameter("offset", in: .query) != nil
    let name = isOffset ? "offset" : "page%5Bafter%5D"
    return "\(path)?\(isOffset ? "size" : "page%5Bsize%5D")=\(size)&\(name)=\(cursor)"
  }
}
