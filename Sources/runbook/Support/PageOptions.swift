public import ArgumentParser
import Foundation
import HowTo
public import RunbookModel
import SourceText

/// The options of every command that reads pages.
struct PageOptions: ParsableArguments {
  @Argument(help: "Pages to read: files, folders of pages, or - for standard input.")
  var pages: [String]

  @Option(help: "The Jekyll site that the pages belong to; found above a page unless given.")
  var site: String?

  @Option(help: "The variant of the pages to read: konnect or on-prem.")
  var deployment: Runbook.Deployment = .konnect

  mutating func validate() throws {
    if pages.isEmpty { throw ValidationError("name a page, a folder of pages, or - for standard input") }
  }

  /// A page that was read.
  struct Page {
    /// Where it came from.
    var input: PageInputs.Input
    /// What it holds.
    var runbook: Runbook
  }

  /// The pages, read; those of folders only where they hold something to execute.
  ///
  /// - Throws: `Failure` where an input cannot be read, or holds no step at all.
  func read() throws -> [Page] {
    var readers: [String: PageReader] = [:]
    var pages: [Page] = []
    for input in try PageInputs.files(self.pages) {
      let reader = try self.reader(for: input.file.path, &readers)
      let runbook = reader.read(input.file)
      if !input.isNamed, !runbook.steps.contains(where: \.isExecutable) { continue }
      if input.isNamed, runbook.steps.isEmpty, runbook.isReadable {
        throw Failure(
          "\(input.file.path): \(input.file.text.allSatisfy(\.isWhitespace) ? "the file is empty" : "no step to run on this page")",
          help: "a step is a request block, an export, a shell block or a list of actions")
      }
      pages.append(Page(input: input, runbook: runbook))
    }
    guard !pages.isEmpty else {
      throw Failure(
        "\(self.pages.joined(separator: ", ")): no page there holds an executable step",
        help: "name pages with request blocks, such as {% konnect_api_request %}")
    }
    return pages
  }

  /// A reader for the site of the page at `path`.
  func reader(for path: String) throws -> PageReader {
    var readers: [String: PageReader] = [:]
    return try reader(for: path, &readers)
  }

  private func reader(for path: String, _ readers: inout [String: PageReader]) throws -> PageReader {
    let key = site ?? URL(filePath: path).deletingLastPathComponent().path
    if let reader = readers[key] { return reader }
    do {
      let site: Site
      if let folder = self.site {
        site = try Site(folder: URL(filePath: folder), shownAs: folder)
      } else {
        site = try path == "<stdin>" ? .standalone : Site.find(above: path) ?? .standalone
      }
      let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
      for diagnostic in site.diagnostics { Output.standardError.write(line: renderer.render(diagnostic)) }
      let reader = PageReader(site: site, deployment: deployment)
      readers[key] = reader
      return reader
    } catch let error as InputError {
      throw Failure(error.message, help: error.help)
    }
  }
}

extension Runbook.Deployment: ExpressibleByArgument {}

extension Step {
  /// Whether the step is more than something for a person to do.
  fileprivate var isExecutable: Bool {
    switch action {
    case .request, .shell, .entities: true
    case .export, .manual, .wait, .repeat: false
    }
  }
}
