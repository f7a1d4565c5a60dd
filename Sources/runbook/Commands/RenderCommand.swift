import ArgumentParser
import HowTo
import SourceText

/// `runbook render`: a page's Markdown after Liquid, or any template with data of one's own.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Writes the Markdown of pages after Liquid, prerequisites and cleanup included.",
    discussion: """
      With --data or --includes, the one file named is any Liquid template: it is rendered with the members of a JSON \
      object as its variables, and written as it comes out.
      """)

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var templateOptions: TemplateOptions

  func run() throws {
    let diagnostics = templateOptions.isUsed ? try templateOptions.render(pageOptions) : try renderPages()
    let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
    for diagnostic in diagnostics { Output.standardError.write(line: renderer.render(diagnostic)) }
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.failed }
  }

  private func renderPages() throws -> [Diagnostic] {
    let output = Output.standardOutput()
    return try PageInputs.files(pageOptions.pages).flatMap { input in
      let (text, diagnostics) = try pageOptions.reader(for: input.file.path).markdown(of: input.file)
      output.write(line: text)
      return diagnostics
    }
  }
}
