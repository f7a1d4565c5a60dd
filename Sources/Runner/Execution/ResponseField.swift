import JSON
import RunbookModel

/// A variable's name → the field of an answer that it names.
enum ResponseField {
  /// The most fields that are listed.
  private static let maximumListed = 20

  /// `id` for `MANAGED_CACHE_ID`; else the field that is the longest suffix of the name, `client_secret` for `APP_CLIENT_SECRET`.
  static func field(for variable: String, in response: JSONValue) -> String? {
    response.object.flatMap { ExportedField.field(for: variable, among: Array($0.keys)) }
  }

  /// The things that an answer lists: an array, or the array in `data` or `items`; nil for an answer that is one thing.
  static func items(of response: JSONValue) -> (path: String, items: [JSONValue])? {
    if let items = response.array { return ("", items) }
    for name in ["data", "items"] {
      if let items = response[name]?.array { return (".\(name)", items) }
    }
    return nil
  }

  /// The fields of `response`, for somebody who looks for one: `its fields are id, name`.
  static func list(of response: JSONValue) -> String {
    guard let members = response.object else { return "it is no object, but \(response.typeName)" }
    guard !members.isEmpty else { return "it has no fields" }
    let names = members.keys.prefix(maximumListed).joined(separator: ", ")
    return "its fields are \(names)\(members.count > maximumListed ? " and \(members.count - maximumListed) more" : "")"
  }
}
