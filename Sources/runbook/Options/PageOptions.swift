public import ArgumentParser
import Foundation
import HowTo
public import RunbookModel
import SourceText
import StaticChecks

/// The options of every command that reads pages.
struct PageOptions: ParsableArguments {
  @Argument(help: "Pages to read: files, folders of pages, or - for standard input.")
  var pages: [String]

  @Option(help: "The Jekyll site that the pages belong to; found above a page unless given.")
  var site: String?

  @Option(help: "The variant of the pages to read: konnect or on-prem; konnect unless a page is for the other alone.")
  var deployment: Runbook.Deployment?

  @Option(help: "The tab to follow, as GROUP=NAME; the first of each group unless given.")
  var tab: [String] = []

  @Option(help: "The settings to use in place of the .runbook.yaml found above the first page.")
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Uses no .runbook.yaml.")
  var noConfig = false

  mutating func validate() throws {
    if config != nil, noConfig { throw ValidationError("--config and --no-config contradict each other") }
  }

  /// The path of the settings that go with the pages; nil where there are none.
  var projectPath: String? {
    if noConfig { return nil }
    return config ?? pages.first.flatMap { ProjectFile.find(above: $0 == "-" ? "." : $0) }
  }

  /// The folder of the site whose specifications go with the pages: the one named, else the one above the first page.
  var siteFolder: String? {
    let first = pages.first { $0 != "-" }
    return site ?? first.flatMap { Site.folder(above: "\($0)/.")?.path }
  }

  /// The settings that go with the pages; nil where there are none.
  ///
  /// - Throws: `Failure` where they cannot be used.
  func project() throws -> ProjectFile? { try projectPath.map(ProjectSettings.read) }

  /// Takes from `project` what the user did not say.
  mutating func apply(_ project: ProjectFile) {
    site = site ?? project.site
    deployment = deployment ?? project.deployment
    let chosen = Set(tab.compactMap { choice in choice.firstIndex(of: "=").map { String(choice[..<$0]) } })
    tab += project.tabs.filter { !chosen.contains($0.key) }.map { "\($0.key)=\($0.value)" }.sorted()
  }

  /// A page that was read.
  struct Page {
    /// Where it came from.
    var input: PageInputs.Input
    /// What it holds.
    var runbook: Runbook
  }

  /// The pages, read; those of folders only where they hold something to execute, or cannot be read to the end.
  ///
  /// - Parameters:
  ///   - isStrict: Whether Liquid that the site's own engine passes over is a fault.
  ///   - report: Is told what is wrong with the site.
  /// - Throws: `Failure` where an input cannot be read, or holds no step at all.
  func read(
    isStrict: Bool = false, report: ([Diagnostic]) -> Void = DiagnosticRenderer.report
  ) async throws -> [Page] {
    var readers: [String: PageReader] = [:]
    var pages: [Page] = []
    let inputs = try PageInputs.files(self.pages)
    let jobs = try inputs.map { input in
      (file: input.file, reader: try reader(for: input.file.path, isStrict: isStrict, &readers, report))
    }
    for (input, runbook) in zip(inputs, await Self.read(jobs)) {
      if !input.isNamed, runbook.isReadable, !runbook.steps.contains(where: \.isExecutable) { continue }
      // An include that is checked by itself may hold text alone.
      let mayBeEmpty = isStrict && IncludeFilter.isInclude(input.file.path)
      if input.isNamed, runbook.steps.isEmpty, runbook.isReadable, !mayBeEmpty {
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

  /// Reads pages on all processors at once; their order is kept.
  private static func read(_ jobs: [(file: SourceFile, reader: PageReader)]) async -> [Runbook] {
    let workers = max(1, min(jobs.count, ProcessInfo.processInfo.activeProcessorCount))
    return await withTaskGroup(of: [(Int, Runbook)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: jobs.count, by: workers).map { ($0, jobs[$0].reader.read(jobs[$0].file)) }
        }
      }
      var runbooks: [Runbook?] = Array(repeating: nil, count: jobs.count)
      for await part in group {
        for (index, runbook) in part { runbooks[index] = runbook }
      }
      return runbooks.compactMap(\.self)
    }
  }

  /// The tabs to follow, by group.
  private func tabs() throws -> [String: String] {
    let pairs = try tab.map { try Self.pair($0, option: "--tab") }
    return Dictionary(pairs) { $1 }
  }

  /// The two sides of the `=` in an option's value.
  ///
  /// - Throws: `Failure` for one without `=` or a left side.
  static func pair(_ text: String, option: String) throws -> (String, String) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Failure("\(option) \(text): expected NAME=value", help: "write \(option) NAME=value")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  /// A reader for the site of the page at `path`.
  func reader(for path: String) throws -> PageReader {
    var readers: [String: PageReader] = [:]
    return try reader(for: path, isStrict: false, &readers, DiagnosticRenderer.report)
  }

  private func reader(
    for path: String, isStrict: Bool, _ readers: inout [String: PageReader], _ report: ([Diagnostic]) -> Void
  ) throws -> PageReader {
    let key = site ?? URL(filePath: path).deletingLastPathComponent().path
    if let reader = readers[key] { return reader }
    do {
      let site: Site
      if let folder = self.site {
        site = try Site(folder: URL(filePath: folder), shownAs: folder)
      } else {
        site = try path == "<stdin>" ? .standalone : Site.find(above: path) ?? .standalone
      }
      report(site.diagnostics)
      let reader = PageReader(site: site, deployment: deployment, tabs: try tabs(), isStrict: isStrict)
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
