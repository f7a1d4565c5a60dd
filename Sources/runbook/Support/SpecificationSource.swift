import Foundation
import OpenAPI
import SourceText

/// SPECS of `drift`: an OpenAPI file, a folder of them, or `REVISION:PATH` of a git repository → operations.
struct SpecificationSource: Sendable {
  private let argument: String

  /// What the user named.
  init(_ argument: String) { self.argument = argument }

  /// The operations.
  ///
  /// - Throws: `Failure` where nothing is there, or nothing of it can be read.
  func load() async throws -> OperationIndex {
    let files = try self.files()
    let results = await withTaskGroup(of: (Int, Document?, [Diagnostic]).self) { group in
      for (index, file) in files.enumerated() {
        group.addTask {
          let (document, diagnostics) = Document.load(file)
          return (index, document, diagnostics)
        }
      }
      var results: [(Int, Document?, [Diagnostic])] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }
    }
    let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
    for diagnostic in results.flatMap(\.2) where diagnostic.severity == .error {
      Output.standardError.write(line: renderer.render(diagnostic))
    }
    let documents = results.compactMap(\.1)
    guard !documents.isEmpty else {
      throw Failure("\(argument): no OpenAPI document could be read", help: "name OpenAPI 3 files")
    }
    return OperationIndex(documents)
  }

  private func files() throws -> [SourceFile] {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
      return isFolder.boolValue ? try folder() : [try PageInputs.read(argument)]
    }
    guard let colon = argument.firstIndex(of: ":"), colon > argument.startIndex else {
      throw Failure(
        "\(argument): no such file or folder",
        help: "name an OpenAPI file, a folder of them, or REVISION:PATH such as main:api-specs")
    }
    let path = String(argument[argument.index(after: colon)...])
    return try GitTree(revision: String(argument[..<colon]), path: path).files(where: Self.isSpecification)
  }

  private func folder() throws -> [SourceFile] {
    let names = (FileManager.default.enumerator(atPath: argument)?.compactMap { $0 as? String } ?? []).sorted()
    let files = names.filter(Self.isSpecification)
    guard !files.isEmpty else {
      throw Failure(
        "\(argument): no OpenAPI file (.yaml, .yml, .json) below this folder", help: "name a folder that holds some")
    }
    let base = argument.hasSuffix("/") ? String(argument.dropLast()) : argument
    return try files.map { try PageInputs.read("\(base)/\($0)") }
  }

  private static func isSpecification(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
  }
}

/// A file or folder at a revision of the git repository around the current folder.
private struct GitTree {
  let revision: String
  let path: String

  private var name: String { "\(revision):\(path)" }

  /// The files, those of a folder by path.
  ///
  /// - Throws: `Failure` where git, the repository, the revision or the path is missing.
  func files(where isWanted: (String) -> Bool) throws -> [SourceFile] {
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
      case "blob": return [SourceFile(path: self.name, bytes: try blob(name))]
      case "tree": return try tree(name, isWanted)
      default: continue
      }
    }
    throw Failure("\(name): \(revision) has no such path", help: "write the path from the repository's root")
  }

  private func tree(_ name: String, _ isWanted: (String) -> Bool) throws -> [SourceFile] {
    let listing = try Self.git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", name])
    guard listing.status == 0 else { throw Failure("\(name): git cannot list it") }
    let names = listing.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.filter(isWanted)
    guard !names.isEmpty else {
      throw Failure("\(name): no OpenAPI file (.yaml, .yml, .json) below this folder", help: "name a folder with some")
    }
    let base = name.hasSuffix("/") || name.hasSuffix(":") ? name : "\(name)/"
    return try names.sorted().map { SourceFile(path: base + $0, bytes: try blob(base + $0)) }
  }

  private func blob(_ name: String) throws -> [UInt8] {
    let content = try Self.git(["cat-file", "blob", name])
    guard content.status == 0 else { throw Failure("\(name): git cannot read it") }
    return content.output
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
