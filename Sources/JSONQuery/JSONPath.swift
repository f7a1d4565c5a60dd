/// A jq program that does nothing but follow a path: `.data[0].id`, `.items[].cert`, `."a key"?`.
public struct JSONPath: Hashable, Sendable {
  /// One step of a path.
  public enum Token: Hashable, Sendable {
    /// The member of that key.
    case key(String)
    /// The element at that index; from the end where it is negative.
    case index(Int)
    /// Every element or member in turn.
    case each
  }

  /// A token, and whether a `?` after it turns an error into nothing.
  struct Step: Hashable, Sendable {
    var token: Token
    var isOptional = false
  }

  let steps: [Step]

  /// Reads `program`; nil where it is no plain path by jq 1.6's grammar, be it valid or not.
  public init?(_ program: String) {
    var reader = JSONPathReader(program)
    guard let steps = reader.read() else { return nil }
    self.steps = steps
  }
}
