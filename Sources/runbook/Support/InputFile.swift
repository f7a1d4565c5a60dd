import Foundation

/// A file that the user named, which may be a pipe or a device → its bytes.
enum InputFile {
  /// The bytes at `path`; a pipe is read to its end.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - limit: How many there may be: a device may have no end.
  ///   - shown: The path as shown to the user, where it is another.
  /// - Throws: `Failure` where it cannot be read, or holds more.
  static func bytes(at path: String, limit: Int, shownAs shown: String? = nil) throws -> [UInt8] {
    let bytes = try prefix(of: path, count: limit + 1, shownAs: shown)
    guard bytes.count <= limit else {
      throw Failure(
        "\(shown ?? path): larger than \(limit >> 20) MB", help: "name another file; this is something else")
    }
    return bytes
  }

  /// The bytes at `path`, no more than `count`.
  ///
  /// - Throws: `Failure` where it cannot be read.
  static func prefix(of path: String, count: Int, shownAs shown: String? = nil) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(shown ?? path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < count {
      let length = read(descriptor, &chunk, min(chunk.count, count - bytes.count))
      if length < 0, errno == EINTR { continue }
      guard length >= 0 else { throw failure(shown ?? path, errno) }
      guard length > 0 else { break }
      bytes += chunk[..<length]
    }
    return bytes
  }

  private static func failure(_ path: String, _ reason: Int32) -> Failure {
    if reason == EISDIR { return Failure("\(path): a folder, not a file", help: "name a file in it") }
    return Failure(
      "\(path): cannot be read: \(String(cString: strerror(reason)))", help: "check the file and its permissions")
  }
}
