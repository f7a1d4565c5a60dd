import JSON
import RunbookModel

/// Exchange → JSON, bodies as text.
enum ExchangeJSON {
  /// What stands for a secret value.
  static let mask = "•••"

  /// More of a body is not shown, in UTF-8 bytes.
  private static let maximumBodyLength = 64 << 10

  /// Method, URL, and status, or the reason why there is none.
  static func head(of exchange: Exchange) -> JSONValue {
    var value: JSONValue = ["method": .string(exchange.method), "url": .string(exchange.url)]
    switch exchange.outcome {
    case .response(let response):
      value["status"] = .count(response.status)
      value["reason"] = .null
    case .failure(let reason):
      value["status"] = .null
      value["reason"] = .string(reason)
    }
    value["duration"] = .duration(exchange.duration)
    return value
  }

  /// The head, and the bodies as `request` and `response`; null where there is none.
  static func render(_ exchange: Exchange) -> JSONValue {
    var value = head(of: exchange)
    value["request"] = .optional(exchange.body.map(text(of:)))
    value["response"] = .optional(exchange.response.flatMap(text(of:)))
    return value
  }

  private static func text(of response: Exchange.Response) -> String? {
    if let json = response.json { return text(of: json) }
    return response.text.isEmpty ? nil : cut(response.text)
  }

  private static func text(of json: JSONValue) -> String {
    cut(JSONSerializer(isPretty: true).serialize(masked(json)))
  }

  /// The value with strings masked whose key marks a secret: a body may hold what no variable has taken yet.
  private static func masked(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let values): return .array(values.map(masked))
    case .object(let members):
      return .object(
        JSONObject(
          members.map { key, value in
            guard Variable.isSecret(key), let text = value.string, !text.isEmpty, !isReference(text) else {
              return (key, masked(value))
            }
            return (key, .string(mask))
          }))
    case .null, .bool, .number, .string: return value
    }
  }

  /// Whether `text` only says where a secret is kept: `{vault://env/PASSWORD}`.
  private static func isReference(_ text: String) -> Bool { text.hasPrefix("{vault://") }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > maximumBodyLength else { return text }
    return String(decoding: text.utf8.prefix(maximumBodyLength), as: UTF8.self) + "…"
  }
}
