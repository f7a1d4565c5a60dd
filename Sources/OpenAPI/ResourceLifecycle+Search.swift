import JSON

extension ResourceLifecycle {
  /// How to find out whether a POST was carried out.
  public struct Search: Sendable, Hashable {
    /// What shows that it was.
    public enum Evidence: Sendable, Hashable {
      /// One item whose `field` is `value`, made after the request was sent.
      case item(field: String, value: String)
      /// All of these ids are on the list.
      case members([String])
    }

    /// The URL of the list, with the collection's own filter where it has one.
    public var list: String
    /// The URL of the collection, without a query.
    public var collection: String
    /// What shows that the request was carried out.
    public var evidence: Evidence
    /// The member of an answer that holds the list; nil where the answer is the list.
    public var listMember: String?
  }

  /// The fields by which people tell things of a collection apart, the most usual first.
  private static let naming = [
    "name", "username", "title", "display_name", "instance_name", "custom_id", "slug", "prefix", "hostname", "domain",
    "email", "target",
  ]

  /// How to find out whether the POST `request` was carried out; nil where its collection cannot be listed, or nothing
  /// in its body tells its item from others.
  public func search(for request: Request) -> Search? {
    let url = ResourceURL(request.url)
    if url.name == "add", let members = MemberList(request.body), let list = list(at: url.parent) {
      return Search(
        list: url.parent.text + Self.query(pageSize(of: list.match)), collection: url.parent.text,
        evidence: .members(members.ids), listMember: list.member)
    }
    guard let list = list(at: url),
      let (field, value) = Self.naming.lazy.compactMap({ field in
        request.body?[field]?.string.map { (field, $0) }
      }).first(where: { !$0.1.isEmpty })
    else { return nil }
    let query = filter(field, value, of: list.match) + pageSize(of: list.match)
    return Search(
      list: url.text + Self.query(query), collection: url.text, evidence: .item(field: field, value: value),
      listMember: list.member)
  }

  /// The operation that lists what is at `url`, and the member of its answer that holds the list.
  func list(at url: ResourceURL) -> (match: OperationMatch, member: String?)? {
    guard let match = operation("GET", url), let schema = match.operation.successResponse?.content.json?.schema else {
      return nil
    }
    if schema.type == .array { return (match, nil) }
    let member = ["data", "items", "results"].first { schema.property($0)?.schema.type == .array }
    return member.map { (match, $0) }
  }

  /// The collection's own filter by `field`, as its parameters declare it; empty for none.
  private func filter(_ field: String, _ value: String, of match: OperationMatch) -> [(String, String)] {
    for name in ["filter[\(field)][eq]", "filter[\(field)]"] where match.operation.parameter(name, in: .query) != nil {
      return [(name, value)]
    }
    guard let parameter = match.operation.parameter("filter", in: .query), parameter.style == .deepObject,
      let schema = parameter.schema?.property(field)?.schema
    else { return [] }
    let forms = [schema] + schema.oneOf + schema.anyOf
    if forms.contains(where: { $0.property("eq") != nil }) { return [("filter[\(field)][eq]", value)] }
    return forms.contains { $0.type == .string } ? [("filter[\(field)]", value)] : []
  }

  private func pageSize(of match: OperationMatch) -> [(String, String)] {
    for name in ["page[size]", "size"] {
      guard let parameter = match.operation.parameter(name, in: .query) else { continue }
      let most = parameter.schema?.maximum.flatMap { $0.int } ?? 100
      return [(name, String(min(most, 100)))]
    }
    return []
  }

  private static func query(_ items: [(String, String)]) -> String {
    guard !items.isEmpty else { return "" }
    return "?" + items.map { "\(ResourceURL.encoded($0.0))=\(ResourceURL.encoded($0.1))" }.joined(separator: "&")
  }
}
