import JSON
import OpenAPI

/// What Konnect says of one value of a request that it does not take.
struct InvalidParameter: Hashable, Sendable {
  /// Which part of a request holds the value.
  enum Source: String, Sendable {
    case body, query, path, header
  }

  var field: String
  var rule: String
  var reason: String
  var source: Source
  /// What the rule says besides, such as `choices`.
  var details: [String: JSONValue] = [:]

  /// What a violation of a schema is called by Konnect.
  init(_ violation: SchemaViolation, keywordValue: JSONValue?, source: Source, prefix: [String] = []) {
    field = JSONPointer(prefix + violation.instance.tokens).dotted
    reason = violation.message
    self.source = source
    rule = Self.rule(of: violation.keyword, value: keywordValue)
    switch violation.keyword {
    case "enum" where keywordValue?.array?.isEmpty == false:
      rule = "enum"
      details["choices"] = keywordValue
    case "minLength", "minItems", "minimum": if let bound = keywordValue?.int { limit("minimum", bound, violation) }
    case "maxLength", "maxItems", "maximum": if let bound = keywordValue?.int { limit("maximum", bound, violation) }
    default: break
    }
  }

  init(field: String, rule: String, reason: String, source: Source) {
    self.field = field
    self.rule = rule
    self.reason = reason
    self.source = source
  }

  private mutating func limit(_ name: String, _ bound: Int, _ violation: SchemaViolation) {
    details[name] = .number(JSONNumber(bound))
    rule =
      switch violation.keyword {
      case "minLength": "min_length"
      case "maxLength": "max_length"
      case "minItems": "min_items"
      case "maxItems": "max_items"
      case "minimum": "min"
      default: "max"
      }
  }

  private static func rule(of keyword: String, value: JSONValue?) -> String {
    switch (keyword, value?.string) {
    case ("required", _): "required"
    case ("additionalProperties", _), ("unevaluatedProperties", _): "unknown_property"
    case ("pattern", _): "matches_regex"
    case ("type", "object"): "is_object"
    case ("type", "array"): "is_array"
    case ("type", "string"): "is_string"
    case ("type", "integer"): "is_integer"
    case ("type", "number"): "is_number"
    case ("type", "boolean"): "is_boolean"
    case ("type", _): "type"
    case ("format", "uuid"): "is_uuid"
    case ("format", "date-time"): "is_date_time"
    case ("format", "hostname"): "is_fqdn"
    case ("format", "byte"): "is_base64"
    default: "invalid"
    }
  }

  var json: JSONValue {
    var value: JSONValue = [
      "field": .string(field), "rule": .string(rule), "reason": .string(reason), "source": .string(source.rawValue),
    ]
    for (name, detail) in details.sorted(by: { $0.key < $1.key }) { value[name] = detail }
    return value
  }
}
