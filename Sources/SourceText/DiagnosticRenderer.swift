/// Diagnostic → text with the source line and carets under the place, as compilers print it.
public struct DiagnosticRenderer: Sendable {
  /// Whether to colour the text with ANSI escapes.
  public var usesColor: Bool
  /// Source lines are cut to this many columns, at least 20, so that the place shows.
  public var width: Int

  /// A renderer; `usesColor` for terminals only.
  public init(usesColor: Bool = false, width: Int = 100) {
    self.usesColor = usesColor
    self.width = width
  }

  /// The diagnostic as lines, without a final newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    var lines: [String] = []
    let label = paint("\(diagnostic.severity.rawValue)[\(diagnostic.rule)]", style(of: diagnostic.severity))
    let message = SourceExcerpt.printable(diagnostic.message)
    if let range = diagnostic.range {
      lines.append("\(paint(SourceExcerpt.printable(range.description), .bold)): \(label): \(message)")
      lines += excerpt(of: range, style: style(of: diagnostic.severity))
      lines += inclusion(range.includes)
    } else {
      lines.append("\(label): \(message)")
    }
    for note in diagnostic.notes {
      let message = SourceExcerpt.printable(note.message)
      guard let range = note.range else {
        lines.append("   \(paint("=", .dim)) note: \(message)")
        continue
      }
      lines.append("   \(paint("=", .dim)) note: \(SourceExcerpt.printable(range.description)): \(message)")
      lines += excerpt(of: range, style: .dim)
    }
    if let fix = diagnostic.fix {
      lines.append("   \(paint("=", .dim)) \(paint("help", .green)): \(SourceExcerpt.printable(fix.message))")
    }
    return lines.joined(separator: "\n")
  }

  /// Where a file was included, from the inside; of a long chain its ends.
  private func inclusion(_ chain: [IncludeFrame]) -> [String] {
    let lines = chain.reversed().map { frame in
      "   \(paint("=", .dim)) included at \(SourceExcerpt.printable(frame.path)):\(frame.line)"
    }
    guard chain.count > 2 * Self.shownFrames + 1 else { return lines }
    let count = chain.count - 2 * Self.shownFrames
    return lines.prefix(Self.shownFrames) + ["   \(paint("=", .dim)) and so on, \(count) times more"]
      + lines.suffix(Self.shownFrames)
  }

  /// How many includes of a long chain are shown at each end.
  private static let shownFrames = 4

  /// The source line of `range` and carets under it; nothing where the file has no such line.
  public func excerpt(of range: SourceRange) -> [String] { excerpt(of: range, style: .red) }

  private func excerpt(of range: SourceRange, style: Style) -> [String] {
    guard let excerpt = SourceExcerpt(of: range, width: max(width, 20)) else { return [] }
    let number = String(range.start.line)
    let gutter = paint("\(String(repeating: " ", count: number.count)) |", .dim)
    return [
      gutter,
      "\(paint("\(number) |", .dim)) \(excerpt.line)",
      "\(gutter) \(excerpt.padding)\(paint(excerpt.carets, style))",
    ]
  }

  private enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
    case green = "32"
    case blue = "34"
  }

  private func style(of severity: Diagnostic.Severity) -> Style {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }

  private func paint(_ text: String, _ style: Style) -> String {
    usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
