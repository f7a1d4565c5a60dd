import JSON

/// What plugins take from partials.
extension Organization {
  /// A plugin whose references to partials have id, name and path, as Konnect answers them.
  ///
  /// - Throws: 400 where a partial does not exist.
  func completingPartials(of body: JSONValue, at place: CollectionPlace) throws(Problem) -> JSONValue {
    guard place.storagePath.hasSuffix("/plugins"), let references = body["partials"]?.array else { return body }
    let path = place.storagePath.dropLast("plugins".count) + "partials"
    var completed: [JSONValue] = []
    for (index, reference) in references.enumerated() {
      let id = reference["id"]?.string
      let name = reference["name"]?.string
      let partial = store.resources(in: String(path)).first {
        id == nil ? $0.value["name"]?.string == name : $0.id == id
      }
      guard let partial, id != nil || name != nil else {
        throw .invalid(
          "partials[\(index)]", rule: "missing_reference", "there is no partial \(id ?? name ?? "without id")")
      }
      let kind = partial.value["type"]?.string ?? ""
      let path = reference["path"] ?? KonnectRules.partialPaths[kind].map(JSONValue.string)
      var value: JSONValue = ["id": .string(partial.id)]
      value["name"] = partial.value["name"]
      value["path"] = path
      completed.append(reference.merged(with: value))
    }
    var body = body
    body["partials"] = .array(completed)
    return body
  }
}
