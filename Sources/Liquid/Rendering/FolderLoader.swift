public import Foundation
public import SourceText

/// Included templates in a folder, which no name leads out of.
public struct FolderLoader: TemplateLoader {
  private let folder: URL
  private let path: String
  private let endings: [String]

  /// The templates in `folder`, shown to the user as `path`.
  ///
  /// - Parameter endings: What is tried behind a name, in this order, such as `["", ".liquid"]`.
  public init(folder: URL, shownAs path: String, endings: [String] = [""]) {
    self.folder = folder
    self.path = path
    self.endings = endings
  }

  /// The file called `name`; nil where there is none in the folder.
  ///
  /// - Throws: `LiquidError` for a name that leads out of the folder, and what kept a file from being read.
  public func template(named name: String) throws -> SourceFile? {
    try Self.file(named: name, endings: endings, in: folder, shownAs: path)
  }

  /// The file called `name` in the folder of the page, whose path is one from the working folder.
  ///
  /// - Throws: as `template(named:)`.
  public func template(named name: String, besides page: String) throws -> SourceFile? {
    let parent = page.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let isRoot = page.hasPrefix("/") && parent.isEmpty
    return try Self.file(
      named: name, endings: endings, in: URL(filePath: isRoot ? "/" : parent.isEmpty ? "." : parent), shownAs: parent)
  }

  /// The names of the files in the folder, without the endings, sorted; hidden ones are left out.
  public var names: [String] {
    guard let enumerator = FileManager.default.enumerator(atPath: folder.path) else { return [] }
    let paths = enumerator.lazy.compactMap { $0 as? String }.prefix(Self.maximumListed)
    return paths.filter { $0.contains(".") && !$0.hasPrefix(".") && !$0.contains("/.") }.map { path in
      let ending = endings.first { !$0.isEmpty && path.hasSuffix($0) } ?? ""
      return String(path.dropLast(ending.count))
    }.sorted()
  }

  /// How many files and folders are listed.
  private static let maximumListed = 10_000

  private static func file(
    named name: String, endings: [String], in folder: URL, shownAs path: String
  ) throws -> SourceFile? {
    let parts = name.split(separator: "/")
    guard let last = parts.last else { return nil }
    if parts.contains("..") || name.utf8.contains(0) { throw leadsOut(name) }
    let parent = parts.dropLast().reduce(folder) { $0.appending(path: String($1)) }
    for ending in endings {
      let url = parent.appending(path: last + ending)
      guard RegularFile.exists(at: url.path) else { continue }
      // A link in the folder may lead anywhere; what counts is where it ends.
      let root = folder.resolvingSymlinksInPath().path
      guard url.resolvingSymlinksInPath().path.hasPrefix(root == "/" ? "/" : root + "/") else { throw leadsOut(name) }
      let shown = (path.isEmpty ? parts : [Substring(path)] + parts).joined(separator: "/") + ending
      return SourceFile(path: shown, bytes: [UInt8](try Data(contentsOf: url)))
    }
    return nil
  }

  private static func leadsOut(_ name: String) -> LiquidError {
    LiquidError("the include `\(name)` leads out of the folder of includes", rule: "liquid-missing-include")
  }
}
