/// The tag `{% for x in collection reversed limit: 2 offset: 1 %} … {% else %} … {% endfor %}`.
struct ForTag: Node {
  private enum Offset: Sendable {
    case value(Expression)
    /// Where the last loop of the same name ended.
    case `continue`
  }

  private let variable: String
  private let collection: Expression
  /// The variable and the collection as written, which is what `offset: continue` goes by.
  private let name: String
  private let isReversed: Bool
  private let limit: Expression?
  private let offset: Offset?
  private let body: Block
  private let otherwise: Block?
  let isBlank: Bool

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    let head = parseHead(tag, &parser)
    var bodies: [Block] = []
    var next: TagToken? = tag
    while let current = next, current.name != "endfor" {
      let (body, following) = parser.body(of: tag, until: ["else", "endfor"])
      bodies.append(body)
      next = following
    }
    return head.map { make($0, bodies) }
  }

  /// A loop with its body and, perhaps, what stands in for it where there are no elements.
  private static func make(_ head: Head, _ bodies: [Block]) -> ForTag {
    var bodies = bodies
    let isBlank = bodies.allSatisfy(\.isBlank)
    if isBlank { for index in bodies.indices { bodies[index].removeText() } }
    return ForTag(
      variable: head.variable, collection: head.collection, name: head.name, isReversed: head.isReversed,
      limit: head.limit, offset: head.offset, body: bodies[0], otherwise: bodies.count > 1 ? bodies[1] : nil,
      isBlank: isBlank)
  }

  private struct Head {
    var variable: String
    var collection: Expression
    var name: String
    var isReversed = false
    var limit: Expression?
    var offset: Offset?
  }

  private static func parseHead(_ tag: TagToken, _ parser: inout TemplateParser) -> Head? {
    var markup = parser.markup(tag)
    defer { parser.note(markup) }
    guard let variable = markup.signature(), markup.accept(word: "in"), !markup.isAtEnd() else {
      parser.fail("`for` is written `for name in collection`", at: tag.span)
      return nil
    }
    let start = markup.position
    guard let collection = markup.operand() else { return nil }
    var head = Head(
      variable: variable, collection: collection, name: "\(variable)-\(markup.text(start..<markup.position))")
    while !markup.isAtEnd() {
      if markup.accept(",") { continue }
      if markup.accept(word: "reversed") {
        head.isReversed = true
        continue
      }
      let start = markup.position
      guard let key = markup.key() else {
        markup.report("`reversed`, `limit: n` or `offset: n` is expected here")
        return head
      }
      if key == "offset", markup.accept(word: "continue") {
        head.offset = .continue
        continue
      }
      guard let value = markup.operand() else { return head }
      switch key {
      case "limit": head.limit = value
      case "offset": head.offset = .value(value)
      default: markup.report("`for` takes `limit` and `offset`, not `\(key)`", start..<start + key.utf8.count)
      }
    }
    return head
  }

  func render(into context: inout RenderContext) throws {
    let segment = try segment(in: &context)
    guard segment.count > 0 else {
      otherwise?.render(into: &context)
      return
    }
    let (outer, depth) = (context.scope.loop, context.scope.bindings.count)
    context.scope.bindings.append(("forloop", .nil))
    context.scope.bindings.append((variable, .nil))
    defer {
      context.scope.loop = outer
      context.scope.bindings.removeLast(context.scope.bindings.count - depth)
    }
    for index in 0..<segment.count {
      try begin(index, of: segment, in: outer, at: depth, &context)
      body.render(into: &context)
      if context.endsLoop() { break }
    }
  }

  /// Binds the variables of an iteration.
  private func begin(
    _ index: Int, of segment: LoopSegment, in outer: ForLoop?, at depth: Int, _ context: inout RenderContext
  ) throws {
    try context.countIteration()
    let loop = ForLoop(name: name, index: index, length: segment.count, parent: outer)
    context.scope.loop = loop
    context.scope.bindings[depth].value = .drop(loop)
    context.scope.bindings[depth + 1].value = segment[index]
  }

  /// The elements to run over; where they end is kept for `offset: continue`.
  private func segment(in context: inout RenderContext) throws -> LoopSegment {
    let collection = try collection.evaluate(in: &context)
    let from: Int
    switch offset {
    case nil: from = 0
    case .continue: from = context.scope.loopOffsets[name] ?? 0
    case .value(let expression): from = try expression.evaluate(in: &context).integer(or: 0)
    }
    let limit = try limit.flatMap { try $0.evaluate(in: &context).integer(or: nil) }
    let segment = LoopSegment(of: collection, offset: from, limit: limit, isReversed: isReversed)
    context.scope.loopOffsets[name] = from &+ segment.count
    return segment
  }
}

extension RenderContext {
  /// Whether the iteration that ended was the last; takes `break` and `continue` away.
  mutating func endsLoop() -> Bool {
    switch interrupt {
    case nil: return false
    case .stop: return true
    case .break, .continue:
      let isBreak = interrupt == .break
      interrupt = nil
      return isBreak
    }
  }
}

extension LiquidValue {
  /// The value as an integer; `fallback` for nil.
  func integer(or fallback: Int?) throws -> Int? { isNil ? fallback : try integer() }

  /// The value as an integer; `fallback` for nil.
  func integer(or fallback: Int) throws -> Int { isNil ? fallback : try integer() }
}
