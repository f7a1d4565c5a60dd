import SourceText
import Synchronization

/// Included templates, each loaded and parsed once; safe to share between concurrent renders.
public final class IncludeLibrary: Sendable {
  private let loader: any TemplateLoader
  private let environment: Environment
  private let templates = Mutex<[String: Template?]>([:])

  /// A library over `loader` whose templates are parsed for `environment`.
  public init(loader: any TemplateLoader, environment: Environment) {
    self.loader = loader
    self.environment = environment
  }

  /// The template called `name`; nil where there is none.
  ///
  /// - Throws: what the loader throws.
  public func template(named name: String) throws -> Template? {
    if let known = templates.withLock({ $0[name] }) { return known }
    // Loaded and parsed outside the lock: a race costs a second parse, and the first to finish is kept.
    let template = try loader.template(named: name).map { Template.parse($0, environment: environment) }
    return templates.withLock { templates in
      if let known = templates[name] { return known }
      templates[name] = .some(template)
      return template
    }
  }
}
