import ArgumentParser
import Foundation
import KonnectMock
import OpenAPI
import SourceText

/// Which OpenAPI files are used.
struct SpecificationOptions: ParsableArguments {
  @Option(help: "OpenAPI files or folders of them; the site's api-specs, else the built-in ones, unless given.")
  var specs: [String] = []

  /// Operations of some files.
  struct Specifications {
    /// The operations.
    var index: OperationIndex
    /// Whether they are all that Konnect has, as far as the user says.
    var isComplete: Bool
  }

  /// The specifications named, those of `site`, or the built-in ones.
  ///
  /// - Throws: `Failure` where a file cannot be read, or a folder holds none.
  func load(site: String?) async throws -> Specifications {
    var paths = specs
    if paths.isEmpty, let folder = site.map({ "\($0)/api-specs" }), FileManager.default.fileExists(atPath: folder) {
      paths = [folder]
    }
    let files = paths.isEmpty ? builtInSpecifications() : try paths.flatMap(Self.files)
    let documents = await withTaskGroup(of: (Int, Document?, [Diagnostic]).self) { group in
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
    for diagnostic in documents.flatMap(\.2) where diagnostic.severity == .error {
      Output.standardError.write(line: renderer.render(diagnostic))
    }
    let loaded = documents.compactMap(\.1)
    guard !loaded.isEmpty else {
      throw Failure("\(paths.joined(separator: ", ")): no OpenAPI document could be read", help: "name OpenAPI 3 files")
    }
    return Specifications(index: OperationIndex(loaded), isComplete: !paths.isEmpty)
  }

  private static func files(at path: String) throws -> [SourceFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure("\(path): no such file or folder", help: "name an OpenAPI file or a folder of them")
    }
    guard isFolder.boolValue else { return [try PageInputs.read(path)] }
    let names = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
    let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".json") }
    guard !files.isEmpty else { throw Failure("\(path): no OpenAPI file (.yaml, .yml, .json) below this folder") }
    return try files.map { try PageInputs.read("\(path)/\($0)") }
  }
}
