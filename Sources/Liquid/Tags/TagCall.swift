public import SourceText

/// One use of a custom tag in a template, at render time.
public struct TagCall: Sendable {
  /// The name of the tag.
  public let name: String
  /// What stands between the name and the end of the tag, without blanks at either end.
  public let markup: String
  /// The place of the tag, from `{%` to `%}`, with the include chain.
  public let range: SourceRange?
  /// The place of `markup`; nil where there is none.
  public let markupRange: SourceRange?

  /// The markup as `name=value` parameters, in order, with values evaluated, as in Jekyll's `include`.
  ///
  /// A value is a quoted string or an expression without blanks.
  ///
  /// - Throws: `LiquidError` where the markup is no list of parameters.
  public func parameters(in context: inout RenderContext) throws -> LiquidObject {
    let bytes = Array(markup.utf8)
    let (parameters, fault) = IncludeParameter.parse(bytes, 0..<bytes.count)
    if fault != nil { throw LiquidError("`\(markup)` is no list of name=value parameters") }
    return try IncludeParameter.evaluate(parameters, in: &context)
  }
}
