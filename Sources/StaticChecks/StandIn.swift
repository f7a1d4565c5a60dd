import OpenAPI
import RunbookModel

/// Which texts of a page stand for others that are put in their place before anything is sent, or by the reader.
enum StandIn {
  /// What `text` becomes: where a vault's reference stands, a gateway takes any type.
  static func kind(_ text: String) -> SchemaStandIn {
    text.hasPrefix("{vault://") ? .anything : isOne(text) ? .text : .itself
  }

  /// Whether `text` holds a variable, a reference into a vault, a command or a placeholder.
  static func isOne(_ text: String) -> Bool {
    !VariableReference.all(in: text).isEmpty || text.contains("{vault://") || text.contains("$(")
      || text.contains("{{") || text.contains("...") || text.contains("…") || Placeholder.first(in: text) != nil
  }
}
