public import SourceText

extension RenderContext {
  /// Writes a text that is made at the tag being rendered.
  public mutating func write(_ text: String) {
    guard !text.isEmpty, countBytes(text.utf8.count) else { return }
    output.append(text, origin: range)
  }

  /// Writes a text with its origins.
  public mutating func write(_ text: MappedText) {
    guard !text.isEmpty, countBytes(text.count) else { return }
    output.append(text)
  }

  /// Writes a value as a template prints it; what was captured keeps its origins.
  public mutating func write(_ value: LiquidValue) {
    switch value {
    case .captured(let text): write(text)
    case .array(let values): for value in values where interrupt == nil { write(value) }
    default: write(value.text)
    }
  }

  /// Writes a stretch of the template being rendered.
  mutating func write(verbatim span: Range<Int>) {
    guard countBytes(span.count) else { return }
    if let file = template.file {
      output.append(verbatim: span, of: file, includes: includes)
    } else {
      output.append(template.source.slice(span))
    }
  }

  /// What `body` writes, as a text of its own.
  public mutating func capture(_ body: (inout RenderContext) throws -> Void) rethrows -> MappedText {
    var outer = MappedText()
    swap(&outer, &output)
    defer { swap(&outer, &output) }
    try body(&self)
    return output
  }

  /// Keeps `payload` aside for whoever reads the output, and returns its id: its index in `RenderOutput.attachments`.
  public mutating func attach(_ payload: any Sendable) -> Int {
    attachments.append(payload)
    return attachments.count - 1
  }
}
