import Foundation
import HowTo
import SourceText

/// PAGE arguments → files: a page, a folder of pages, or `-` for standard input.
enum PageInputs {
  /// A page to read.
  struct Input {
    /// The file.
    var file: SourceFile
    /// Whether it was named itself, not found in a folder.
    var isNamed: Bool
  }

  /// How large a page may be; the largest of the site has 35 KB.
  private static let maximumBytes = 16 << 20

  /// The pages of `arguments`, in order, those of folders by path.
  ///
  /// - Throws: `Failure` for an argument that is no readable page.
  static func files(_ arguments: [String]) throws -> [Input] {
    try arguments.flatMap { argument -> [Input] in
      if argument == "-" {
        return [Input(file: try text(bytes(of: .standardInput), path: "<stdin>"), isNamed: true)]
      }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw Failure(
          "\(argument): no such file or folder", help: "name a page (.md), a folder of pages, or - for standard input")
      }
      guard isFolder.boolValue else { return [Input(file: try read(argument), isNamed: true)] }
      let pages = try markdownFiles(below: argument)
      guard !pages.isEmpty else {
        throw Failure("\(argument): no page (.md) in this folder", help: "name a folder that holds pages")
      }
      return try pages.map { Input(file: try read($0), isNamed: false) }
    }
  }

  /// The text of the file at `path`.
  ///
  /// - Throws: `Failure` where it cannot be read, is too large or is no text.
  static func read(_ path: String, as kind: TextKind = .page) throws -> SourceFile {
    try text(InputFile.prefix(of: path, count: maximumBytes + 1), path: path, kind)
  }

  /// What can be read, no more than shows that it is too much: a device may have no end.
  private static func bytes(of handle: FileHandle) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= maximumBytes, let data = try handle.read(upToCount: maximumBytes + 1 - bytes.count),
      !data.isEmpty
    { bytes += data }
    return bytes
  }

  private static func text(_ bytes: [UInt8], path: String, _ kind: TextKind = .page) throws -> SourceFile {
    guard bytes.count <= maximumBytes else {
      throw Failure(
        "\(path): larger than \(maximumBytes >> 20) MB, and so not \(kind.name)", help: kind.help)
    }
    guard !bytes.contains(0) else {
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        throw Failure("\(path): a text in UTF-16", help: "save the file as UTF-8")
      }
      throw Failure("\(path): a binary file, not \(kind.name)", help: kind.help)
    }
    return SourceFile(path: path, bytes: bytes)
  }

  private static func markdownFiles(below folder: String) throws -> [String] {
    // A link to a folder is one, too.
    let path = URL(filePath: folder).resolvingSymlinksInPath().path
    guard let enumerator = FileManager.default.enumerator(atPath: path) else {
      throw Failure("\(folder): cannot be read", help: "check the folder's permissions")
    }
    let base = folder == "." ? "" : folder.hasSuffix("/") ? folder : "\(folder)/"
    var pages: [String] = []
    while let name = enumerator.nextObject() as? String {
      guard name.hasSuffix(".md") || name.hasSuffix(".markdown") else { continue }
      // A link that leads nowhere is told when it is read.
      if [.file, nil].contains(RegularFile.kind(at: "\(path)/\(name)")) { pages.append("\(base)\(name)") }
    }
    return pages.sorted()
  }

  /// What a person wants to know of a file error, without its domain and code.
  static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying.map { String(cString: strerror(Int32($0.code))) } ?? words(for: error as NSError)
  }

  /// Foundation's own words for some errors are its domain and the code.
  private static func words(for error: NSError) -> String {
    switch (error.domain, error.code) {
    case (NSPOSIXErrorDomain, let code): String(cString: strerror(Int32(code)))
    case (NSCocoaErrorDomain, CocoaError.fileReadUnknown.rawValue): "it is no file that can be read"
    case (NSCocoaErrorDomain, CocoaError.fileWriteUnknown.rawValue): "it is no place that can be written"
    default: error.localizedDescription
    }
  }
}
