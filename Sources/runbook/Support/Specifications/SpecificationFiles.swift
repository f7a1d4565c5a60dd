import Foundation
import KonnectMock
import SourceText

/// What a user names as specifications → files: a file, a folder of them, or `REVISION:PATH` of a git repository.
enum SpecificationFiles {
  /// How large a file may be; Konnect's largest has a few megabytes.
  private static let maximumBytes = 256 << 20

  private static let help = "name an OpenAPI file, a folder of them, or REVISION:PATH such as main:api-specs"

  /// The files that the program brings along.
  static var builtIn: [SpecificationFile] {
    builtInSpecifications().map { file in
      SpecificationFile(path: file.path, bytes: Data(file.text.utf8), isNamed: true) { _ in nil }
    }
  }

  /// The files that `argument` names, those of a folder by path.
  ///
  /// - Throws: `Failure` where nothing is there, or something cannot be read.
  static func named(_ argument: String) throws -> [SpecificationFile] {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
      if isFolder.boolValue { return try folder(argument) }
      let url = URL(filePath: argument)
      return [try file(url.lastPathComponent, in: url.deletingLastPathComponent(), path: argument, isNamed: true)]
    }
    guard let colon = argument.firstIndex(of: ":"), colon > argument.startIndex else {
      throw Failure("\(argument): no such file or folder", help: help)
    }
    let path = String(argument[argument.index(after: colon)...])
    return try GitTree(revision: String(argument[..<colon]), path: path).specifications(where: isSpecification)
  }

  private static func folder(_ argument: String) throws -> [SpecificationFile] {
    // A link to a folder is one, too.
    let url = URL(filePath: argument).resolvingSymlinksInPath()
    let names = (FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []).sorted()
    let files = names.filter {
      isSpecification($0) && [.file, nil].contains(RegularFile.kind(at: url.appending(path: $0).path))
    }
    guard !files.isEmpty else {
      throw Failure(
        "\(argument): no OpenAPI file (.yaml, .yml, .json) below this folder", help: "name a folder that holds some")
    }
    let base = argument.hasSuffix("/") ? String(argument.dropLast()) : argument
    return try files.map { try file($0, in: url, path: "\(base)/\($0)", isNamed: false) }
  }

  /// The file `name` below `folder`, which is all that it may refer to.
  private static func file(_ name: String, in folder: URL, path: String, isNamed: Bool) throws -> SpecificationFile {
    // As it was named: a pipe of the shell's is a link that leads to no path.
    let place = isNamed ? path : folder.appending(path: name).path
    let bytes = Data(try InputFile.bytes(at: place, limit: maximumBytes, shownAs: path))
    return SpecificationFile(path: path, bytes: bytes, isNamed: isNamed) { address in
      guard let other = ReferenceAddress.name(of: address, from: name) else { return nil }
      // A link may lead out of the folder, too.
      let target = folder.appending(path: other).resolvingSymlinksInPath()
      guard target.path.hasPrefix(folder.resolvingSymlinksInPath().path + "/"), RegularFile.exists(at: target.path)
      else {
        return nil
      }
      return try? Data(contentsOf: target)
    }
  }

  private static func isSpecification(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
  }
}
