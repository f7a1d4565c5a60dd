/// Diagnostic → text with the source line and carets under the place, as compilers print it.
public struct DiagnosticRenderer: Sendable {
  /// Whether to colour the text with ANSI escapes.
  public var usesColor: Bool
  /// Source lines are cut to this many characters.
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
    if let range = diagnostic.range {
      lines.append("\(paint(range.description, .bold)): \(label): \(diagnostic.message)")
      lines += excerpt(of: range, style: style(of: diagnostic.severity))
      for frame in range.includes.reversed() {
        lines.append("   \(paint("=", .dim)) included at \(frame.path):\(frame.line)")
      }
    } else {
      lines.append("\(label): \(diagnostic.message)")
    }
    for note in diagnostic.notes {
      guard let range = note.range else {
        lines.append("   \(paint("=", .dim)) note: \(note.message)")
        continue
      }
      lines.append("   \(paint("=", .dim)) note: \(range.description): \(note.message)")
      lines += excerpt(of: range, style: .dim)
    }
    if let fix = diagnostic.fix { lines.append("   \(paint("=", .dim)) \(paint("help", .green)): \(fix.message)") }
    return lines.joined(separator: "\n")
  }

  /// The source line of `range` and carets under it; nothing where the file has no such line.
  public func excerpt(of range: SourceRange) -> [String] { excerpt(of: range, style: .red) }

  private func excerpt(of range: SourceRange, style: Style) -> [String] {
    guard let line = range.file.lineText(range.start.line) else { return [] }
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: number.count)
    let before = line.utf8.prefix(range.start.column - 1)
    let lead = String(decoding: before, as: UTF8.self)
    let endColumn = range.end.line == range.start.line ? range.end.column : line.utf8.count + 1
    let marked = line.utf8.dropFirst(range.start.column - 1).prefix(max(endColumn - range.start.column, 1))
    // A tab stays a tab in the caret line, so that both lines are as wide.
    let padding = String(lead.map { $0 == "\t" ? "\t" : " " })
    let carets = String(repeating: "^", count: max(1, String(decoding: marked, as: UTF8.self).count))
    guard lead.count < width else { return ["\(gutter) |", "\(number) | \(cut(line, to: width))"] }
    return [
      paint("\(gutter) |", .dim),
      "\(paint("\(number) |", .dim)) \(cut(line, to: width))",
      "\(paint("\(gutter) |", .dim)) \(padding)\(paint(String(carets.prefix(width - lead.count)), style))",
    ]
  }

  private func cut(_ line: Substring, to width: Int) -> String {
    let printable = String(line.map { $0.isControl && $0 != "\t" ? "\u{FFFD}" : $0 })
    return printable.count > width ? String(printable.prefix(width)) + "…" : printable
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

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } }
}
