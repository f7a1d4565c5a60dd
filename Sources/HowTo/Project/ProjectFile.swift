import Foundation
public import RunbookModel
import SourceText

/// What a `.runbook.yaml` says: settings of all commands on the pages below its folder, and failures that are expected.
public struct ProjectFile: Sendable {
  /// The file's name.
  public static let name = ".runbook.yaml"

  /// The file's path as shown to the user.
  public var path: String
  /// The folder of the Jekyll site, as seen from where the program was started.
  public var site: String?
  /// OpenAPI files or folders of them, likewise.
  public var specs: [String] = []
  /// The variant of the pages to read.
  public var deployment: Runbook.Deployment?
  /// The tabs to follow, by group.
  public var tabs: [String: String] = [:]
  /// How many pages run at a time.
  public var jobs: Int?
  /// Who performs manual steps: scenario, assume or fail.
  public var manual: String?
  /// Whether what stays unverified makes a run fail.
  public var isStrict: Bool?
  /// Variables that are secret whatever their names.
  public var secret: [String] = []
  /// The failures that are expected.
  public var expectedFailures: [Entry] = []

  /// A failure that is expected of a page.
  public struct Entry: Sendable {
    /// The page's path, as seen from where the program was started.
    public var page: String
    /// The failure.
    public var failure: ExpectedFailure
  }

  /// A file at `path` that says nothing.
  public init(path: String) { self.path = path }

  /// The failures that are expected of the page at `path`.
  public func expectedFailures(of path: String) -> [ExpectedFailure] {
    let page = URL(filePath: path).standardizedFileURL.path
    return expectedFailures.filter { URL(filePath: $0.page).standardizedFileURL.path == page }.map(\.failure)
  }

  /// `path`, which the file names, as seen from where the program was started.
  func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let end = self.path.lastIndex(of: "/") else { return path }
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return String(self.path[...end]) + path
  }

  /// The path of the file that goes with the page or folder at `path`: the nearest in its folder or above; nil for none.
  ///
  /// Below the current folder it is relative to that, as are the paths that users write.
  public static func find(above path: String) -> String? {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    var folder = URL(filePath: path).standardizedFileURL
    if !isThere || !isFolder.boolValue { folder.deleteLastPathComponent() }
    while true {
      let candidate = folder.appending(path: name).path
      if RegularFile.exists(at: candidate) { return shown(candidate) }
      if folder.path == "/" || folder.path.isEmpty { return nil }
      folder = folder.deletingLastPathComponent().standardizedFileURL
    }
  }

  private static func shown(_ path: String) -> String {
    let current = URL(filePath: FileManager.default.currentDirectoryPath).standardizedFileURL.path
    let prefix = current.hasSuffix("/") ? current : "\(current)/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
