import RunbookModel
import SourceText

/// Outline → drafts of steps in reading order, each with the prose around it.
struct DraftCollector {
  /// The drafts.
  private(set) var drafts: [StepDraft] = []

  private let attachments: [Attachment]
  /// The outermost list items that hold something to execute, and so are no manual action.
  private let executableItems: Set<ItemKey>
  /// Paragraphs since the last step, of the current item or section.
  private var prose: [Prose] = []
  private var context: Context?
  /// The last paragraph outside lists.
  private var lead = ""
  /// Whether the paragraph at hand ends in a colon, and a block outside its list is what it introduces.
  private var introducesBlock = false
  /// Directives since the last step, and the section they stand in.
  private var pending: (directives: [Directive], slug: String) = ([], "")
  /// Directives below which no step follows in their section.
  private(set) var strayDirectives: [Directive] = []
  /// Whether the next manual action goes on with the last draft.
  private var isManualOpen = false

  private struct ItemKey: Hashable {
    var list: Int
    var index: Int

    init(_ position: ContentBlock.ItemPosition) { (list, index) = (position.list, position.index) }
  }

  /// Prose belongs together within one list item, or within one section outside lists.
  private struct Context: Hashable {
    var slug: String
    var item: ItemKey?
  }

  /// Collects the drafts of `blocks`, which follow one another for their reader.
  init(_ blocks: [OutlineBlock], attachments: [Attachment]) {
    self.attachments = attachments
    executableItems = Set(
      blocks.lazy.filter(Self.isExecutable).compactMap { $0.content.items.first.map(ItemKey.init) })
    for (index, block) in blocks.enumerated() {
      introducesBlock =
        block.content.text.hasSuffix(":")
        && (blocks[(index + 1)...].first { !$0.content.kind.isDirectives }.map(Self.isExecutable) ?? false)
      visit(block)
    }
    strayDirectives += pending.directives
  }

  private static func isExecutable(_ block: OutlineBlock) -> Bool {
    switch block.content.kind {
    case .payload: true
    case .code(let language, let literal): isExecutable(language: language, literal: literal, in: block)
    case .paragraph: RepetitionProse.parse(block.content.text) != nil
    case .heading, .html, .itemStart, .directives: false
    }
  }

  private static func isExecutable(language: String, literal: String, in block: OutlineBlock) -> Bool {
    if block.content.attributes.classes.contains("no-copy-code") { return false }
    return ShellBlock.feedsDecK(literal) || ShellBlock.isCommand(literal, language: language)
      || (["yaml", "yml"].contains(language.lowercased()) && isDeckFile(literal))
  }

  // MARK: Visiting

  private mutating func visit(_ block: OutlineBlock) {
    if pending.slug != block.slug {
      strayDirectives += pending.directives
      pending = ([], block.slug)
    }
    if case .directives(let directives) = block.content.kind {
      pending.directives += directives
      return
    }
    let key = block.content.items.first.map(ItemKey.init)
    let context = Context(slug: block.slug, item: key)
    if context != self.context {
      prose = []
      self.context = context
    }
    if block.content.items.isEmpty, block.content.kind == .paragraph { lead = block.content.text }
    switch block.content.kind {
    case .heading:
      isManualOpen = false
    case .itemStart, .html, .directives: break
    case .payload(let id):
      guard attachments.indices.contains(id), let payload = attachments[id].payload else { return }
      add(.payload(payload), block, rule: "block")
    case .code(let language, let literal):
      visitCode(language: language, literal: literal, block)
    case .paragraph:
      visitParagraph(block)
    }
  }

  private mutating func visitCode(language: String, literal: String, _ block: OutlineBlock) {
    if let snippet = snippet(literal, language: language, block) {
      drafts[drafts.count - 1].snippets.append(snippet)
      return
    }
    let pieces = Self.pieces(language: language, literal: literal, in: block)
    let directives = pending.directives
    // Most directives are about a request; what leaves a script out leaves all of it out.
    let addressee = pieces.firstIndex { if case .request = $0.substance { true } else { false } } ?? 0
    for (index, piece) in pieces.enumerated() {
      pending.directives = directives.filter { index == addressee || $0.isSkip }
      add(piece.substance, block, rule: piece.rule, lines: piece.lines)
      drafts[drafts.count - 1].quotedReferences = piece.quotedReferences
    }
  }

  /// What a fenced block has its reader do; nothing for blocks to look at.
  private static func pieces(language: String, literal: String, in block: OutlineBlock) -> [CommandDrafts.Piece] {
    if block.content.attributes.classes.contains("no-copy-code") { return [] }
    if ShellBlock.feedsDecK(literal) {
      return [entities(DeckPipe.block(of: literal, language: language))]
    }
    if ShellBlock.isCommand(literal, language: language) {
      return CommandDrafts.pieces(of: literal, language: language)
    }
    if ["yaml", "yml"].contains(language.lowercased()), isDeckFile(literal) {
      let reason = "a decK file for the reader to keep; nothing here applies it"
      return [entities(CommandBlock(language: language, text: literal, disposition: .display(reason)))]
    }
    return []
  }

  private static func entities(_ block: CommandBlock) -> CommandDrafts.Piece {
    .init(substance: .command(block, requests: [], isEntities: true), lines: 0...0, rule: "deck-file")
  }

  /// decK's own top-level keys begin with an underscore, as no other YAML on these pages does.
  private static func isDeckFile(_ text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      ["_format_version:", "_info:", "_comment:", "_konnect:", "_workspace:"].contains { line.hasPrefix($0) }
    }
  }

  /// A fence after a request that shows what the response holds.
  private func snippet(_ literal: String, language: String, _ block: OutlineBlock) -> StepDraft.Snippet? {
    guard let last = drafts.last, last.isRequest, last.block.slug == block.slug,
      let intro = (prose.last ?? last.outro.last)?.text, ResponseProse.speaksOfResponse(intro),
      SnippetParser.looksLikeJSON(literal) || SnippetParser.looksLikeText(language: language)
    else { return nil }
    return .init(text: literal, intro: intro, range: block.origin)
  }

  private mutating func visitParagraph(_ block: OutlineBlock) {
    let paragraph = Prose(text: Prose.onOneLine(block.content.text), range: block.origin)
    let item = block.content.items.first
    if let repetition = RepetitionProse.parse(paragraph.text) {
      add(.repetition(repetition), block, rule: "repeat-prose")
      return
    }
    let isExecutable = item.map { executableItems.contains(ItemKey($0)) } ?? false
    if let item, !isExecutable, !block.content.isQuoted, prose.isEmpty, !introducesBlock, isAction(block, item) {
      addAction(paragraph, block, item)
    }
    if item == nil { addContinuedActions(block) }
    if !isExecutable || isAfterCommandOfItem, let wait = WaitProse.parse(paragraph.text) {
      add(.wait(wait), block, rule: "wait-prose")
    }
    prose.append(paragraph)
    if let last = drafts.indices.last,
      Context(slug: drafts[last].block.slug, item: drafts[last].item.map(ItemKey.init)) == context,
      !paragraph.text.hasSuffix(":") || ResponseProse.speaksOfResponse(paragraph.text)
    {
      drafts[last].outro.append(paragraph)
    }
  }

  /// Whether the last step is a command of the list item at hand: a wait after it is for what it began, where one around
  /// a GET is what the GET finds out.
  private var isAfterCommandOfItem: Bool {
    guard let last = drafts.last, case .command = last.substance else { return false }
    return Context(slug: last.block.slug, item: last.item.map(ItemKey.init)) == context
  }

  // MARK: Manual actions

  /// Items of numbered lists are actions; of bullet lists those that begin with a verb for a user interface.
  private func isAction(_ block: OutlineBlock, _ item: ContentBlock.ItemPosition) -> Bool {
    guard block.content.items.count == 1 else { return false }
    if item.isOrdered { return true }
    // "In this guide, you'll:" announces what is to come.
    if lead.hasSuffix(":"), Self.announcements.contains(where: { lead.firstRange(ignoringCase: $0) != nil }) {
      return false
    }
    let first = block.content.text.prefix { $0.isLetter }
    return Self.interfaceVerbs.contains(first.lowercased())
  }

  private static let announcements: [StaticString] = ["you'll:", "you’ll:", "you will:", "we'll:", "we will:"]

  private static let interfaceVerbs: Set = [
    "add", "check", "choose", "clear", "click", "configure", "copy", "create", "deselect", "drag", "enable", "enter",
    "fill", "go", "leave", "log", "navigate", "open", "paste", "press", "save", "scroll", "select", "set", "sign",
    "switch", "toggle", "type", "upload",
  ]

  /// Items of a numbered list that CommonMark takes for text, as a remark before them is indented too little for the item
  /// it belongs to; the numbers tell that the list goes on.
  private mutating func addContinuedActions(_ block: OutlineBlock) {
    guard isManualOpen, let last = drafts.last, case .manual(let actions) = last.substance, let end = actions.last,
      last.item?.isOrdered == true, let range = block.origin
    else { return }
    var number = end.item
    for (offset, line) in block.content.text.split(separator: "\n").enumerated() where line.hasPrefix("\(number + 1). ")
    {
      number += 1
      let text = String(line.drop { $0 != " " }.trimmingSpace)
      let place = range.file.lineRange(range.start.line + offset, includes: range.includes)
      append(ManualProcedure.Action(text: text, item: number, range: place))
    }
  }

  private mutating func addAction(_ paragraph: Prose, _ block: OutlineBlock, _ item: ContentBlock.ItemPosition) {
    guard let range = block.origin else { return }
    let action = ManualProcedure.Action(text: paragraph.text, item: item.number, range: range)
    if isManualOpen {
      append(action)
    } else {
      add(.manual([action]), block, rule: item.isOrdered ? "numbered-list" : "bullet-list")
      isManualOpen = true
    }
  }

  /// Adds `action` to the procedure that is open.
  private mutating func append(_ action: ManualProcedure.Action) {
    guard let last = drafts.indices.last, case .manual(var actions) = drafts[last].substance else { return }
    // Taken out first, so that the list grows in place.
    drafts[last].substance = .manual([])
    actions.append(action)
    drafts[last].substance = .manual(actions)
  }

  private mutating func add(
    _ substance: StepDraft.Substance, _ block: OutlineBlock, rule: String, lines: ClosedRange<Int>? = nil
  ) {
    var draft = StepDraft(substance: substance, block: block, scriptLines: lines, rule: rule, intro: prose)
    draft.directives = pending.directives
    pending.directives = []
    drafts.append(draft)
    prose = []
    isManualOpen = false
  }
}

extension ContentBlock.Kind {
  fileprivate var isDirectives: Bool { if case .directives = self { true } else { false } }
}

extension Directive {
  fileprivate var isSkip: Bool { if case .skip = content { true } else { false } }
}
