import Foundation
import Synchronization

/// The temporary folder of a run: where its shell blocks begin, and where files that its requests read and write are.
///
/// It is made when it is first needed, for this user alone, and removed at the end of the run.
final class RunFolder: Sendable {
  private let root = Mutex<URL?>(nil)

  /// Thrown where the folder cannot be made.
  struct Failure: Error {
    var reason: String
  }

  /// The folder that steps share.
  func files() throws(Failure) -> URL { try folder("files") }

  /// The folder of this program's own files, which no step is told.
  func own() throws(Failure) -> URL { try folder("own") }

  /// Whether the folder was made.
  var exists: Bool { root.withLock { $0 != nil } }

  /// The file of a name in the folder that steps share; nil where the name leads out of it.
  func file(_ path: String, in directory: String?) throws(Failure) -> URL? {
    let base = if let directory { URL(filePath: directory) } else { try files() }
    guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("~"), !path.utf8.contains(0) else { return nil }
    let url = base.appending(path: path).standardizedFileURL.resolvingSymlinksInPath()
    let root = base.standardizedFileURL.resolvingSymlinksInPath().path
    return url.path.hasPrefix(root + "/") ? url : nil
  }

  /// Removes the folder and all in it.
  func remove() {
    let url = root.withLock { root in
      defer { root = nil }
      return root
    }
    if let url { try? FileManager.default.removeItem(at: url) }
  }

  private func folder(_ name: String) throws(Failure) -> URL {
    try root.withLock { root throws(Failure) in
      if let root { return root.appending(path: name) }
      let new = FileManager.default.temporaryDirectory.appending(path: "runbook-\(UUID().uuidString)")
      for folder in [new, new.appending(path: "files"), new.appending(path: "own")] { try Self.make(folder) }
      root = new
      return new.appending(path: name)
    }
  }

  private static func make(_ folder: URL) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(reason: "the run's temporary folder cannot be made: \(error.localizedDescription)")
    }
  }
}
