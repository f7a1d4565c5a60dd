import Foundation
import JSON

/// An OpenAPI file as plain JSON.
///
/// References are followed by hand: these tests hold the built-in files against the real ones, so they had better not
/// lean on the module that reads both.
struct SpecificationFile {
  /// An operation with its path, whose parameters count as its own.
  struct Operation {
    let path: String
    let method: String
    let members: JSONValue
    let parameters: [JSONValue]

    /// The path with the method before it, as a message names it.
    var name: String { "\(method) \(path)" }
  }

  static let methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"]

  let root: JSONValue

  init(_ text: String) throws {
    root = try YAMLDocument.parse(text, keepsPlaces: false).value
  }

  init(contentsOf url: URL) throws {
    try self.init(String(contentsOf: url, encoding: .utf8))
  }

  /// The built-in file of that name, as it stands in the sources.
  static func builtIn(_ name: String) throws -> SpecificationFile {
    var checkout = URL(filePath: #filePath)
    for _ in 0..<4 { checkout.deleteLastPathComponent() }
    return try SpecificationFile(contentsOf: checkout.appending(path: "Sources/KonnectMock/Specifications/\(name)"))
  }

  /// What a value says once its `$ref`, and the `$ref` that one leads to, are followed; nil where one leads nowhere.
  func resolve(_ value: JSONValue) -> JSONValue? {
    var value = value
    for _ in 0..<16 {
      guard let reference = value["$ref"]?.string else { return value }
      guard reference.hasPrefix("#"), let pointer = JSONPointer(String(reference.dropFirst())),
        let target = root[pointer]
      else { return nil }
      value = target
    }
    return nil
  }

  /// All operations, in the order of the file.
  var operations: [Operation] {
    var operations: [Operation] = []
    for (path, item) in root.members(of: "paths") {
      let shared = (item["parameters"]?.array ?? []).compactMap(resolve)
      for method in Self.methods {
        guard let members = item[method] else { continue }
        let own = (members["parameters"]?.array ?? []).compactMap(resolve)
        let inherited = shared.filter { parameter in !own.contains { Self.isSame($0, parameter) } }
        operations.append(
          Operation(path: path, method: method, members: members, parameters: inherited + own))
      }
    }
    return operations
  }

  /// Whether two parameters are of one name and place.
  static func isSame(_ a: JSONValue, _ b: JSONValue) -> Bool { a["name"] == b["name"] && a["in"] == b["in"] }
}

extension JSONValue {
  /// The members of an object in their order; none for anything else.
  var members: [(key: String, value: JSONValue)] { object?.map { ($0.key, $0.value) } ?? [] }

  /// The members of the object that `key` leads to; none where there is no such object.
  func members(of key: String) -> [(key: String, value: JSONValue)] { self[key]?.members ?? [] }
}
