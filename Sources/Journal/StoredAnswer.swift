public import JSON
public import RunbookModel

/// An answer ↔ JSON, for captures and exports that are taken from it after the run was stopped.
public enum StoredAnswer {
  /// Headers that are kept: those which captures are taken from, and no cookies or tokens.
  private static let keptHeaders: Set = ["location", "etag", "content-type"]

  /// The answer as JSON, `redacted`; members that are secret by their name are masked as well.
  public static func encode(_ response: Exchange.Response, redacted: (String) -> String) -> JSONValue {
    var value: JSONObject = ["status": .number(JSONNumber(response.status))]
    value["headers"] = .array(
      response.headers.filter { keptHeaders.contains($0.name.lowercased()) }.map { .string(redacted($0.line)) })
    if let json = response.json {
      value["json"] = mask(json, redacted)
    } else if !response.text.isEmpty {
      value["text"] = .string(redacted(response.text))
    }
    return .object(value)
  }

  /// The answer that `value` keeps; nil where it keeps none.
  public static func decode(_ value: JSONValue) -> Exchange.Response? {
    guard let status = value["status"]?.int else { return nil }
    let headers = value["headers"]?.array?.compactMap { $0.string.flatMap(RequestTemplate.Header.init(line:)) } ?? []
    let json = value["json"]
    return Exchange.Response(
      status: status, headers: headers, json: json,
      text: json.map { JSONSerializer().serialize($0) } ?? value["text"]?.string ?? "")
  }

  /// What stands in place of a text whose member's name says that it is secret, as in all output.
  private static let mask = "•••"

  /// `value` redacted, with every text masked whose member's name says that it is secret.
  public static func mask(_ value: JSONValue, _ redacted: (String) -> String) -> JSONValue {
    switch value {
    case .string(let text): .string(redacted(text))
    case .array(let items): .array(items.map { mask($0, redacted) })
    case .object(let members):
      .object(
        JSONObject(
          members.map { key, member in
            if Variable.isSecret(key), member.string != nil { return (key, .string(mask)) }
            return (key, mask(member, redacted))
          }))
    default: value
    }
  }
}
