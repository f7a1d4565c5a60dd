public import SourceText

/// Where included templates come from.
public protocol TemplateLoader: Sendable {
  /// The template called `name`, as it stands in the tag without a leading `/`; nil where there is none.
  ///
  /// Called once for each name by an `IncludeLibrary`, perhaps on several threads at a time.
  ///
  /// - Throws: what kept an existing template from being read.
  func template(named name: String) throws -> SourceFile?

  /// The template called `name` in the folder of the page whose file is `page`, for `include_relative`.
  ///
  /// - Throws: what kept an existing template from being read.
  func template(named name: String, besides page: String) throws -> SourceFile?

  /// The names of all templates, to find the one that was meant; empty where they cannot be listed.
  var names: [String] { get }
}

extension TemplateLoader {
  /// Nothing: for loaders that know no pages.
  public func template(named name: String, besides page: String) throws -> SourceFile? { nil }

  /// None: for loaders that list nothing.
  public var names: [String] { [] }
}
