import JSON
import OpenAPI

/// Where Konnect does what no OpenAPI file says: the mock's exceptions, all of them, each with its reason.
enum KonnectRules {
  // MARK: Reading requests

  /// Headers that HTTP itself reads; a specification that declares them adds nothing.
  static let headersReadElsewhere: Set<String> = ["authorization", "content-type", "accept", "prefer"]

  /// What a schema forbids in `value`, save where Konnect knows better.
  ///
  /// - A vault reference stands in for a value of any kind: Kong resolves it on the data plane ("referenceable" fields).
  /// - A value that several branches of a `oneOf` fit is taken: Kong's own schemas overlap (a route without `paths` is
  ///   both of the two kinds of route) and the gateway takes the first.
  /// - An empty text stands for none where a format is no strict form, such as an optional address.
  static func violations(
    of value: JSONValue, against schema: Schema, direction: ValidationOptions.Direction
  ) -> [SchemaViolation] {
    let violations = schema.validate(value, options: ValidationOptions(direction: direction, takesEmptyText: true))
    guard !violations.isEmpty else { return [] }
    return violations.filter { violation in
      !violation.isAmbiguity && !VaultReference.matches(value[violation.instance])
    }
  }

  // MARK: Names

  /// Properties by which a resource can be found in place of its id, where its path parameter is no UUID.
  ///
  /// Kong's Admin API takes a name wherever it takes an id (a consumer's is its `username`).
  static let namesInPlaceOfID = ["name", "username", "slug", "prefix", "key"]

  /// What must be unique in a collection, by its last segment, where the specification neither declares 409 nor says so
  /// of the name, or where more than the name counts; all others that do keep `name` unique.
  ///
  /// Kong's Admin API answers a duplicate with "UNIQUE violation detected" though its files declare no 409; a managed
  /// cache's name is unique for its owner.
  static let uniqueProperties: [String: [String]] = [
    "services": ["name"], "routes": ["name"], "partials": ["name"], "upstreams": ["name"], "consumers": ["username"],
    "consumer_groups": ["name"], "vaults": ["prefix"], "snis": ["name"], "keys": ["name"], "key-sets": ["name"],
    "add-ons": ["name", "owner"],
  ]

  /// The name of a thing that says it only inside of what is sent.
  ///
  /// A custom plugin's schema is Lua, and its paths call it by the `name` in there, maybe by way of a local variable.
  static func impliedName(of body: JSONValue, in shape: PathShape) -> String? {
    guard shape.segments.last == "plugin-schemas", let lua = body["lua_schema"]?.string,
      let match = lua.firstMatch(of: /\bname\s*=\s*(?:["']([^"']+)["']|([A-Za-z_]\w*))/)
    else { return nil }
    if let name = match.output.1 { return String(name) }
    let locals = lua.matches(of: /\blocal\s+(\w+)\s*=\s*["']([^"']+)["']/)
    return locals.first { $0.output.1 == match.output.2 }.map { String($0.output.2) }
  }

  /// The property that says which resource a PUT on a collection means: a control plane has one configuration.
  static let putCollectionKeys = ["configurations": "control_plane_id"]

  // MARK: Plugins

  /// Where a plugin's configuration takes each kind of partial, unless the plugin says so: Kong's default paths.
  static let partialPaths = [
    "redis-ce": "config.redis", "redis-ee": "config.redis", "vectordb": "config.vectordb",
    "embeddings": "config.embeddings", "model": "config.model",
  ]

  /// Lists that show another collection's resources, by the end of their path: the plugins linked to a partial are those
  /// that mention it, though the list has a schema of its own.
  static let views: [[String]: String] = [["partials", "{}", "links"]: "plugins"]

  // MARK: Group memberships

  /// The paths that keep the members of a control plane group; their bodies name members where others carry resources.
  static let memberships = ["control-planes", "{}", "group-memberships"]

  /// The `cluster_type` of a control plane that has members; others refuse them.
  static let groupType = "CLUSTER_TYPE_CONTROL_PLANE_GROUP"

  // MARK: States

  /// The state that an action brings about: the one named after it, `archived` after `archive`; a published plan is
  /// `active`, which is what its own state is called.
  static func state(after action: String, among states: [String]) -> String? {
    let stem = action.hasSuffix("e") ? String(action.dropLast()) : action
    return states.first { $0.lowercased().hasPrefix(stem) && $0.lowercased().hasSuffix("ed") }
      ?? (action == "publish" ? states.first { $0.lowercased() == "active" } : nil)
  }

  /// When an action was done, by its name: a plan's status is said to follow from the two.
  static let momentsOfActions = ["publish": "effective_from", "archive": "effective_to"]

  /// States of things that are as they should be, best first: what a `state` or `status` starts with that has no
  /// `initializing` to begin from.
  ///
  /// What has drafts begins as one, until it is published.
  static let settledStates = [
    "draft", "ready", "active", "enabled", "available", "running", "connected", "healthy", "completed", "complete",
    "succeeded",
    "success", "ok", "verified", "approved", "published", "configured", "created",
  ]
}
