/// ANSI colours, where they are wanted.
public struct TextStyle: Sendable {
  /// Whether to colour.
  public let isEnabled: Bool

  /// Colours if `isEnabled`, which is for terminals.
  public init(isEnabled: Bool) { self.isEnabled = isEnabled }

  func bold(_ text: String) -> String { paint(text, "1") }
  func dim(_ text: String) -> String { paint(text, "2") }
  func red(_ text: String) -> String { paint(text, "31") }
  func green(_ text: String) -> String { paint(text, "32") }
  func yellow(_ text: String) -> String { paint(text, "33") }

  private func paint(_ text: String, _ code: String) -> String {
    isEnabled && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
