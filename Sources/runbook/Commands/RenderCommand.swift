import ArgumentParser
import HowTo
import SourceText

/// `runbook render`: a page's Markdown after Liquid.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Writes the Markdown of pages after Liquid, prerequisites and cleanup included.")

  @OptionGroup var pageOptions: PageOptions

  func run() throws {
    let output = Output.standardOutput()
    let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
    var hasError = false
    for input in try PageInputs.files(pageOptions.pages) {
      let (text, diagnostics) = try pageOptions.reader(for: input.file.path).markdown(of: input.file)
      output.write(line: text)
      for diagnostic in diagnostics {
        hasError = hasError || diagnostic.severity == .error
        Output.standardError.write(line: renderer.render(diagnostic))
      }
    }
    if hasError { throw ExitStatus.failed }
  }
}
