import JSON

/// The entities that a page presupposes: `prereqs.entities` names examples of the site's data.
enum PrerequisiteEntities {
  /// The template variable that holds them for the site's include.
  static let variable = "prerequisite_entities"

  /// The folder of the examples for a page of `products`: decK's entities, or Kubernetes resources.
  static func folder(of products: [String]) -> String {
    products.contains(where: Prerequisites.gateways.contains) ? "gateway" : "kic"
  }

  /// The value of `variable`: a decK file for gateways, an object of lists by kind for Kubernetes.
  ///
  /// - Parameters:
  ///   - page: The page's front matter.
  ///   - data: The site's data.
  static func value(page: JSONValue, data: JSONValue) -> JSONValue {
    let folder = folder(of: page["products"]?.array?.compactMap(\.string) ?? [])
    let examples = data["entity_examples"]?[folder]
    var kinds: JSONObject = [:]
    for (kind, names) in page["prereqs"]?["entities"]?.object ?? [:] {
      let ofKind = examples?[kind] ?? examples?[String(kind.dropLast())]
      kinds[kind] = .array((names.array ?? []).compactMap { $0.string.flatMap { ofKind?[$0] } })
    }
    guard folder == "gateway" else { return .object(kinds) }
    // Flow style is YAML, too.
    let lines = kinds.map { "\($0): \($1)" }
    return .string((["_format_version: \"3.0\""] + lines).joined(separator: "\n"))
  }
}
