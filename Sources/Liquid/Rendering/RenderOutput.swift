public import SourceText

/// What a render yields.
public struct RenderOutput: Sendable {
  /// The text with its origins.
  public var text: MappedText
  /// What is wrong, in the order it was found: parse errors of included templates and errors of rendering.
  ///
  /// Those of parsing the rendered template itself are its own `diagnostics`.
  public var diagnostics: [Diagnostic]
  /// What tags kept aside by `RenderContext.attach`, by id.
  public var attachments: [any Sendable]
}
