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
    for block in blocks { visit(block) }
  }

  private static func isExecutable(_ block: OutlineBlock) -> Bool {
    switch block.content.kind {
    case .payload: true
    case .code(let language, let literal): command(language: language, literal: literal, in: block) != nil
    case .paragraph: RepetitionProse.parse(block.content.text) != nil
    case .heading, .html, .itemStart: false
    }
  }

  // MARK: Visiting

  private mutating func visit(_ block: OutlineBlock) {
    let key = block.content.items.first.map(ItemKey.init)
    let context = Context(slug: block.slug, item: key)
    if context != self.context {
      prose = []
      self.context = context
    }
    switch block.content.kind {
    case .heading:
      isManualOpen = false
    case .itemStart, .html: break
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
    guard let substance = Self.command(language: language, literal: literal, in: block) else { return }
    let rule: String
    switch substance {
    case .exports: rule = "export-block"
    case .command(_, isEntities: true): rule = "deck-file"
    default: rule = "shell-block"
    }
    add(substance, block, rule: rule)
  }

  /// What a fenced block has its reader do; nil for blocks to look at.
  private static func command(language: String, literal: String, in block: OutlineBlock) -> StepDraft.Substance? {
    if block.content.attributes.classes.contains("no-copy-code") { return nil }
    if ShellBlock.feedsDecK(literal) {
      let block = CommandBlock(language: language, text: literal, disposition: .unsupported("needs decK"))
      return .command(block, isEntities: true)
    }
    if ShellBlock.languages.contains(language.lowercased()) {
      if let exports = ShellBlock.exports(in: literal) { return .exports(exports) }
      return .command(CommandBlock(language: language, text: literal), isEntities: false)
    }
    if ["yaml", "yml"].contains(language.lowercased()), isDeckFile(literal) {
      let disposition = CommandBlock.Disposition.display("a decK file for the reader to keep; nothing here applies it")
      return .command(CommandBlock(language: language, text: literal, disposition: disposition), isEntities: true)
    }
    return nil
  }

  /// decK's own top-level keys begin with an underscore, as no other YAML on these pages does.
  private static func isDeckFile(_ text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      ["_format_version:", "_info:", "_comment:", "_konnect:", "_workspace:"].contains { line.hasPrefix($0) }
    }
  }

  /// A fence after a request that shows what the response holds.
  private func snippet(_ literal: String, language: String, _ block: OutlineBlock) -> StepDraft.Snippet? {
    guard let last = drafts.last, case .payload = last.substance, last.block.slug == block.slug,
      let intro = (prose.last ?? last.outro.last)?.text, ResponseProse.speaksOfResponse(intro),
      SnippetParser.looksLikeJSON(literal)
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
    if let item, !isExecutable, !block.content.isQuoted, prose.isEmpty, isAction(block, item) {
      addAction(paragraph, block, item)
    }
    if !isExecutable, let wait = WaitProse.parse(paragraph.text) {
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

  // MARK: Manual actions

  /// Items of numbered lists are actions; of bullet lists those that begin with a verb for a user interface.
  private func isAction(_ block: OutlineBlock, _ item: ContentBlock.ItemPosition) -> Bool {
    guard block.content.items.count == 1 else { return false }
    if item.isOrdered { return true }
    let first = block.content.text.prefix { $0.isLetter }
    return Self.interfaceVerbs.contains(first.lowercased())
  }

  private static let interfaceVerbs: Set = [
    "add", "check", "choose", "clear", "click", "configure", "copy", "create", "deselect", "drag", "enable", "enter",
    "fill", "go", "leave", "log", "navigate", "open", "paste", "press", "save", "scroll", "select", "set", "sign",
    "switch", "toggle", "type", "upload",
  ]

  private mutating func addAction(_ paragraph: Prose, _ block: OutlineBlock, _ item: ContentBlock.ItemPosition) {
    guard let range = block.origin else { return }
    let action = ManualProcedure.Action(text: paragraph.text, item: item.number, range: range)
    if isManualOpen, let last = drafts.indices.last, case .manual(var actions) = drafts[last].substance {
      // Taken out first, so that the list grows in place.
      drafts[last].substance = .manual([])
      actions.append(action)
      drafts[last].substance = .manual(actions)
    } else {
      add(.manual([action]), block, rule: item.isOrdered ? "numbered-list" : "bullet-list")
      isManualOpen = true
    }
  }

  private mutating func add(_ substance: StepDraft.Substance, _ block: OutlineBlock, rule: String) {
    drafts.append(StepDraft(substance: substance, block: block, rule: rule, intro: prose))
    prose = []
    isManualOpen = false
  }
}
