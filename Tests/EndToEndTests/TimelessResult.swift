import JSON

/// A JSON result of a run without what a clock of the machine measured.
enum TimelessResult {
  /// `value` with wall times and durations of requests set to zero.
  static func of(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object):
      var result = JSONObject()
      for (key, member) in object {
        result[key] = key == "wallSeconds" || key == "seconds" ? .number(JSONNumber(0)) : of(member)
      }
      return .object(result)
    case .array(let values): return .array(values.map(of))
    default: return value
    }
  }
}
