import Foundation

/// A file or folder at a revision of the git repository around the current folder.
struct GitTree: Sendable {
  let revision: String
  let path: String

  private var name: String { "\(revision):\(path)" }

  /// The specifications there, those of a folder by path.
  ///
  /// - Parameter isWanted: Whether a file of a folder is one, by its name.
  /// - Throws: `Failure` where git, the repository, the revision or the path is missing.
  func specifications(where isWanted: (String) -> Bool) throws -> [SpecificationFile] {
    guard !revision.hasPrefix("-") else {
      throw Failure("\(name): a revision does not begin with -", help: "name a branch, a tag or a commit")
    }
    guard try Self.git(["rev-parse", "--git-dir"]).status == 0 else {
      throw Failure(
        "\(name): no such file, and no git repository around the current folder", help: "run it inside the repository")
    }
    guard try Self.git(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]).status == 0 else {
      throw Failure(
        "\(name): the repository has no revision \(revision)",
        help: "name a branch, a tag or a commit; in CI the checkout may need more history (fetch-depth: 0)")
    }
    // A path is the repository's, as git has it, else the current folder's.
    let names = path.hasPrefix("/") ? [] : ["\(revision):\(path)", "\(revision):./\(path)"]
    for name in names {
      let kind = try Self.git(["cat-file", "-t", name])
      switch kind.status == 0 ? String(decoding: kind.output, as: UTF8.self).split(separator: "\n").first : nil {
      case "blob":
        let end = name.lastIndex { $0 == "/" || $0 == ":" }.map(name.index(after:)) ?? name.startIndex
        let file = String(name[end...])
        return [try specification(file, below: String(name[..<end]), path: self.name, isNamed: true)]
      case "tree": return try tree(name, isWanted)
      default: continue
      }
    }
    throw Failure("\(name): \(revision) has no such path", help: "write the path from the repository's root")
  }

  private func tree(_ name: String, _ isWanted: (String) -> Bool) throws -> [SpecificationFile] {
    let listing = try Self.git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", name])
    guard listing.status == 0 else { throw Failure("\(name): git cannot list it") }
    let names = listing.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.filter(isWanted)
    guard !names.isEmpty else {
      throw Failure("\(name): no OpenAPI file (.yaml, .yml, .json) below this folder", help: "name a folder with some")
    }
    let base = name.hasSuffix("/") || name.hasSuffix(":") ? name : "\(name)/"
    return try names.sorted().map { try specification($0, below: base, path: base + $0, isNamed: false) }
  }

  /// The file `name` below `base`, which is all that it may refer to.
  private func specification(
    _ name: String, below base: String, path: String, isNamed: Bool
  ) throws -> SpecificationFile {
    SpecificationFile(path: path, bytes: try Self.blob(base + name), isNamed: isNamed) { address in
      ReferenceAddress.name(of: address, from: name).flatMap { try? Self.blob(base + $0) }
    }
  }

  private static func blob(_ name: String) throws -> Data {
    let content = try git(["cat-file", "blob", name])
    guard content.status == 0 else { throw Failure("\(name): git cannot read it") }
    return Data(content.output)
  }

  /// Runs git without a shell.
  private static func git(_ arguments: [String]) throws -> (status: Int32, output: [UInt8]) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
      let data = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      // What env says of a program that it does not find.
      guard process.terminationStatus != 127 else { throw Failure("git is not installed", help: "name a folder") }
      return (process.terminationStatus, [UInt8](data))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("git cannot be run: \(error.localizedDescription)", help: "name a folder in place of a revision")
    }
  }
}
