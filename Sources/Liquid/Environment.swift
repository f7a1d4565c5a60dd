public import Foundation

/// What a template may use: dialect, error mode, limits, tags and filters.
///
/// Templates bind to it when they are parsed. Start from `Environment(dialect:)`, which has the whole standard set,
/// and register further tags and filters.
public struct Environment: Sendable {
  /// Whose Liquid it is.
  public enum Dialect: Sendable {
    /// Jekyll's: `{% include path/x.md a=b c="d" %}`, Jekyll's filters over Shopify's.
    case jekyll
    /// Shopify's: `{% include 'name', a: b %}`, standard filters only.
    case shopify
  }

  /// How syntax errors that can be read over are reported.
  public enum ErrorMode: Sendable {
    /// As warnings: what makes no sense is skipped.
    case lax
    /// As errors.
    case strict
  }

  /// Whose Liquid it is.
  public let dialect: Dialect
  /// How recoverable syntax errors are reported.
  public var errorMode: ErrorMode
  /// The bounds of rendering.
  public var limits: RenderLimits
  /// The time that `'now' | date` yields.
  public var now: @Sendable () -> Date
  /// The zone of dates that name none.
  public var timeZone: TimeZone

  var tags: [String: TagDefinition]
  var filters: [String: Filter]

  /// The standard tags and filters of `dialect`.
  public init(
    dialect: Dialect = .jekyll, errorMode: ErrorMode = .lax, limits: RenderLimits = RenderLimits(),
    timeZone: TimeZone = .gmt, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.dialect = dialect
    self.errorMode = errorMode
    self.limits = limits
    self.timeZone = timeZone
    self.now = now
    tags = TagDefinition.standard(for: dialect)
    filters = StandardFilters.all
    if dialect == .jekyll { filters.merge(JekyllFilters.all) { $1 } }
  }

  /// Makes `{% name … %}` call `tag`, replacing what had that name.
  public mutating func register(tag name: String, _ tag: any SimpleTag) {
    tags[name] = .simple(tag)
  }

  /// Makes `{% name … %} … {% endname %}` call `tag`, replacing what had that name.
  ///
  /// The body of a raw block is not parsed as Liquid: it renders as it stands.
  public mutating func register(block name: String, _ tag: any BlockTag, isRaw: Bool = false) {
    tags[name] = isRaw ? .rawBlock(tag) : .block(tag)
  }

  /// Makes `| name` call `filter`, replacing what had that name.
  public mutating func register(filter name: String, _ filter: Filter) {
    filters[name] = filter
  }

  /// Makes `| name` call `body` with `arguments` positional arguments, and any with names.
  public mutating func register(
    filter name: String, arguments: ClosedRange<Int> = 0...8, _ body: @escaping Filter.Body
  ) {
    filters[name] = Filter(arguments: arguments, takesNames: true, body)
  }
}
