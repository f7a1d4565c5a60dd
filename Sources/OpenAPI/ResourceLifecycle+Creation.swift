public import JSON

extension ResourceLifecycle {
  /// Something that a request created.
  public struct Creation: Sendable, Hashable {
    /// What it is, for people: ``control plane `hybrid-cp` ``.
    public var label: String
    /// Its own URL.
    public var url: String
    /// The request that takes it back; nil where the specification has none.
    public var inverse: Request?

    /// Something created.
    public init(label: String, url: String, inverse: Request?) {
      self.label = label
      self.url = url
      self.inverse = inverse
    }
  }

  /// What `request` created, given that it was answered with `status` (a success) and `answer`; nil for nothing.
  ///
  /// - A POST to a collection created an item: `DELETE` on the item of the answer's `id` takes it back.
  /// - A POST to `…/add` put the body's members into something: `…/remove` with the same body takes them out.
  /// - A PUT created what it names where it says so: by 201, or by `created_at` and `updated_at` that are one moment.
  public func creation(by request: Request, status: Int, answer: JSONValue?) -> Creation? {
    let url = ResourceURL(request.url)
    switch request.method {
    case "POST": return membership(request, url) ?? posted(request, url, status, answer)
    case "PUT": return put(request, url, status, answer)
    default: return nil
    }
  }

  private func membership(_ request: Request, _ url: ResourceURL) -> Creation? {
    guard url.name == "add" else { return nil }
    let removal = url.parent.text + "/remove"
    guard operation("POST", ResourceURL(removal)) != nil else { return nil }
    let count = MemberList(request.body)?.ids.count ?? 0
    return Creation(
      label: "\(count) member\(count == 1 ? "" : "s") of \(url.parent.path)", url: url.text,
      inverse: Request(method: "POST", url: removal, body: request.body))
  }

  private func posted(_ request: Request, _ url: ResourceURL, _ status: Int, _ answer: JSONValue?) -> Creation? {
    let label = Self.label(of: url, request.body, answer)
    for key in Self.keys(of: answer) + Self.linkedKeys(of: request.body, in: url) {
      guard itemOperation("DELETE", key, of: url) != nil else { continue }
      let item = url.item(key).text
      return Creation(label: label, url: item, inverse: Request(method: "DELETE", url: item))
    }
    // Without an item of its own, it is the whole of its path; a list at that path holds more than what was created.
    if status == 201, operation("DELETE", url) != nil, list(at: url) == nil {
      return Creation(label: label, url: url.text, inverse: Request(method: "DELETE", url: url.text))
    }
    guard status == 201 else { return nil }
    let item = Self.keys(of: answer).first.map { url.item($0).text }
    return Creation(label: label, url: item ?? url.text, inverse: nil)
  }

  private func put(_ request: Request, _ url: ResourceURL, _ status: Int, _ answer: JSONValue?) -> Creation? {
    guard status == 201 || Self.isNew(answer) else { return nil }
    if let match = operation("DELETE", url), match.operation.path.segments.last?.isParameter == true {
      return Creation(
        label: Self.label(of: url.parent, request.body, answer), url: url.text,
        inverse: Request(method: "DELETE", url: url.text))
    }
    let label = Self.label(of: url, request.body, answer)
    guard let key = Self.keys(of: answer).first else { return Creation(label: label, url: url.text, inverse: nil) }
    let item = url.item(key).text
    let isDeletable = itemOperation("DELETE", key, of: url) != nil
    return Creation(label: label, url: item, inverse: isDeletable ? Request(method: "DELETE", url: item) : nil)
  }

  // MARK: Reading answers

  /// Whether an answer shows something that was made just now.
  private static func isNew(_ answer: JSONValue?) -> Bool {
    guard let created = answer?["created_at"]?.scalarText, !created.isEmpty else { return false }
    return answer?["updated_at"]?.scalarText == created
  }

  /// What an item of its collection may be called by in a path: the answer's id, where it has one.
  static func keys(of answer: JSONValue?) -> [String] {
    [answer?["id"], answer?["data"]?["id"], answer?["item"]?["id"]].compactMap { $0?.scalarText }
      .filter { !$0.isEmpty }.prefix(1).map(\.self)
  }

  /// The thing that a POST to a relation links, in a body whose only member names it: `{"group": "…"}`.
  private static func linkedKeys(of body: JSONValue?, in url: ResourceURL) -> [String] {
    guard let members = body?.object, members.count == 1, let value = members.values.first else { return [] }
    return [value["id"]?.string ?? value.string].compactMap(\.self).filter { !$0.isEmpty }
  }

  /// ``control plane `hybrid-cp` ``, of the collection at `url`.
  static func label(of url: ResourceURL, _ body: JSONValue?, _ answer: JSONValue?) -> String {
    var noun = url.name.replacing("-", with: " ").replacing("_", with: " ")
    if noun.hasSuffix("ies") {
      noun = noun.dropLast(3) + "y"
    } else if noun.hasSuffix("s"), !noun.hasSuffix("ss") {
      noun = String(noun.dropLast())
    }
    let name = ["name", "username", "title"].lazy.compactMap { body?[$0]?.string ?? answer?[$0]?.string }.first
    return name.map { "\(noun) `\($0)`" } ?? noun
  }
}
