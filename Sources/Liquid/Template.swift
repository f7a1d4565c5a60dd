public import SourceText

/// A parsed template: immutable, to be rendered any number of times and on any thread.
public final class Template: Sendable {
  /// What is wrong with its syntax, in the order of the text.
  public let diagnostics: [Diagnostic]
  /// The environment it was parsed for.
  public let environment: Environment

  /// The file, where the template is the whole of one; its text gets its include chain at render time.
  let file: SourceFile?
  /// The text.
  let source: MappedText
  let root: Block

  private init(file: SourceFile?, source: MappedText, environment: Environment) {
    self.file = file
    self.source = source
    self.environment = environment
    var parser = TemplateParser(source: source, environment: environment)
    root = parser.parse()
    diagnostics = parser.diagnostics
  }

  /// Parses a whole file.
  ///
  /// Errors are in the template's `diagnostics`; whatever the input, there is a template.
  public static func parse(_ file: SourceFile, environment: Environment) -> Template {
    Template(file: file, source: MappedText(file), environment: environment)
  }

  /// Parses a text whose parts come from elsewhere, such as a page's body or a string of its front matter.
  public static func parse(_ source: MappedText, environment: Environment) -> Template {
    Template(file: nil, source: source, environment: environment)
  }

  /// Renders the template with `globals` as its variables and `includes` to take included templates from.
  public func render(globals: LiquidObject = [:], includes: IncludeLibrary? = nil) -> RenderOutput {
    render(globals: globals, includes: includes) { _ in }
  }

  /// Renders the template in a context that `prepare` may change first: its registers, its variables.
  public func render(
    globals: LiquidObject, includes: IncludeLibrary?, prepare: (inout RenderContext) -> Void
  ) -> RenderOutput {
    var context = RenderContext(template: self, globals: globals, library: includes)
    prepare(&context)
    root.render(into: &context)
    return RenderOutput(
      text: context.output, diagnostics: context.diagnostics, attachments: context.attachments)
  }

  /// The place of a UTF-8 range of the template's text, reached through `includes`.
  func origin(of span: Range<Int>, includes: [IncludeFrame]) -> SourceRange? {
    file.map { $0.range(span, includes: includes) } ?? source.origin(of: span)
  }

  /// A part of the template's text, reached through `includes`.
  func slice(_ span: Range<Int>, includes: [IncludeFrame]) -> MappedText {
    file.map { MappedText($0, range: span, includes: includes) } ?? source.slice(span)
  }
}
