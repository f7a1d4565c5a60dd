import Foundation
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
  private let deployment: Runbook.Deployment?
  private let tabs: [String: String]
  private let environment: Environment
  private let includes: IncludeLibrary
  private let siteValues: LiquidValue
  private let isStrict: Bool
  private let seriesVariables = SeriesVariables()

  /// A reader of the pages of `site`.
  ///
  /// - Parameters:
  ///   - deployment: The variant to read; nil for the page's own: Konnect, unless the page is for the other alone.
  ///   - tabs: The names of the tabs to follow, by group; of other groups, the first tab is followed.
  ///   - isStrict: Whether Liquid that the site's own engine passes over is a fault, and the variables of variants that
  ///     are not chosen are looked after.
  public init(
    site: Site = .standalone, deployment: Runbook.Deployment? = nil, tabs: [String: String] = [:],
    isStrict: Bool = false
  ) {
    self.site = site
    self.deployment = deployment
    self.tabs = tabs
    self.isStrict = isStrict
    environment = isStrict ? KonnectDialect.strictLiquid : KonnectDialect.liquid
    includes = IncludeLibrary(loader: LayoutIncludes(base: site.loader), environment: environment)
    siteValues = LiquidValue(site.values)
  }

  /// The steps of `file`, with whatever is wrong in their `diagnostics`.
  public func read(_ file: SourceFile) -> Runbook {
    let frontMatter = FrontMatter(of: file)
    var runbook = read(file, frontMatter, inherited: inheritedNames(by: frontMatter))
    runbook.continuesSeries = frontMatter.values["series"]?["position"]?.int ?? 1 > 1
    return runbook
  }

  private func read(_ file: SourceFile, _ frontMatter: FrontMatter, inherited: Set<String>) -> Runbook {
    var diagnostics = frontMatter.diagnostics
    if let fault = file.invalidUTF8(in: "page") { diagnostics.append(fault) }
    let page = render(file, frontMatter, &diagnostics)
    let choice = choice(for: page)
    let outline = Outline(of: page)
    diagnostics += outline.diagnostics
    let blocks = outline.blocks
    let variants = Variants(of: blocks, choice: choice)
    let blockReader = BlockReader(deployment: choice.deployment)
    let extractor = StepExtractor(variants.shown, of: page, blockReader: blockReader)
    diagnostics += extractor.diagnostics + extractor.blockDiagnostics
    let environment = KonnectDialect.environment.union(inherited).union(ShownExports.names(in: blocks))
    let graph = StepGraph(steps: extractor.steps, environment: environment)
    var runbook = Runbook(
      page: file.path, title: page.title, deployment: choice.deployment, graph: graph,
      diagnostics: diagnostics + graph.diagnostics)
    runbook.blocks = extractor.blocks
    runbook.files = page.text.files
    // Each variant is a reading of the whole page.
    var readings = Self.maximumBlocksRead / max(blocks.count, 1)
    for group in variants.hidden {
      let extractor = StepExtractor(group.blocks, of: page, blockReader: BlockReader(deployment: group.deployment))
      runbook.otherSteps += extractor.steps.map { $0.named(after: group.name) }
      runbook.blocks += extractor.blocks.map { $0.named(after: group.name) }
      if isStrict, group.isVariant, !extractor.steps.isEmpty, readings > 0 {
        readings -= 1
        let found = variableDiagnostics(of: group, with: extractor.steps, blocks, page, environment: environment)
        // What no variant sets is told once.
        let told = Set(runbook.diagnostics.map(\.message))
        runbook.diagnostics += found.filter { !told.contains($0.message) }
      }
      // Of prose there may stand a part here and the rest in the procedure; a block is whole.
      runbook.diagnostics += extractor.blockDiagnostics
      runbook.diagnostics += extractor.diagnostics.filter { $0.rule == DirectiveReader.rule }
    }
    runbook.diagnostics = Self.ordered(runbook.notingVariablesOfOtherVariants())
    return runbook
  }

  /// How many blocks are read to look for undefined variables in a page's variants; past them, variants are not searched.
  ///
  /// Pages of the site come to some thousand.
  private static let maximumBlocksRead = 500_000

  /// What is wrong with the variables of a variant that is not chosen, by the graph of the page for a reader who chooses it.
  private func variableDiagnostics(
    of group: Variants.Hidden, with steps: [Step], _ blocks: [OutlineBlock], _ page: RenderedPage,
    environment: Set<String>
  ) -> [Diagnostic] {
    let sets = Dictionary(group.tabs.map { ($0.set, $0.index) }) { first, _ in first }
    let choice = ReaderChoice(deployment: group.deployment, tabs: tabs, followedSets: sets)
    let shown = Variants(of: blocks, choice: choice).shown
    let extractor = StepExtractor(shown, of: page, blockReader: BlockReader(deployment: group.deployment))
    let graph = StepGraph(steps: extractor.steps, environment: environment)
    let own = Set(steps.map(\.origin))
    return graph.diagnostics.compactMap { diagnostic in
      guard let id = diagnostic.subject, let step = graph.step(id), own.contains(step.origin) else { return nil }
      var diagnostic = diagnostic
      diagnostic.subject = nil
      return diagnostic
    }
  }

  /// The variables that a later page of a series finds set by the pages before.
  private func inheritedNames(by frontMatter: FrontMatter) -> Set<String> {
    guard let series = frontMatter.values["series"], let id = series["id"]?.scalarText,
      let position = series["position"]?.int, position > 1
    else { return [] }
    return seriesVariables.names(of: site.pages(ofSeries: id, before: position)) { page in
      guard let data = try? Data(contentsOf: page) else { return [] }
      let file = SourceFile(path: page.path, bytes: [UInt8](data))
      let runbook = read(file, FrontMatter(of: file), inherited: [])
      let set = StepGraph(steps: runbook.allSteps).variables.filter { $0.sources.contains { $0.step != nil } }
      let shown = runbook.graph.variables.filter { $0.sources.contains { $0.kind == .environment } }
      return Set((set + shown).map(\.name))
    }
  }

  private func choice(for page: RenderedPage) -> ReaderChoice {
    let usual = page.worksOn.contains(.konnect) ? Runbook.Deployment.konnect : page.worksOn.first ?? .konnect
    return ReaderChoice(deployment: deployment ?? usual, tabs: tabs)
  }

  /// The leaves of the page in document order, all variants among them.
  func outline(of file: SourceFile) -> (blocks: [OutlineBlock], page: RenderedPage) {
    var diagnostics: [Diagnostic] = []
    let page = render(file, FrontMatter(of: file), &diagnostics)
    return (Outline(of: page).blocks, page)
  }

  /// The page's Markdown after Liquid, prerequisites and cleanup included.
  public func markdown(of file: SourceFile) -> (text: String, diagnostics: [Diagnostic]) {
    let frontMatter = FrontMatter(of: file)
    var diagnostics = frontMatter.diagnostics
    let page = render(file, frontMatter, &diagnostics)
    return (PageMarkdown.text(of: page, as: choice(for: page)), diagnostics)
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
      file: file, frontMatter: frontMatter, site: site,
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
    let worksOn = page["works_on"]?.array?.compactMap(\.string).compactMap(Runbook.Deployment.init) ?? []
    var rendered = RenderedPage(
      title: Prose.onOneLine(title.text.text), worksOn: worksOn, text: MappedText(), parts: [], attachments: [])
    for section in sections.all {
      let template = Template.parse(section.source, environment: environment)
      let attached = rendered.attachments
      let output = template.render(globals: globals, includes: includes) { context in
        // Numbers go on from the sections before, so that a marker is unique in the page.
        for attachment in attached { _ = context.attach(attachment) }
      }
      diagnostics += (template.diagnostics + output.diagnostics).map(severity)
      rendered.attachments = output.attachments.compactMap { $0 as? Attachment }
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
