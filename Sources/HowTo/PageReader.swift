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
  ///
  /// - Parameter tabs: The names of the tabs to follow, by group; of other groups, the first tab is followed.
  public init(site: Site = .standalone, deployment: Runbook.Deployment = .konnect, tabs: [String: String] = [:]) {
    self.site = site
    self.deployment = deployment
    environment = KonnectDialect.environment(for: deployment, tabs: tabs)
    includes = IncludeLibrary(loader: LayoutIncludes(base: site.loader), environment: environment)
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
    let page = render(file, frontMatter, &diagnostics)
    return (Self.expandingMarkers(in: page), diagnostics)
  }

  /// The page's text with the content of each tag, as a fenced block, in place of its marker.
  private static func expandingMarkers(in page: RenderedPage) -> String {
    let lines = page.text.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      let payloads = PayloadMarker.ids(in: String(line)).filter(page.payloads.indices.contains).map {
        page.payloads[$0]
      }
      guard !payloads.isEmpty else { return String(line) }
      let indent = line.prefix { $0 == " " || $0 == "\t" }
      return payloads.map { $0.fence(indent: indent) }.joined(separator: "\n")
    }.joined(separator: "\n")
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

  private func render(
    _ file: SourceFile, _ frontMatter: FrontMatter, _ diagnostics: inout [Diagnostic]
  ) -> RenderedPage {
    let sections = PageSections(
      file: file, frontMatter: frontMatter, hasSite: site.root != nil, deployment: deployment,
      includeExists: { ((try? includes.template(named: $0)) ?? nil) != nil })
    let page = frontMatter.values
    let globals: LiquidObject = [
      "site": siteValues, "page": LiquidValue(page), "prereqs": LiquidValue(page["prereqs"] ?? [:]),
      PrerequisiteEntities.variable: LiquidValue(
        PrerequisiteEntities.value(page: page, data: site.values["data"] ?? [:])),
    ]
    let fallback = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let titleSource = frontMatter.text(at: JSONPointer(["title"])) ?? MappedText(fallback, origin: nil)
    let titleTemplate = Template.parse(titleSource, environment: environment)
    let title = titleTemplate.render(globals: globals, includes: includes)
    diagnostics += (titleTemplate.diagnostics + title.diagnostics).map(severity)
    var rendered = RenderedPage(title: Prose.onOneLine(title.text.text), text: MappedText(), parts: [], payloads: [])
    for section in sections.all {
      let template = Template.parse(section.source, environment: environment)
      let attached = rendered.payloads
      let output = template.render(globals: globals, includes: includes) { context in
        // Numbers go on from the sections before, so that a marker is unique in the page.
        for payload in attached { _ = context.attach(payload) }
      }
      diagnostics += (template.diagnostics + output.diagnostics).map(severity)
      rendered.payloads = output.attachments.compactMap { $0 as? BlockPayload }
      rendered.parts.append(.init(zone: section.zone, offset: rendered.text.count))
      rendered.text.append(output.text)
      rendered.text.append("\n\n", origin: nil)
    }
    return rendered
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
