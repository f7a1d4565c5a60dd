import SourceText

/// Tokens → blocks; bad input becomes diagnostics, and reading goes on.
struct TemplateParser {
  let environment: Environment
  private(set) var diagnostics: [Diagnostic] = []

  private let source: MappedText
  private let bytes: [UInt8]
  /// What is being read: the template, or the lines of a `liquid` tag in it.
  private var tokenizer: Tokenizer
  /// A token that was read and belongs to an enclosing block.
  private var pending: Token?
  /// The tags whose blocks are being read, the innermost last; only those of the `liquid` tag within one.
  private var openTags: [TagToken] = []
  /// How many blocks and `liquid` tags are being read.
  private var depth = 0
  private var isStopped = false

  /// Where the block that was closed last ends: before the tag that closed it, or at the end of the text.
  private(set) var position = 0

  init(source: MappedText, environment: Environment) {
    self.source = source
    self.environment = environment
    bytes = Array(source.text.utf8)
    tokenizer = Tokenizer(bytes)
  }

  /// Parses all that is left to read.
  mutating func parse() -> Block {
    var block = Block()
    while let token = next() {
      if let stray = append(token, to: &block) { reportStray(stray) }
    }
    return block
  }

  /// Parses the lines of a `liquid` tag; no block reaches over its ends.
  mutating func lines(of tag: TagToken) -> Block {
    guard enter(tag) else { return Block() }
    let outside = (tokenizer, openTags)
    (tokenizer, openTags) = (Tokenizer(bytes, tag.markup, isLines: true), [])
    defer {
      (tokenizer, openTags) = outside
      depth -= 1
    }
    return parse()
  }

  // MARK: Blocks

  /// Reads the body of the block that `tag` opened, up to one of the tags called `delimiters`, which is returned.
  ///
  /// Without one, the block ends with the text or where an enclosing block ends, and that is an error at `tag`.
  mutating func body(of tag: TagToken, until delimiters: [String]) -> (body: Block, delimiter: TagToken?) {
    var block = Block()
    guard enter(tag) else { return (block, nil) }
    openTags.append(tag)
    defer {
      openTags.removeLast()
      depth -= 1
    }
    position = tokenizer.end
    while let token = next() {
      guard let end = append(token, to: &block, delimiters: delimiters) else { continue }
      if delimiters.contains(end.name) {
        // A `case` sees to its own `else`.
        if end.name.hasPrefix("end") || (end.name == "else" && !delimiters.contains("when")) {
          expectNoMarkup(of: end, isLenient: true)
        }
        return (block, end)
      }
      if closesOuterBlock(end) { break }
    }
    reportUnclosed(tag)
    return (block, nil)
  }

  /// Whether a block or a `liquid` tag may begin at `tag`; where it would be too deep, nothing more is read.
  private mutating func enter(_ tag: TagToken) -> Bool {
    guard depth < RenderLimits.blockDepth else {
      report(.error, "liquid-limit", "blocks are nested more than \(RenderLimits.blockDepth) deep", at: tag.span)
      isStopped = true
      return false
    }
    depth += 1
    return true
  }

  /// Whether `end` closes a block around the innermost, which then ends before it; if not, it is reported as stray.
  private mutating func closesOuterBlock(_ end: TagToken) -> Bool {
    guard openTags.contains(where: { "end" + $0.name == end.name }) else {
      reportStray(end)
      return false
    }
    pending = .tag(end)
    position = end.span.lowerBound
    return true
  }

  /// Reads the body of a raw block that `tag` opened; nil, with an error, where it is not closed.
  mutating func rawBody(of tag: TagToken) -> (body: Range<Int>, endTag: Range<Int>)? {
    if let body = tokenizer.rawBody(endingWith: "end" + tag.name) { return body }
    reportUnclosed(tag)
    return nil
  }

  /// Reads over the body of a comment, in which only `comment`, `raw` and their ends count.
  mutating func skipComment(_ tag: TagToken) {
    tokenizer.isInComment = true
    defer { tokenizer.isInComment = false }
    var depth = 1
    while depth > 0 {
      guard let token = next(isComment: true) else { return reportUnclosed(tag) }
      guard case .tag(let inner) = token else { continue }
      switch inner.name {
      case "comment": depth += 1
      case "endcomment": depth -= 1
      case "raw": _ = tokenizer.rawBody(endingWith: "endraw")
      default: break
      }
    }
  }

  /// Text and outputs within a tag's markup, such as a path with `{{ … }}` in it.
  mutating func fragment(_ range: Range<Int>) -> Block {
    var block = Block()
    var tokenizer = Tokenizer(bytes, range, isLines: false)
    while let token = tokenizer.next() {
      if case .tag(let tag) = token {
        fail("a tag cannot stand inside another", at: tag.span)
      } else {
        _ = append(token, to: &block)
      }
    }
    return block
  }

  private mutating func next(isComment: Bool = false) -> Token? {
    if let token = pending {
      pending = nil
      return token
    }
    guard !isStopped else { return nil }
    let token = tokenizer.next()
    if let fault = tokenizer.fault {
      tokenizer.fault = nil
      if !isComment { report(.error, "liquid-syntax", fault.message, at: fault.range) }
    }
    return token
  }

  /// Appends what `token` stands for; returns a tag that ends or divides a block.
  private mutating func append(_ token: Token, to block: inout Block, delimiters: [String] = []) -> TagToken? {
    switch token {
    case .text(let range): block.append(text: range, isBlank: bytes[range].allSatisfy(\.isLiquidSpace))
    case .output(let span, let markup): append(output: markup, span: span, to: &block)
    case .tag(let tag):
      guard !delimiters.contains(tag.name), let definition = environment.tags[tag.name] else { return tag }
      if let node = definition.parse(tag, &self) { block.append(node, span: tag.span) }
    }
    return nil
  }

  private mutating func append(output markup: Range<Int>, span: Range<Int>, to block: inout Block) {
    var parser = ExpressionParser(bytes, markup, dialect: environment.dialect)
    block.append(output: filtered(&parser), span: span)
    note(parser)
  }

  // MARK: Markup

  /// A parser of the markup of `tag`.
  func markup(_ tag: TagToken) -> ExpressionParser {
    ExpressionParser(bytes, tag.markup, dialect: environment.dialect)
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Reads an operand and its filters up to the end of `parser`.
  mutating func filtered(_ parser: inout ExpressionParser) -> FilteredExpression {
    var unknown: [(String, Range<Int>)] = []
    let result = parser.filtered(environment.filters) { unknown.append(($0, $1)) }
    for (name, range) in unknown {
      report(
        recoverable, "liquid-unknown-filter", "there is no filter `\(name)`", at: range,
        meant: name, among: environment.filters.keys.sorted())
    }
    return result
  }

  // MARK: Diagnostics

  /// Reports what `parser` read over.
  ///
  /// Some tags are lenient: the reference implementation reads over their faults in strict mode too.
  mutating func note(_ parser: ExpressionParser, isLenient: Bool = false) {
    let severity = isLenient ? .warning : recoverable
    for issue in parser.issues {
      report(issue.isFatal ? .error : severity, "liquid-syntax", issue.message, at: issue.range)
    }
  }

  /// Reports what stands behind a name that takes nothing.
  mutating func expectNoMarkup(of tag: TagToken, isLenient: Bool = false) {
    guard !tag.markup.isEmpty else { return }
    report(isLenient ? .warning : .error, "liquid-syntax", "`\(tag.name)` takes nothing", at: tag.markup)
  }

  /// Reports an error of syntax that takes a tag away.
  mutating func fail(_ message: String, at range: Range<Int>) {
    report(.error, "liquid-syntax", message, at: range)
  }

  /// Warns of syntax that is read, though it hardly means what it says.
  mutating func warn(_ message: String, at range: Range<Int>) {
    report(.warning, "liquid-syntax", message, at: range)
  }

  private var recoverable: Diagnostic.Severity { environment.errorMode == .strict ? .error : .warning }

  private mutating func reportUnclosed(_ tag: TagToken) {
    guard !isStopped else { return }
    report(
      .error, "liquid-unclosed-tag", "`\(tag.name)` is never closed by `end\(tag.name)`", at: tag.span)
  }

  private mutating func reportStray(_ tag: TagToken) {
    switch tag.name {
    case "": fail("the tag has no name", at: tag.span)
    case "else", "elsif", "when": fail("`\(tag.name)` stands outside of its block", at: tag.span)
    case _ where tag.name.hasPrefix("end") && environment.tags[String(tag.name.dropFirst(3))] != nil:
      fail("`\(tag.name)` closes no open block", at: tag.span)
    default:
      report(
        .error, "liquid-unknown-tag", "there is no tag `\(tag.name)`", at: tag.span,
        meant: tag.name, among: environment.tags.keys.sorted() + openTags.map { "end" + $0.name })
    }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ rule: String, _ message: String, at range: Range<Int>,
    meant name: String = "", among names: [String] = []
  ) {
    guard diagnostics.count < RenderLimits.diagnostics else { return }
    let nearest = EditDistance.nearest(to: name, among: names, limit: 1).first
    diagnostics.append(
      Diagnostic(
        severity, rule: rule, message, at: source.origin(of: range), fix: nearest.map { .init("write `\($0)`") }))
  }
}
