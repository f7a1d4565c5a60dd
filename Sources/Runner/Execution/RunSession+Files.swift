import CurlClient
import Foundation
import JSON
import RunbookModel

extension RunSession {
  /// Adds what `request` takes from files or from a shell to `resolved`.
  ///
  /// - Throws: `Stop` where a file is not there, or nothing may run the command that the body is the output of.
  mutating func attachFiles(
    of request: RequestTemplate, to resolved: inout RequestExecutor.Resolved
  ) async throws(Stop) {
    resolved.files.verifiesServer = !request.isInsecure
    if let certificate = request.certificate {
      let file = try existingFile(certificate.file, for: "its certificate")
      let key = if let key = certificate.key { try existingFile(key, for: "its key") } else { nil as URL? }
      resolved.files.certificate = HTTPClientCertificate(file: file.path, keyFile: key?.path)
    }
    if let jar = request.cookieJar { resolved.files.cookieJar = try file(jar, for: "its cookies").path }
    if let cookie = request.cookie, !cookie.contains("=") {
      resolved.files.cookieFile = try existingFile(cookie, for: "its cookies").path
    }
    try await attachBody(request, to: &resolved)
  }

  /// Keeps the answer in the file that the page names.
  func keepAnswer(_ response: Exchange.Response, of request: RequestTemplate) throws(Stop) {
    guard let name = request.outputFile, name != "/dev/null" else { return }
    let url = try file(name, for: "the answer")
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(response.text.utf8).write(to: url)
    } catch {
      throw Stop(status: .errored, reason: "the answer cannot be kept in \(name): \(error.localizedDescription)")
    }
  }

  // MARK: Bodies

  private mutating func attachBody(
    _ request: RequestTemplate, to resolved: inout RequestExecutor.Resolved
  ) async throws(Stop) {
    switch resolved.body {
    case .output:
      // As the page has it: a value that becomes a part of the command would be run.
      if case .output(let command) = request.body { try await attachOutput(of: command, request, to: &resolved) }
    case .form(let fields):
      var parts: [MultipartForm.Part] = []
      for field in fields {
        guard field.value.hasPrefix("@") else {
          parts.append(.init(name: field.name, bytes: Array(field.value.utf8)))
          continue
        }
        let path = String(field.value.dropFirst())
        let bytes = try content(of: path, for: "its form")
        parts.append(.init(name: field.name, fileName: URL(filePath: path).lastPathComponent, bytes: bytes))
      }
      let form = MultipartForm(parts)
      resolved.files.content = form.bytes
      resolved.headers.removeAll { $0.name.lowercased() == "content-type" }
      resolved.headers.append(.init(name: "Content-Type", value: form.contentType))
    case .file(let path): resolved.files.content = try content(of: path, for: "its body")
    case .json, .text, nil: break
    }
  }

  private mutating func attachOutput(
    of command: String, _ request: RequestTemplate, to resolved: inout RequestExecutor.Resolved
  ) async throws(Stop) {
    resolved.body = .text(try await output(of: command, for: "its body"))
    // A block's body is sent as `curl --json` sends it.
    guard request.block != "curl", !resolved.headers.contains(where: { $0.name.lowercased() == "content-type" }) else {
      return
    }
    resolved.headers.append(.init(name: "Content-Type", value: "application/json"))
  }

  private func content(of path: String, for purpose: String) throws(Stop) -> [UInt8] {
    let url = try existingFile(path, for: purpose)
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Stop(status: .errored, reason: "the file \(path) for \(purpose) cannot be read; nothing was sent")
    }
    return [UInt8](data)
  }

  // MARK: Files

  private func existingFile(_ path: String, for purpose: String) throws(Stop) -> URL {
    let url = try file(path, for: purpose)
    guard FileManager.default.fileExists(atPath: url.path) else {
      let way = configuration.shell == nil ? "; --allow-shell runs the blocks that may make it" : ""
      throw Stop(
        status: .skipped, reason: "it needs the file \(path) for \(purpose), which no step has made here\(way)")
    }
    return url
  }

  /// A file of the run; those elsewhere are never read nor written, whatever a page says.
  private func file(_ path: String, for purpose: String) throws(Stop) -> URL {
    let url: URL?
    do throws(RunFolder.Failure) {
      url = try folder.file(path, in: shell.directory)
    } catch {
      throw Stop(status: .errored, reason: error.reason)
    }
    guard let url else {
      throw Stop(status: .skipped, reason: "it names the file \(path) for \(purpose), outside the folder of the run")
    }
    return url
  }
}
