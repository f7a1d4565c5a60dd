import SourceText

extension DiagnosticRenderer {
  /// Writes `diagnostics` to standard error.
  static func report(_ diagnostics: [Diagnostic]) {
    let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
    for diagnostic in diagnostics { Output.standardError.write(line: renderer.render(diagnostic)) }
  }
}
