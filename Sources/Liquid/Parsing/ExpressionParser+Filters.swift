extension ExpressionParser {
  /// Reads an operand and its filters, up to the end.
  mutating func filtered(_ filters: [String: Filter], unknown: (String, Range<Int>) -> Void) -> FilteredExpression {
    var result = FilteredExpression(operand: .literal(.nil), filters: [])
    if isAtEnd() { return result }
    if let operand = operand() { result.operand = operand }
    finishPart(stops: "|")
    while accept("|") {
      skipSpace()
      let start = position
      guard let name = name() else {
        report("the name of a filter is expected here")
        skip(to: "|")
        continue
      }
      let nameRange = start..<position
      var positional: [Expression] = []
      var named: [(name: String, value: Expression)] = []
      if accept(":") { arguments(&positional, &named) }
      finishPart(stops: "|")
      if let filter = filters[name] {
        result.filters.append(.init(name: name, filter: filter, positional: positional, named: named))
      } else {
        unknown(name, nameRange)
      }
    }
    if !isAtEnd() { report("unexpected text") }
    return result
  }

  private mutating func arguments(_ positional: inout [Expression], _ named: inout [(name: String, value: Expression)])
  {
    repeat {
      if isAtEnd() || current == UInt8(ascii: "|") { return report("an argument is missing here") }
      if let name = key() {
        if let value = operand() { named.append((name, value)) }
      } else if let value = operand() {
        positional.append(value)
      }
      finishPart(stops: ",|")
    } while accept(",")
  }

  /// Reads `name:`, if it comes next.
  mutating func key() -> String? {
    let start = position
    if let name = name(), accept(":") { return name }
    position = start
    return nil
  }

  /// Reads on to one of `stops`; anything before it is an issue.
  mutating func finishPart(stops: String) {
    guard !isAtEnd(), let byte = current, !stops.utf8.contains(byte) else { return }
    if issues.isEmpty { report("unexpected text") }
    skip(to: stops)
  }

  /// Reads `key: value` pairs, with commas or blanks between them, up to the end.
  mutating func attributes() -> [(name: String, value: Expression)] {
    var result: [(name: String, value: Expression)] = []
    while !isAtEnd() {
      if accept(",") { continue }
      guard let name = key() else {
        report("`name: value` is expected here")
        let start = position
        while let byte = current, !byte.isLiquidSpace, byte != UInt8(ascii: ",") { position += 1 }
        if position == start { return result }
        continue
      }
      if let value = operand() {
        result.append((name, value))
      } else {
        return result
      }
    }
    return result
  }
}
