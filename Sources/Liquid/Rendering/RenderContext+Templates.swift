public import SourceText

extension RenderContext {
  /// Parses `source` as a template and renders it in the present scope, into a text of its own.
  ///
  /// Its errors become diagnostics of this render.
  ///
  /// - Throws: `LiquidError` where templates are nested too deep.
  public mutating func render(_ source: MappedText) throws -> MappedText {
    guard enter(steps: 4) else { return MappedText() }
    defer { leave(steps: 4) }
    let template = parse(source)
    var outer = MappedText()
    swap(&outer, &output)
    defer { swap(&outer, &output) }
    try run(template, includes: includes)
    return output
  }

  private mutating func parse(_ source: MappedText) -> Template {
    let template = Template.parse(source, environment: environment)
    for diagnostic in template.diagnostics { report(diagnostic) }
    return template
  }

  /// Renders the template called `name` in the present scope, with `parameters` as its `include`, as Jekyll does.
  ///
  /// - Parameter besidesPage: Whether the name begins at the folder of the page, as in `include_relative`.
  /// - Throws: `LiquidError` where there is none or templates are nested too deep, or what the loader throws.
  public mutating func include(_ name: String, parameters: LiquidObject, besidesPage: Bool = false) throws {
    let template = try included(name, besides: besidesPage ? page : nil)
    scope.bindings.append(("include", .object(parameters)))
    defer { scope.bindings.removeLast() }
    try run(template, includes: includesWithTag)
  }

  /// The path of the file that the render began with.
  private var page: String? { includes.first?.path ?? range?.file.path }

  /// The template called `name`, in the includes or in the folder of `page`; its parse errors are reported the first time.
  ///
  /// - Throws: `LiquidError` where there is none, or what the loader throws.
  mutating func included(_ name: String, besides page: String? = nil) throws -> Template {
    let name = String(name.drop { $0 == "/" })
    guard let template = try library?.template(named: name, besides: page) else {
      let nearest = page == nil ? library?.nearest(to: name) : nil
      throw LiquidError(
        "there is no include `\(name)`", rule: "liquid-missing-include",
        help: nearest.map { "there is `\($0)`" } ?? "mend the name, or add the file")
    }
    if reportedTemplates.insert(ObjectIdentifier(template)).inserted {
      let chain = includesWithTag
      for var diagnostic in template.diagnostics {
        diagnostic.range?.includes = chain
        report(diagnostic)
      }
    }
    return template
  }

  /// The include chain of a template that the tag being rendered includes.
  var includesWithTag: [IncludeFrame] {
    guard let range else { return includes }
    return range.includes + [IncludeFrame(path: range.file.path, line: range.start.line)]
  }

  /// Renders `template` to the output, in the present scope.
  ///
  /// - Throws: `LiquidError` where templates are nested too deep, or are too many.
  mutating func run(_ template: Template, includes chain: [IncludeFrame]) throws {
    guard templateDepth < environment.limits.includeDepth else {
      throw LiquidError.limit("includes are nested more than \(environment.limits.includeDepth) deep")
    }
    templateRuns += 1
    guard templateRuns <= environment.limits.templateRuns else {
      throw LiquidError.limit("more than \(environment.limits.templateRuns) includes are rendered")
    }
    guard enter() else { return }
    let (outerTemplate, outerIncludes, outerSpan) = (self.template, includes, span)
    templateDepth += 1
    self.template = template
    includes = chain
    template.root.render(into: &self)
    self.template = outerTemplate
    includes = outerIncludes
    span = outerSpan
    templateDepth -= 1
    leave()
  }

  /// Renders `template` to the output in a scope of its own, which sees globals and `variables` only.
  ///
  /// - Throws: `LiquidError` where templates are nested too deep.
  mutating func runIsolated(_ template: Template, includes chain: [IncludeFrame], variables: LiquidObject) throws {
    var outer = Scope()
    outer.isIsolated = true
    swap(&outer, &scope)
    defer {
      swap(&outer, &scope)
      // A `break` ends the rendered template and no more.
      if interrupt != .stop { interrupt = nil }
    }
    for (name, value) in variables { scope.locals[name] = value }
    try run(template, includes: chain)
  }
}
