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

extension String {
  /// The text filled with blanks to `width` characters, on the right or, for numbers, on the left.
  func padded(to width: Int, onLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - count))
    return onLeft ? blanks + self : self + blanks
  }
}

extension Int {
  /// `1 step`, `2 steps`.
  func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}
