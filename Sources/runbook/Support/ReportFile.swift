import Foundation

/// A file that a report is written to, whole or not at all.
struct ReportFile {
  /// The path as the user wrote it.
  let path: String
  /// Where links lead.
  private let target: URL
  /// Whether it is a device or a pipe, which cannot be replaced.
  private let isSpecial: Bool

  /// The file at `path`, which need not exist.
  ///
  /// - Throws: `Failure` where it cannot be written.
  init(_ path: String) throws {
    self.path = path
    target = URL(filePath: path).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    guard type != .typeDirectory else {
      throw Failure("\(path): a folder, where a report is to be written", help: "name a file in it")
    }
    isSpecial = type.map { $0 != .typeRegular } ?? false
    if !isSpecial { try check() }
  }

  /// Writes `data` in place of what the file holds.
  ///
  /// - Throws: `Failure` where that does not work.
  func write(_ data: Data) throws {
    do {
      if isSpecial {
        let handle = try FileHandle(forWritingTo: target)
        try handle.write(contentsOf: data)
        try handle.close()
      } else {
        try data.write(to: target, options: .atomic)
      }
    } catch {
      throw Failure("\(path): the report cannot be written: \(PageInputs.reason(of: error))", status: .internalError)
    }
  }

  /// Makes sure that files of the report's name and of another can be made in the folder, which is how it is written.
  private func check() throws {
    let other = target.deletingLastPathComponent().appending(path: ".runbook-\(UUID().uuidString).tmp")
    for url in [target, other] {
      let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      let reason = errno
      if descriptor >= 0 {
        close(descriptor)
        unlink(url.path)
      } else if reason != EEXIST {
        throw Failure(
          "\(path): no report can be written there: \(String(cString: strerror(reason)))",
          help: "name a file in a folder that exists and may be written")
      }
    }
  }
}
