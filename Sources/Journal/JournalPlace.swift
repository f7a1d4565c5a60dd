import Foundation

/// The folder `.runbook`, in which the journal is kept.
public struct JournalPlace: Sendable, Hashable {
  /// The folder's name.
  public static let folderName = ".runbook"

  /// The folder's absolute path.
  public let folder: String

  /// The place in `folder`, which need not exist.
  public init(folder: String) { self.folder = folder }

  /// The place that goes with `current`: the nearest folder `.runbook` of the user's own there or above, else a new one there.
  ///
  /// A folder that somebody else owns is passed over, as what it holds would steer deletions.
  public static func find(from current: String) -> JournalPlace {
    var parent = URL(filePath: current).standardizedFileURL
    while true {
      let folder = parent.appending(path: folderName, directoryHint: .isDirectory).path
      if isOwnFolder(folder) { return JournalPlace(folder: folder) }
      if parent.path == "/" || parent.path.isEmpty { break }
      parent.deleteLastPathComponent()
    }
    return JournalPlace(folder: URL(filePath: current).standardizedFileURL.appending(path: folderName).path)
  }

  /// The database's path.
  public var file: String { "\(folder)/journal.sqlite" }

  /// Whether there is a journal.
  public var exists: Bool { FileManager.default.fileExists(atPath: file) }

  /// What a page is known by in the journal, wherever a program is started and the folder is moved to.
  ///
  /// The path from the folder that holds `.runbook`; the absolute path of a page outside it.
  public func key(ofPage path: String, in current: String) -> String {
    guard path != "<stdin>" else { return path }
    let page = URL(filePath: path, relativeTo: URL(filePath: current, directoryHint: .isDirectory)).standardizedFileURL
      .path
    let root = URL(filePath: folder).deletingLastPathComponent().standardizedFileURL.path
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return page.hasPrefix(prefix) ? String(page.dropFirst(prefix.count)) : page
  }

  private static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
  }
}
