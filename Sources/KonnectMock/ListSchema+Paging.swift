import JSON
import OpenAPI

extension ListSchema {
  /// How many things a page has unless the request or the specification says otherwise: Konnect's usual figure.
  private static let pageSize = 10

  /// The answer to a request for a list: the things that it asks for, with where the page stands among them.
  func reply(to call: Call, with items: [JSONValue]) -> Reply {
    let items = ListFilter(call).apply(to: items)
    let page = ListPage(call, items: items, usualSize: Self.pageSize)
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
