import Foundation

/// What a file that was found, and not named by the user, must be.
///
/// Reading a pipe that nobody writes to never ends, and a device may have no end.
public enum RegularFile {
  /// What is at a path, links followed.
  public enum Kind: Sendable {
    /// A file with a beginning and an end.
    case file
    /// A folder.
    case folder
    /// A pipe, a socket or a device.
    case other
  }

  /// What is at `path`; nil where nothing is, or what a link leads to is gone.
  public static func kind(at path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether there is a file at `path`, or a link to one.
  public static func exists(at path: String) -> Bool { kind(at: path) == .file }
}
