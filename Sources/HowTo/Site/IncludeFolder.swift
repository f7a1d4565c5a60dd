import Foundation
import Liquid
import SourceText

/// The `_includes` folder of a site.
struct IncludeFolder: TemplateLoader {
  private let folder: URL
  private let path: String

  /// The folder, shown to the user as `path`.
  init(folder: URL, shownAs path: String) {
    self.folder = folder
    self.path = path
  }

  /// The include called `name`; nil where there is no such file below the folder.
  ///
  /// - Throws: `LiquidError` for a name that leads out of the folder, and what kept a file from being read.
  func template(named name: String) throws -> SourceFile? {
    let parts = name.split(separator: "/")
    guard !parts.contains("..") else {
      throw LiquidError("the include '\(name)' leads out of the site's include folder", rule: "liquid-missing-include")
    }
    let url = parts.reduce(folder) { $0.appending(path: String($1)) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
      return nil
    }
    // A link in the folder may lead anywhere; what counts is where it ends.
    let resolved = url.resolvingSymlinksInPath().path
    guard resolved.hasPrefix(folder.resolvingSymlinksInPath().path + "/") else {
      throw LiquidError("the include '\(name)' leads out of the site's include folder", rule: "liquid-missing-include")
    }
    return SourceFile(path: "\(path)/\(parts.joined(separator: "/"))", bytes: [UInt8](try Data(contentsOf: url)))
  }
}
