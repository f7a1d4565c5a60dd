import Foundation
import JSON
import SourceText

/// Reads a site's YAML and JSON files, and keeps what is wrong with them.
struct SiteData {
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// The value in the file at `url`; null where it cannot be read.
  mutating func read(_ url: URL, shownAs path: String) -> JSONValue {
    let file: SourceFile
    if let kind = RegularFile.kind(at: url.path), kind != .file {
      let what = kind == .folder ? "a folder" : "a pipe or a device"
      diagnostics.append(
        Diagnostic(.error, rule: "unreadable-data", "\(path) cannot be read: it is \(what)", at: nil))
      return .null
    }
    do {
      file = SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: url)))
    } catch {
      diagnostics.append(
        Diagnostic(.error, rule: "unreadable-data", "\(path) cannot be read: \(error.localizedDescription)", at: nil))
      return .null
    }
    do {
      if url.pathExtension == "json" { return try JSONParser.parse(file.text) }
      return try YAMLDocument.parse(file.text, keepsPlaces: false).value
    } catch {
      let (message, offset) =
        (error as? YAMLDocument.Failure).map { ($0.message, $0.offset) }
        ?? (error as? JSONParser.Failure).map { ($0.message, $0.offset) } ?? ("\(error)", 0)
      diagnostics.append(
        Diagnostic(
          .error, rule: "unreadable-data", "this data file cannot be read: \(message)",
          at: file.range(offset..<offset + 1),
          fix: .init("mend the file; `site.data` lacks it until then")))
      return .null
    }
  }

  /// An object of the files and folders in the folder at `url`, by name without extension.
  mutating func readFolder(_ url: URL, shownAs path: String) -> JSONValue {
    var members = JSONObject()
    let entries =
      (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: [.isDirectoryKey])) ?? []
    for entry in entries.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      let name = entry.lastPathComponent
      let isFolder = (try? entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
      if isFolder {
        members[name] = readFolder(entry, shownAs: "\(path)/\(name)")
      } else if ["yml", "yaml", "json"].contains(entry.pathExtension.lowercased()) {
        members[entry.deletingPathExtension().lastPathComponent] = read(entry, shownAs: "\(path)/\(name)")
      }
    }
    return .object(members)
  }
}
