/// The tag `{% tablerow x in collection cols: 3 limit: 2 offset: 1 %} … {% endtablerow %}`.
struct TableRowTag: Node {
  private let variable: String
  private let collection: Expression
  private let attributes: [(name: String, value: Expression)]
  private let body: Block

  /// As that of its body, in the reference implementation, although the tag prints rows.
  var isBlank: Bool { body.isBlank }

  static func parse(_ tag: TagToken, _ parser: inout TemplateParser) -> (any Node)? {
    let head = parseHead(tag, &parser)
    let (body, _) = parser.body(of: tag, until: ["endtablerow"])
    return head.map {
      TableRowTag(variable: $0.variable, collection: $0.collection, attributes: $0.attributes, body: body)
    }
  }

  private typealias Head = (variable: String, collection: Expression, attributes: [(name: String, value: Expression)])

  private static func parseHead(_ tag: TagToken, _ parser: inout TemplateParser) -> Head? {
    var markup = parser.markup(tag)
    guard let variable = markup.signature(), markup.accept(word: "in"), let collection = markup.operand() else {
      parser.fail("`tablerow` is written `tablerow name in collection`", at: tag.span)
      return nil
    }
    let attributes = markup.attributes()
    parser.note(markup, isLenient: true)
    return (variable, collection, attributes)
  }

  func render(into context: inout RenderContext) throws {
    guard let (segment, columns) = try segment(in: &context) else { return }
    context.write("<tr class=\"row1\">\n")
    let depth = context.scope.bindings.count
    context.scope.bindings.append(("tablerowloop", .nil))
    context.scope.bindings.append((variable, .nil))
    defer { context.scope.bindings.removeLast(context.scope.bindings.count - depth) }
    for index in 0..<segment.count {
      let loop = TableRowLoop(index: index, length: segment.count, columns: columns)
      try begin(loop, with: segment[index], at: depth, &context)
      body.render(into: &context)
      if context.interrupt != .stop { context.write("</td>") }
      if context.endsLoop() { break }
      if loop.isLastColumn, index < segment.count - 1 {
        context.write("</tr>\n<tr class=\"row\(loop.row + 2)\">")
      }
    }
    if context.interrupt != .stop { context.write("</tr>\n") }
  }

  /// Binds the variables of a cell and opens it.
  private func begin(
    _ loop: TableRowLoop, with value: LiquidValue, at depth: Int, _ context: inout RenderContext
  ) throws {
    try context.countIteration()
    context.scope.bindings[depth].value = .drop(loop)
    context.scope.bindings[depth + 1].value = value
    context.write("<td class=\"col\(loop.column + 1)\">")
  }

  /// The elements of the cells and the number of columns; nil where there is nothing to run over.
  private func segment(in context: inout RenderContext) throws -> (LoopSegment, columns: Int)? {
    let collection = try collection.evaluate(in: &context)
    guard collection.isTruthy else { return nil }
    func attribute(_ name: String, in context: inout RenderContext) throws -> Int? {
      guard let value = try attributes.last(where: { $0.name == name })?.value.evaluate(in: &context) else {
        return nil
      }
      switch value {
      case .nil, .int, .double, .string, .captured: return Number(value).truncated
      default: throw LiquidError("`\(name)` of a `tablerow` is no integer")
      }
    }
    let offset = try attribute("offset", in: &context) ?? 0
    let limit = try attribute("limit", in: &context)
    let segment = LoopSegment(of: collection, offset: offset, limit: limit)
    return (segment, try attribute("cols", in: &context) ?? segment.count)
  }
}

/// The variable `tablerowloop`: where a `tablerow` is.
private struct TableRowLoop: LiquidDrop {
  let index: Int
  let length: Int
  let columns: Int

  /// The column from 0.
  var column: Int { columns > 0 ? index % columns : index }
  /// The row from 0.
  var row: Int { columns > 0 ? index / columns : 0 }
  var isLastColumn: Bool { columns > 0 && column == columns - 1 }

  func value(of key: String) -> LiquidValue? {
    switch key {
    case "col": .int(column + 1)
    case "col0": .int(column)
    case "col_first": .bool(column == 0)
    case "col_last": .bool(isLastColumn)
    case "first": .bool(index == 0)
    case "index": .int(index + 1)
    case "index0": .int(index)
    case "last": .bool(index == length - 1)
    case "length": .int(length)
    case "rindex": .int(length - index)
    case "rindex0": .int(length - index - 1)
    case "row": .int(row + 1)
    default: nil
    }
  }

  var object: LiquidObject {
    let keys = [
      "col", "col0", "col_first", "col_last", "first", "index", "index0", "last", "length", "rindex", "rindex0", "row",
    ]
    return LiquidObject(keys.map { ($0, value(of: $0) ?? .nil) })
  }
}
