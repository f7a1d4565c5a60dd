import SourceText

/// Shopify's `{% include 'name' with x as y, a: b %}` and `{% render 'name' for xs as y, a: b %}`.
struct PartialTag: Node {
  private let name: Expression
  private let bound: Expression?
  /// Whether `for` binds each element, one after the other.
  private let isLoop: Bool
  private let alias: String?
  private let attributes: [(name: String, value: Expression)]
  /// Whether the template has a scope of its own.
  private let isIsolated: Bool

  static func parseInclude(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    parse(tag, &parser, isIsolated: false)
  }

  static func parseRender(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    parse(tag, &parser, isIsolated: true)
  }

  private static func parse(_ tag: TagToken, _ parser: inout TemplateParser, isIsolated: Bool) -> (any Node)? {
    var markup = parser.markup(tag)
    let isQuoted = markup.current == UInt8(ascii: "\"") || markup.current == UInt8(ascii: "'")
    guard let name = markup.operand(), isQuoted || !isIsolated else {
      parser.fail("`\(tag.name)` needs the name of a template", at: tag.span)
      return nil
    }
    let isLoop = markup.accept(word: "for")
    let isBound = isLoop || markup.accept(word: "with")
    let bound = isBound ? markup.operand() : nil
    let alias = markup.accept(word: "as") ? markup.name() : nil
    let attributes = markup.attributes()
    parser.note(markup, isLenient: true)
    return PartialTag(
      name: name, bound: bound, isLoop: isLoop, alias: alias, attributes: attributes, isIsolated: isIsolated)
  }

  func render(into context: inout RenderContext) throws {
    let call = try call(in: &context)
    for index in 0..<call.count where context.interrupt == nil {
      try call.bind(at: index, in: &context)
      if isIsolated {
        try context.runIsolated(call.template, includes: call.includes, variables: call.variables)
      } else {
        let depth = context.scope.bindings.count
        for (name, value) in call.variables { context.scope.bindings.append((name, value)) }
        defer { context.scope.bindings.removeLast(context.scope.bindings.count - depth) }
        try context.run(call.template, includes: call.includes)
      }
    }
  }

  private func call(in context: inout RenderContext) throws -> PartialCall {
    if !isIsolated, context.scope.isIsolated {
      throw LiquidError("`include` cannot be used in a template that `render` renders; use `render`")
    }
    guard let name = try name.evaluate(in: &context).string else {
      throw LiquidError("the name of a template is a string")
    }
    let call = PartialCall(template: try context.included(name), includes: context.includesWithTag)
    call.variable = alias ?? String(name.split(separator: "/").last ?? "")
    var value = try bound?.evaluate(in: &context)
    if !isIsolated, value == nil { value = context.lookUp(name) }
    if let value, !value.isNil || !isIsolated {
      call.variables[call.variable] = value
      if isIsolated ? isLoop && value.isSequence : value.array != nil {
        call.segment = LoopSegment(of: value, offset: 0, limit: nil)
        call.loopName = isIsolated ? name : nil
      }
    }
    for (name, expression) in attributes { call.variables[name] = try expression.evaluate(in: &context) }
    return call
  }
}

/// What a tag renders: a template, once or for each of some elements.
private final class PartialCall {
  let template: Template
  let includes: [IncludeFrame]
  var variable = ""
  var variables = LiquidObject()
  var segment: LoopSegment?
  /// The name of the loop, where the template sees one.
  var loopName: String?

  init(template: Template, includes: [IncludeFrame]) {
    self.template = template
    self.includes = includes
  }

  /// How many times the template is rendered.
  var count: Int { segment?.count ?? 1 }

  /// Sets the variables of the element at `index`.
  func bind(at index: Int, in context: inout RenderContext) throws {
    guard let segment else { return }
    try context.countIteration()
    variables[variable] = segment[index]
    if let loopName {
      variables["forloop"] = .drop(ForLoop(name: loopName, index: index, length: segment.count, parent: nil))
    }
  }
}

extension LiquidValue {
  fileprivate var isSequence: Bool {
    switch self {
    case .array, .range, .object: true
    default: false
    }
  }
}
