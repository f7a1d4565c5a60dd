public import SourceText

/// The state of a render: variables, the output so far, and what tags and filters may do to them.
public struct RenderContext {
  /// The environment of the rendered template.
  public let environment: Environment
  /// The text written so far; within a capture or a custom block's body, that of it alone.
  public internal(set) var output = MappedText()
  /// What is wrong so far.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The `include` tags that lead to the template being rendered, the page's own first.
  public internal(set) var includes: [IncludeFrame] = []
  /// Room for what custom tags and filters remember during a render, by names of their own.
  public var registers: [String: any Sendable] = [:]

  /// The template being rendered.
  var template: Template
  /// The place of the tag or output being rendered, in the text of `template`.
  var span = 0..<0
  var interrupt: Interrupt?
  var attachments: [any Sendable] = []
  let library: IncludeLibrary?

  var scope = Scope()
  /// What filters that choose at random go by.
  var generator = RepeatableGenerator()

  /// Included templates whose parse errors were reported.
  var reportedTemplates: Set<ObjectIdentifier> = []
  private let globals: LiquidObject
  private var reported: Set<Diagnostic> = []
  private var depth = 0
  var templateDepth = 0
  /// How many templates were run so far.
  var templateRuns = 0
  private var iterations = 0
  private var writtenBytes = 0

  init(template: Template, globals: LiquidObject, library: IncludeLibrary?) {
    self.template = template
    self.globals = globals
    self.library = library
    environment = template.environment
  }

  // MARK: Variables

  /// The value of the variable `name`; setting it is what `assign` does.
  public subscript(name: String) -> LiquidValue {
    get { lookUp(name) }
    set { scope.locals[name] = newValue }
  }

  func lookUp(_ name: String) -> LiquidValue {
    var index = scope.bindings.count - 1
    while index >= 0 {
      if scope.bindings[index].name == name { return scope.bindings[index].value }
      index -= 1
    }
    if let value = scope.locals[name] { return value }
    if let value = scope.counters[name] { return .int(value) }
    return globals[name] ?? .nil
  }

  /// The value of an expression with filters, such as `page.title | upcase`.
  ///
  /// - Throws: `LiquidError` where it makes no sense, or what a filter throws.
  public mutating func evaluate(_ expression: String) throws -> LiquidValue {
    try parse(expression: expression).evaluate(in: &self)
  }

  /// The expression that a text is.
  ///
  /// - Throws: `LiquidError` where it makes no sense.
  func parse(expression: String) throws -> FilteredExpression {
    var parser = ExpressionParser(expression, dialect: environment.dialect)
    var unknown: String?
    let parsed = parser.filtered(environment.filters) { name, _ in unknown = name }
    if let unknown {
      throw LiquidError(
        "there is no filter `\(unknown)`", rule: "liquid-unknown-filter",
        help: EditDistance.nearest(to: unknown, among: environment.filters.keys.sorted(), limit: 1).first.map {
          "write `\($0)`"
        })
    }
    if let issue = parser.issues.first { throw LiquidError(issue.message, rule: "liquid-syntax") }
    return parsed
  }

  /// Runs `body` with further variables, which hide others of the same names.
  public mutating func withVariables<Result>(
    _ variables: LiquidObject, _ body: (inout RenderContext) throws -> Result
  ) rethrows -> Result {
    let depth = scope.bindings.count
    for (name, value) in variables { scope.bindings.append((name, value)) }
    defer { scope.bindings.removeLast(scope.bindings.count - depth) }
    return try body(&self)
  }

  // MARK: Diagnostics

  /// The place of the tag or output being rendered, with the include chain.
  public var range: SourceRange? { template.origin(of: span, includes: includes) }

  /// Adds a diagnostic, unless the very same one is there already.
  public mutating func report(_ diagnostic: Diagnostic) {
    guard diagnostics.count < RenderLimits.diagnostics, reported.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
  }

  /// Adds what a tag or filter threw as a diagnostic at `range`.
  mutating func report(_ error: any Error) {
    let error = error as? LiquidError ?? LiquidError("\(error)")
    report(Diagnostic(.error, rule: error.rule, error.message, at: range, fix: error.help.map { .init($0) }))
    if error.rule == "liquid-limit" { interrupt = .stop }
  }

  // MARK: Limits

  /// Counts what is about to be called deeper; false, with a diagnostic, where that is too deep.
  mutating func enter(steps: Int = 1) -> Bool {
    guard interrupt == nil else { return false }
    guard depth + steps <= RenderLimits.renderDepth else {
      report(LiquidError.limit("blocks and includes are nested too deep"))
      return false
    }
    depth += steps
    return true
  }

  mutating func leave(steps: Int = 1) { depth -= steps }

  /// Counts an iteration of a loop.
  ///
  /// - Throws: `LiquidError` where there were too many.
  mutating func countIteration() throws {
    iterations += 1
    if iterations > environment.limits.loopIterations {
      throw LiquidError.limit("loops run more than \(environment.limits.loopIterations) times")
    }
  }

  /// Counts bytes about to be written; false where there are too many.
  mutating func countBytes(_ count: Int) -> Bool {
    writtenBytes = writtenBytes.addingReportingOverflow(count).partialValue
    guard writtenBytes <= environment.limits.outputBytes else {
      report(LiquidError.limit("more than \(environment.limits.outputBytes) bytes are written"))
      return false
    }
    return true
  }

  /// Checks that a value is not too large to go on with.
  ///
  /// - Throws: `LiquidError` where it is.
  func checkSize(of value: LiquidValue) throws {
    switch value {
    case .string(let text): try checkSize(bytes: text.utf8.count)
    case .captured(let text): try checkSize(bytes: text.count)
    case .array(let values) where values.count > environment.limits.loopIterations:
      throw LiquidError.limit("an array has more than \(environment.limits.loopIterations) elements")
    default: break
    }
  }

  /// Checks that a string of as many bytes is not too large to be made.
  ///
  /// - Throws: `LiquidError` where it is.
  func checkSize(bytes: Int) throws {
    if bytes > environment.limits.outputBytes {
      throw LiquidError.limit("a string is longer than \(environment.limits.outputBytes) bytes")
    }
  }
}
