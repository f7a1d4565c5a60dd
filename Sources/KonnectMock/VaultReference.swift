import JSON

/// A Kong vault reference: `{vault://env/REDIS_PORT}`.
enum VaultReference {
  /// Whether `value` is a string that is one reference and nothing else.
  static func matches(_ value: JSONValue?) -> Bool {
    guard let text = value?.string else { return false }
    return text.hasPrefix("{vault://") && text.hasSuffix("}")
  }
}
