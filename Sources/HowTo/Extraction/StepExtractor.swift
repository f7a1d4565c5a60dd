import JSON
import RunbookModel
import SourceText

/// Rendered page → steps and what is wrong with them.
struct StepExtractor {
  /// The steps, in reading order.
  var steps: [Step] = []
  /// What is wrong with prose and directives.
  var diagnostics: [Diagnostic] = []
  /// The keys of the blocks that can be read.
  private(set) var blocks: [BlockKeys] = []
  /// What is wrong with blocks, each by itself.
  private(set) var blockDiagnostics: [Diagnostic] = []

  private let drafts: [StepDraft]
  /// The page after Liquid, and its lines.
  let pageText: MappedText
  let pageLines: [Range<Int>]
  private let blockReader: BlockReader
  /// The script of the last draft that was one, by the lines of its block after Liquid: a loop makes several of one text.
  private var script: (block: ClosedRange<Int>, lines: ScriptLines)?
  /// Where the lines of that script stand after Liquid.
  var scriptOrigin: (block: ClosedRange<Int>, origin: ScriptOrigin?)?
  private var counts: [String: Int] = [:]
  /// The ids of the steps that each draft became; several drafts have none.
  private var idsOfDrafts: [[Step.ID]] = []
  /// The drafts so far, by their section's slug.
  private var draftsOfSections: [String: [Int]] = [:]
  /// The last request of each zone.
  private var lastRequests: [Step.Zone: Step.ID] = [:]

  /// Extracts the steps of some blocks of `page`.
  init(_ blocks: [OutlineBlock], of page: RenderedPage, blockReader: BlockReader) {
    let collector = DraftCollector(blocks, attachments: page.attachments)
    drafts = collector.drafts
    self.blockReader = blockReader
    pageText = page.text
    pageLines = page.text.lineRanges
    for draft in drafts {
      let first = steps.count
      extract(draft)
      for directive in draft.directives where first < steps.count { apply(directive, to: first) }
      reportQuotedReferences(of: draft)
      draftsOfSections[draft.block.slug, default: []].append(idsOfDrafts.count)
      idsOfDrafts.append(steps[first...].map(\.id))
    }
    nameRepetitionVariables()
    diagnostics += collector.strayDirectives.map(Self.strayed)
  }

  private mutating func extract(_ draft: StepDraft) {
    switch draft.substance {
    case .payload(let payload): extract(payload, draft)
    case .exports(let exports): extract(exports, draft)
    case .request(let request):
      let origin = lines(draft.scriptLines, of: draft)
      add(placed(request, of: draft, origin: origin), draft, origin: origin)
    case .command(var block, let requests, let isEntities):
      block.requests = requests.map { placed($0, of: draft, origin: draft.block.origin) }
      let title = draft.title ?? (isEntities ? "decK file" : "Run a shell block")
      add(isEntities ? .entities(block) : .shell(block), title: title, draft)
    case .manual(let actions):
      add(.manual(ManualProcedure(actions: actions)), title: draft.block.section.last ?? "Manual steps", draft)
    case .wait(let wait): add(.wait(wait), title: wait.text, draft)
    case .repetition(let repetition):
      let ids = ids(of: repetition.target, for: draft)
      guard !ids.isEmpty else {
        diagnostics.append(
          Diagnostic(
            .warning, rule: "repeat-without-steps", "no step above is what this sentence repeats",
            at: draft.block.origin,
            fix: .init("name the steps by their numbers in this list, or say \"the previous step\" right after it")))
        return
      }
      add(
        .repeat(Repetition(text: repetition.text, steps: ids, subject: repetition.subject, variable: nil)),
        title: repetition.text, draft)
    }
  }

  private mutating func add(_ action: StepAction, title: String, _ draft: StepDraft, origin: SourceRange? = nil) {
    guard let origin = origin ?? draft.block.origin else { return }
    let number = counts[draft.block.slug, default: 0] + 1
    counts[draft.block.slug] = number
    var step = Step(
      id: "\(draft.block.slug)/\(number)", title: title, section: draft.block.section, zone: draft.block.zone,
      origin: origin, action: action, rule: draft.rule)
    step.conditions = draft.block.conditions
    if case .payload(let payload) = draft.substance {
      step.mark = payload.mark
    } else {
      step.mark = draft.block.content.attributes.mark
    }
    if case .request = action { lastRequests[step.zone] = step.id }
    steps.append(step)
  }

  // MARK: Blocks

  private mutating func extract(_ payload: BlockPayload, _ draft: StepDraft) {
    let reading = blockReader.read(payload)
    let count = steps.count
    defer {
      if var keys = reading.keys {
        keys.step = steps.count > count ? steps.last?.id : nil
        blocks.append(keys)
      }
    }
    guard let action = reading.action else {
      blockDiagnostics += reading.diagnostics
      return
    }
    if case .request(let request) = action {
      add(request, draft, origin: payload.range)
    } else {
      add(action, title: draft.title ?? payload.name, draft, origin: payload.range)
    }
    blockDiagnostics += reading.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.subject = steps.last?.id
      return diagnostic
    }
  }

  private mutating func add(_ request: RequestTemplate, _ draft: StepDraft, origin: SourceRange?) {
    var request = request
    // What a gateway proxies is no resource of Konnect's, and has no state to wait for.
    if request.method == "GET", request.body == nil, request.rounds == nil, !request.block.hasPrefix("validation") {
      let isOfOne = PollingProse.isOfOneResource(request.path)
      request.polling = PollingProse.parse(intro: draft.intro, outro: draft.outro, isOfOneResource: isOfOne)
    }
    request.expectation.snippets = snippets(of: draft)
    add(.request(request), title: draft.title ?? "\(request.method) \(request.path)", draft, origin: origin)
  }

  private func snippets(of draft: StepDraft) -> [ResponseSnippet] {
    var snippets = draft.snippets.compactMap { snippet -> ResponseSnippet? in
      guard let range = snippet.range else { return nil }
      return ResponseSnippet(
        content: SnippetParser.looksLikeJSON(snippet.text)
          ? SnippetParser.parse(snippet.text) : SnippetParser.parseText(snippet.text),
        subject: ResponseProse.subject(in: snippet.intro),
        claims: ResponseProse.claims(in: snippet.intro), range: range)
    }
    let introductions = Set(draft.snippets.map(\.intro))
    for prose in draft.outro where !introductions.contains(prose.text) && ResponseProse.speaksOfResponse(prose.text) {
      let claims = ResponseProse.claims(in: prose.text)
      guard !claims.isEmpty, let range = prose.range else { continue }
      snippets.append(
        ResponseSnippet(
          content: .none, subject: ResponseProse.subject(in: prose.text), claims: claims, range: range))
    }
    return snippets
  }

  // MARK: Exports

  private mutating func extract(_ exports: [StepDraft.Export], _ draft: StepDraft) {
    guard let origin = lines(draft.scriptLines, of: draft) else { return }
    let request = exportedRequest(for: draft)
    var assignments: [Assignment] = []
    for export in exports {
      var assignment = Assignment(
        variable: export.binding.name, value: value(of: export.binding, from: request),
        range: lines(export.line...export.line, of: draft) ?? origin)
      assignment.requests = export.requests.map { placed($0, of: draft, origin: assignment.range) }
      assignments.append(assignment)
    }
    let names = exports.map(\.binding.name).joined(separator: ", ")
    let isWhole = draft.scriptLines?.lowerBound == 0
    add(.export(assignments), title: draft.title ?? "Export \(names)", draft, origin: isWhole ? nil : origin)
  }

  private func value(of binding: ShellBinding, from request: Step.ID?) -> Assignment.Value {
    switch binding.value {
    case .query(let variable, let filter): .query(variable: variable, jq: filter.program)
    case .shell(let command, _): .shell(command)
    case .current: .literal("$\(binding.name)")
    case .text(let text):
      if !ShellBlock.isPlaceholder(text, for: binding.name) {
        .literal(text)
      } else if let request {
        .response(step: request)
      } else {
        .placeholder(text)
      }
    }
  }

  /// Where some lines of a script stand.
  private mutating func lines(_ lines: ClosedRange<Int>?, of draft: StepDraft) -> SourceRange? {
    guard let origin = draft.block.origin, let lines, case .code(_, let literal) = draft.block.content.kind else {
      return draft.block.origin
    }
    // A script of many commands is cut into lines once.
    let block = draft.block.content.lines
    if let script, script.block == block { return script.lines.range(of: lines) }
    let script = ScriptLines(literal, at: origin)
    self.script = (block, script)
    return script.range(of: lines)
  }

  /// The request whose response a placeholder export takes its value from.
  ///
  /// The text speaks of the response, or nothing stands between the request and the export.
  private func exportedRequest(for draft: StepDraft) -> Step.ID? {
    let lastRequest = lastRequests[draft.block.zone]
    if draft.intro.contains(where: { Self.speaksOfResponseValue($0.text) }) { return lastRequest }
    guard let last = steps.last, last.id == lastRequest, last.section == draft.block.section else { return nil }
    return last.id
  }

  private static func speaksOfResponseValue(_ text: String) -> Bool {
    phrasesForValues.contains { text.firstRange(ignoringCase: $0) != nil }
  }

  private static let phrasesForValues: [StaticString] = [
    "in the response", "from the response", "the response's", "returned",
  ]

  // MARK: Repetitions

  private func ids(of target: RepetitionProse.Target, for draft: StepDraft) -> [Step.ID] {
    switch target {
    case .previous:
      let earlier = draftsOfSections[draft.block.slug, default: []]
      return earlier.last { !idsOfDrafts[$0].isEmpty }.map { idsOfDrafts[$0] } ?? []
    case .items(let numbers):
      return draftsOfSections[draft.block.slug, default: []].filter {
        drafts[$0].itemNumbers.contains(where: numbers.contains)
      }.flatMap { idsOfDrafts[$0] }
    }
  }

  /// Finds for each repetition the variable that names what it is repeated for, among all that the page mentions.
  private mutating func nameRepetitionVariables() {
    guard steps.contains(where: { $0.action.kind == "repeat" }) else { return }
    let graph = StepGraph(steps: steps)
    for index in steps.indices {
      guard case .repeat(var repetition) = steps[index].action else { continue }
      let prose = RepetitionProse(text: repetition.text, target: .previous, subject: repetition.subject)
      guard repetition.variable == nil else { continue }
      repetition.variable = graph.variables.map(\.name).first { prose.isNamed(by: $0) }
      steps[index].action = .repeat(repetition)
    }
  }
}

extension StepDraft {
  /// The last sentence before the step, without its colon.
  fileprivate var title: String? {
    guard let last = intro.last, let sentence = Prose.sentences(in: last.text).last else { return nil }
    let title = sentence.trimming { $0 == ":" || $0 == "." || $0.isWhitespace }
    return title.isEmpty ? nil : title
  }
}
