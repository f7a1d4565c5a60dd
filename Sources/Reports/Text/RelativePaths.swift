/// Paths as they are seen from a folder; those outside it stay as they are.
public struct RelativePaths: Sendable {
  private let folder: [Substring]?
  private let currentDirectory: String

  /// Paths as they were given.
  public static let asGiven = RelativePaths(folder: nil, currentDirectory: "/")

  /// Paths as seen from `folder`.
  ///
  /// - Parameters:
  ///   - folder: The folder; where it is relative, so to `currentDirectory`.
  ///   - currentDirectory: What relative paths begin at, an absolute path.
  public init(to folder: String, currentDirectory: String) {
    self.init(folder: folder, currentDirectory: currentDirectory)
  }

  private init(folder: String?, currentDirectory: String) {
    self.currentDirectory = currentDirectory
    self.folder = folder.map { Self.parts($0, currentDirectory) }
  }

  /// `path` from the folder, if it is in there; else as it is, without a leading `./`.
  public func shown(_ path: String) -> String {
    if let folder, !path.hasPrefix("<") {
      let parts = Self.parts(path, currentDirectory)
      if parts.count > folder.count, parts.starts(with: folder) {
        return parts.dropFirst(folder.count).joined(separator: "/")
      }
    }
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    return String(path)
  }

  /// The names of an absolute path without `.` and `..`, as they are written: no link is followed.
  private static func parts(_ path: String, _ currentDirectory: String) -> [Substring] {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : "\(currentDirectory)/\(path)").split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
