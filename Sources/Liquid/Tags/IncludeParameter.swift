/// A parameter of Jekyll's `include`: `name=value` or `name="text"`.
struct IncludeParameter: Sendable {
  let name: String
  let value: Expression

  /// Reads parameters; where one makes no sense, its range is the fault, and the rest is not read.
  static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> (parameters: [IncludeParameter], fault: Range<Int>?) {
    var parser = ExpressionParser(bytes, range, dialect: .jekyll)
    var result: [IncludeParameter] = []
    while !parser.isAtEnd() {
      let start = parser.position
      guard let name = parser.signature(), parser.accept("="), !parser.isAtEnd(), let value = value(&parser) else {
        return (result, start..<range.upperBound)
      }
      result.append(IncludeParameter(name: name, value: value))
    }
    return (result, nil)
  }

  private static func value(_ parser: inout ExpressionParser) -> Expression? {
    guard let quote = parser.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let value = parser.operand()
      // A value ends at a blank: `a=b|c` makes no sense.
      guard let byte = parser.current else { return value }
      return byte.isLiquidSpace ? value : nil
    }
    var text: [UInt8] = []
    parser.position += 1
    while let byte = parser.current {
      parser.position += 1
      if byte == quote { return .literal(.string(String(decoding: text, as: UTF8.self))) }
      // `\"` stands for the quote; any other backslash for itself.
      if byte == UInt8(ascii: "\\"), parser.current == quote {
        text.append(quote)
        parser.position += 1
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  /// The parameters with their values.
  static func evaluate(_ parameters: [IncludeParameter], in context: inout RenderContext) throws -> LiquidObject {
    var result = LiquidObject()
    for parameter in parameters { result[parameter.name] = try parameter.value.evaluate(in: &context) }
    return result
  }
}
