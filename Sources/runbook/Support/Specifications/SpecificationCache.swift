import Crypto
import Foundation
import JSON
import OpenAPI

/// Specifications that were read before, by the hash of their text.
///
/// A file for each in the user's cache folder, written whole or not at all: a hash, the archive's head, a hash, the
/// archive's body, each but the last with a newline behind it. One that is damaged is passed over and written again; a
/// folder that cannot be written is no fault. It holds nothing but what the specifications say.
struct SpecificationCache: Sendable {
  /// What is kept of a specification.
  struct Entry: Sendable {
    /// The archive's head.
    let head: JSONValue
    /// The archive's body; nil where it is damaged.
    let body: @Sendable () -> JSONValue?
  }

  private static let newline = UInt8(ascii: "\n")
  /// Bytes of a hash in hexadecimal digits.
  private static let hashLength = 64
  /// Seconds after which an entry is removed: thirty days.
  private static let lifetime: TimeInterval = 30 * 24 * 3600

  private let folder: URL

  /// A cache in `folder`, which is made when something is kept.
  init(folder: URL) { self.folder = folder.appending(path: "specifications-\(Document.archiveFormat)") }

  /// The cache in the user's cache folder: `$XDG_CACHE_HOME/runbook`, else the system's place below `$HOME`; nil where
  /// neither is set.
  static func ofUser(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> SpecificationCache? {
    if let path = environment["XDG_CACHE_HOME"], path.hasPrefix("/") {
      return SpecificationCache(folder: URL(filePath: path).appending(path: "runbook"))
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    #if os(macOS)
      let place = "Library/Caches/runbook"
    #else
      let place = ".cache/runbook"
    #endif
    return SpecificationCache(folder: URL(filePath: home).appending(path: place))
  }

  /// The name under which a text is kept.
  static func key(of bytes: Data) -> String { hash(bytes) }

  /// What is kept under `key`; nil for nothing, and for what is damaged.
  func entry(for key: String) -> Entry? {
    guard let data = try? Data(contentsOf: url(of: key), options: .mappedIfSafe), data.count > Self.hashLength,
      data[Self.hashLength] == Self.newline, let end = data[(Self.hashLength + 1)...].firstIndex(of: Self.newline)
    else { return nil }
    let head = data[(Self.hashLength + 1)..<end]
    guard Self.hash(head) == String(decoding: data[..<Self.hashLength], as: UTF8.self),
      let value = try? JSONParser.parse(bytes: [UInt8](head))
    else { return nil }
    return Entry(head: value) {
      if let body = Self.body(in: data[(end + 1)...]) { return body }
      // What cannot be read is made anew the next time.
      try? FileManager.default.removeItem(at: url(of: key))
      return nil
    }
  }

  /// The body of an archive, from the part of its file behind the head; nil where it is damaged.
  private static func body(in part: Data) -> JSONValue? {
    let start = part.startIndex + hashLength
    guard part.count > hashLength, part[start] == newline else { return nil }
    let body = part[(start + 1)...]
    guard hash(body) == String(decoding: part[..<start], as: UTF8.self) else { return nil }
    return try? JSONParser.parse(bytes: [UInt8](body))
  }

  /// Keeps `archive` under `key`, if it can.
  func keep(_ archive: Document.Archive, for key: String) {
    let serializer = JSONSerializer()
    let head = Data(serializer.serialize(archive.head).utf8)
    let body = Data(serializer.serialize(archive.body).utf8)
    var data = Data("\(Self.hash(head))\n".utf8)
    data += head
    data += Data("\n\(Self.hash(body))\n".utf8)
    data += body
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? data.write(to: url(of: key), options: .atomic)
  }

  /// Removes what is old, of this and of other versions of the program.
  func removeOldEntries(now: Date = Date()) {
    let manager = FileManager.default
    let parent = folder.deletingLastPathComponent()
    let folders = (try? manager.contentsOfDirectory(at: parent, includingPropertiesForKeys: nil)) ?? []
    for folder in folders where folder.lastPathComponent.hasPrefix("specifications-") {
      let keys: [URLResourceKey] = [.contentModificationDateKey]
      for file in (try? manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: keys)) ?? [] {
        let date = try? file.resourceValues(forKeys: Set(keys)).contentModificationDate
        if let date, now.timeIntervalSince(date) > Self.lifetime { try? manager.removeItem(at: file) }
      }
    }
  }

  private func url(of key: String) -> URL { folder.appending(path: key) }

  private static func hash(_ bytes: Data) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
