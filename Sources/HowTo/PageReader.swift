import JSON
import Liquid
public import RunbookModel
public import SourceText

/// A page of a site → runbook.
///
/// Holds what pages share: the site, and its includes, each parsed once. Reading is a pure function of the page's text
/// then, and pages can be read at the same time.
public struct PageReader: Sendable {
  private let site: Site
  private let deployment: Runbook.Deployment
  private let environment: Environment
  private let includes: IncludeLibrary
  private let siteValues: LiquidValue

  /// A reader of the pages of `site` in the variant for `deployment`.
  public init(site: Site = .standalone, deployment: Runbook.Deployment = .konnect) {
    self.site = site
    self.deployment = deployment
    environment = KonnectDialect.environment(for: deployment)
    includes = IncludeLibrary(loader: site.loader, environment: environment)
    siteValues = LiquidValue(site.values)
  }

  /// The steps of `file`, with whatever is wrong in their `diagnostics`.
  public func read(_ file: SourceFile) -> Runbook {
    let frontMatter = FrontMatter(of: file)
    var diagnostics = frontMatter.diagnostics
    if let offset = file.firstInvalidByte {
      diagnostics.append(
        Diagnostic(
          .error, rule: "invalid-utf8", "the page is no UTF-8 from here on", at: file.range(offset..<offset + 1),
          fix: .init("save the file as UTF-8; each such byte is read as U+FFFD until then")))
    }
    let page = render(file, frontMatter, &diagnostics)
    let extractor = StepExtractor(page, blockReader: BlockReader(deployment: deployment))
    diagnostics += extractor.diagnostics
    let graph = StepGraph(steps: extractor.steps, environment: KonnectDialect.environment)
    return Runbook(
      page: file.path, title: page.title, deployment: deployment, graph: graph,
      diagnostics: Self.ordered(diagnostics + graph.diagnostics))
  }

  /// The page's Markdown after Liquid, prerequisites and cleanup included.
  public func markdown(of file: SourceFile) -> (text: String, diagnostics: [Diagnostic]) {
    let frontMatter = FrontMatter(of: file)
    var diagnostics = frontMatter.diagnostics
    return (render(file, frontMatter, &diagnostics).text.text, diagnostics)
  }

  /// By place in the page, what has none first; equal ones once.
  private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = diagnostics.filter { seen.insert($0).inserted }
    let keyed = unique.enumerated().map { offset, diagnostic in
      let line = diagnostic.range?.includes.first?.line ?? diagnostic.range?.start.line ?? 0
      return (key: (line, diagnostic.range?.start.column ?? 0, offset), diagnostic: diagnostic)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
  }

  // MARK: Rendering

  private func render(_ file: SourceFile, _ frontMatter: FrontMatter, _ diagnostics: inout [Diagnostic]) -> RenderedPage {
    let sections = PageSections(
      file: file, frontMatter: frontMatter, hasSite: site.root != nil, deployment: deployment, includeExists: {
        ((try? includes.template(named: $0)) ?? nil) != nil
      })
    let globals: LiquidObject = [
      "site": siteValues, "page": LiquidValue(frontMatter.values), "prereqs": LiquidValue(frontMatter.values["prereqs"] ?? [:]),
    ]
    let fallback = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let titleSource = frontMatter.text(at: JSONPointer(["title"])) ?? MappedText(fallback, origin: nil)
    let title = Template.parse(titleSource, environment: environment).render(globals: globals, includes: includes).text.text
    var page = RenderedPage(title: Prose.onOneLine(title), text: MappedText(), parts: [], payloads: [])
    for section in sections.all {
      let template = Template.parse(section.source, environment: environment)
      let attached = page.payloads
      let output = template.render(globals: globals, includes: includes) { context in
        // Numbers go on from the sections before, so that a marker is unique in the page.
        for payload in attached { _ = context.attach(payload) }
      }
      diagnostics += (template.diagnostics + output.diagnostics).map(severity)
      page.payloads = output.attachments.compactMap { $0 as? BlockPayload }
      page.parts.append(.init(zone: section.zone, offset: page.text.count))
      page.text.append(output.text)
      page.text.append("\n\n", origin: nil)
    }
    return page
  }

  /// An include that a page outside a site names may exist in the site that it belongs to.
  private func severity(_ diagnostic: Diagnostic) -> Diagnostic {
    guard site.root == nil, diagnostic.rule == "liquid-missing-include" else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.severity = .warning
    diagnostic.fix = .init("name the page's site with --site DIR, so that its includes are found")
    return diagnostic
  }
}
