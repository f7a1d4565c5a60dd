import SourceText
import Synchronization

/// Included templates, each loaded and parsed once; safe to share between concurrent renders.
public final class IncludeLibrary: Sendable {
  /// What a template is kept by.
  private struct Key: Hashable {
    var name: String
    /// The page whose folder it is in; nil for one of the includes.
    var page: String?
  }

  private let loader: any TemplateLoader
  private let environment: Environment
  private let templates = Mutex<[Key: Template?]>([:])
  /// The names of all includes, once they were asked for, and what was found for names that are none.
  private let guesses = Mutex<(names: [String]?, nearest: [String: String?])>((nil, [:]))

  /// For how many names that are none the nearest is looked for.
  private static let maximumGuesses = 100

  /// A library over `loader` whose templates are parsed for `environment`.
  public init(loader: any TemplateLoader, environment: Environment) {
    self.loader = loader
    self.environment = environment
  }

  /// The template called `name`, in the includes or in the folder of `page`; nil where there is none.
  ///
  /// - Throws: what the loader throws.
  public func template(named name: String, besides page: String? = nil) throws -> Template? {
    let key = Key(name: name, page: page)
    if let known = templates.withLock({ $0[key] }) { return known }
    // Loaded and parsed outside the lock: a race costs a second parse, and the first to finish is kept.
    let file = try page.map { try loader.template(named: name, besides: $0) } ?? loader.template(named: name)
    let template = file.map { Template.parse($0, environment: environment) }
    return templates.withLock { templates in
      if let known = templates[key] { return known }
      templates[key] = .some(template)
      return template
    }
  }

  /// The include that was probably meant by `name`, which is none: the one file of that name elsewhere, else one of a like name.
  func nearest(to name: String) -> String? {
    guesses.withLock { guesses in
      if let known = guesses.nearest[name] { return known }
      guard guesses.nearest.count < Self.maximumGuesses else { return nil }
      let names = guesses.names ?? loader.names
      guesses.names = names
      let moved = name.split(separator: "/").last.map { file in names.filter { $0.hasSuffix("/\(file)") } } ?? []
      let nearest = moved.count == 1 ? moved[0] : EditDistance.nearest(to: name, among: names, limit: 1).first
      guesses.nearest[name] = .some(nearest)
      return nearest
    }
  }
}
