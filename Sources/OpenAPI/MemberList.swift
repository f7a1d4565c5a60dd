import JSON

/// The ids that a body about members names: `{"members": [{"id": "…"}]}`.
struct MemberList {
  let ids: [String]

  /// The members of `body`; nil where it has no list of ids, or more than that.
  init?(_ body: JSONValue?) {
    guard let members = body?.object, members.count == 1, let list = members.values.first?.array else { return nil }
    let ids = list.compactMap { $0["id"]?.string ?? $0.string }
    guard ids.count == list.count, !ids.isEmpty else { return nil }
    self.ids = ids
  }
}
