import JSON
import Synchronization

/// The least of a control plane's API that entities are applied by: lists in pages of two, POST and PUT.
final class ControlPlaneStandIn: Sendable {
  /// The collections, by their path below `core-entities`.
  private let state = Mutex((collections: [String: [JSONValue]](), count: 0))

  static let pageSize = 2

  /// What a collection holds.
  func entities(_ collection: String) -> [JSONValue] { state.withLock { $0.collections[collection] ?? [] } }

  /// Puts an entity there before the run.
  func add(_ value: JSONValue, to collection: String) {
    state.withLock { $0.collections[collection, default: []].append(value) }
  }

  func answer(_ request: CannedRequest) -> CannedAnswer {
    let parts = request.path.split(separator: "?", maxSplits: 1).map(String.init)
    if parts[0] == "/v2/control-planes" {
      return CannedAnswer(200, #"{"data":[{"id":"other","name":"quickstarter"},{"id":"cp-1","name":"quickstart"}]}"#)
    }
    let prefix = "/v2/control-planes/cp-1/core-entities/"
    guard parts[0].hasPrefix(prefix) else { return CannedAnswer(404, "{}") }
    let path = String(parts[0].dropFirst(prefix.count))
    switch request.method {
    case "GET": return list(path, parts.count > 1 ? parts[1] : "")
    case "POST": return create(path, request.json ?? .null)
    case "PUT": return replace(path, request.json ?? .null)
    default: return CannedAnswer(405, "{}")
    }
  }

  private func list(_ path: String, _ query: String) -> CannedAnswer {
    let offset =
      query.split(separator: "&").lazy.compactMap { pair -> Int? in
        pair.hasPrefix("offset=") ? Int(pair.dropFirst("offset=".count)) : nil
      }.first ?? 0
    let all = entities(path)
    let page = all.dropFirst(offset).prefix(Self.pageSize)
    var answer: JSONValue = ["data": .array(Array(page))]
    if offset + page.count < all.count { answer["offset"] = .string(String(offset + page.count)) }
    return CannedAnswer(200, answer.description)
  }

  private func create(_ path: String, _ body: JSONValue) -> CannedAnswer {
    if body["name"] == "refused" {
      return CannedAnswer(
        400,
        #"{"message":"validation error","detail":"schema violation","invalid_parameters":[{"field":"name","reason":"is refused"}]}"#
      )
    }
    let value = state.withLock { state -> JSONValue in
      state.count += 1
      var value = body
      if value["id"] == nil { value["id"] = .string("id-\(state.count)") }
      state.collections[path, default: []].append(value)
      return value
    }
    return CannedAnswer(201, value.description)
  }

  private func replace(_ path: String, _ body: JSONValue) -> CannedAnswer {
    let parts = path.split(separator: "/").map(String.init)
    let collection = parts.dropLast().joined(separator: "/")
    return state.withLock { state in
      guard let index = state.collections[collection]?.firstIndex(where: { $0["id"]?.string == parts.last }) else {
        return CannedAnswer(404, "{}")
      }
      var value = body
      value["id"] = .string(parts.last ?? "")
      state.collections[collection]?[index] = value
      return CannedAnswer(200, value.description)
    }
  }
}
