import SourceText

/// Diagnostics of one page → lines.
///
/// Of one kind the first few are shown with the source, and all further ones in one line each, so that a site's missing
/// include does not bury the rest. Each begins with `path:line:column`, which editors and CI logs make a link.
struct DiagnosticLines {
  /// So many of a rule are shown with their source.
  private static let maximumExcerpts = 3

  private let renderer: DiagnosticRenderer
  private let redact: (String) -> String
  private var counts: [String: Int] = [:]

  /// A renderer; `style` colours it, and `redact` takes secrets out of lines before they are broken.
  init(style: TextStyle, redact: @escaping (String) -> String = { $0 }) {
    renderer = DiagnosticRenderer(usesColor: style.isEnabled)
    self.redact = redact
  }

  /// The lines of `diagnostic`, each after `indent` blanks.
  mutating func render(_ diagnostic: Diagnostic, indent: Int = 0) -> [String] {
    let count = counts[diagnostic.rule, default: 0] + 1
    counts[diagnostic.rule] = count
    let lines = renderer.render(Self.printable(diagnostic)).split(separator: "\n", omittingEmptySubsequences: false)
    let shown = count > Self.maximumExcerpts ? lines.prefix(1) : lines[...]
    let blanks = String(repeating: " ", count: indent)
    return shown.flatMap { line in
      // Source lines and the carets below them stay as they are.
      let isSource = line.contains(" |")
      return isSource ? [blanks + line] : LineWrap.lines(redact(blanks + line), indent: indent + 5)
    }
  }

  /// The diagnostic with nothing in its words that acts on a terminal.
  private static func printable(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.message = diagnostic.message.printable
    for index in diagnostic.notes.indices {
      diagnostic.notes[index].message = diagnostic.notes[index].message.printable
    }
    if let fix = diagnostic.fix { diagnostic.fix?.message = fix.message.printable }
    return diagnostic
  }
}
