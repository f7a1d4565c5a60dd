import Foundation
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts a new text in the place of a file that was read, whole or not at all.
///
/// The text goes to a new file beside it, which then takes its name: whoever reads sees the old text or the new one,
/// whatever happens on the way. A link stays one, and its target is rewritten; permissions stay as they are.
struct FileRewrite {
  private let file: SourceFile
  private let text: String

  /// A new text for `file`, as it was read.
  init(_ file: SourceFile, text: String) {
    self.file = file
    self.text = text
  }

  /// Writes it.
  ///
  /// - Throws: `Failure` where the file is not any more what was read, or cannot be written; it is as it was then.
  func write() throws {
    let url = URL(filePath: file.path).resolvingSymlinksInPath()
    guard access(url.path, W_OK) == 0 else { throw failure(errno) }
    guard let current = try? Data(contentsOf: url), current.elementsEqual(file.text.utf8) else {
      throw Failure(
        "\(file.path): changed while it was checked; it was left as it is", help: "save your work, and run it again")
    }
    var status = stat()
    guard stat(url.path, &status) == 0 else { throw failure(errno) }
    var name = Array(url.deletingLastPathComponent().appending(path: ".runbook-XXXXXX").path.utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure(errno) }
    do {
      try fill(descriptor, mode: status.st_mode & 0o7777)
    } catch {
      unlink(name)
      throw error
    }
    guard rename(name, url.path) == 0 else {
      let reason = errno
      unlink(name)
      throw failure(reason)
    }
  }

  /// Writes the text into a new file and closes it.
  private func fill(_ descriptor: Int32, mode: mode_t) throws {
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    defer { close(descriptor) }
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure("\(file.path): cannot be written: \(PageInputs.reason(of: error))", help: Self.help)
    }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure(errno) }
  }

  private static let help = "check the permissions of the file and its folder, or take the change from --diff"

  private func failure(_ reason: Int32) -> Failure {
    Failure("\(file.path): cannot be written: \(String(cString: strerror(reason)))", help: Self.help)
  }
}
