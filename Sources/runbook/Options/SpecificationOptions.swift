import ArgumentParser
import Foundation
import HowTo
import OpenAPI
import SourceText

/// Which OpenAPI files are used.
struct SpecificationOptions: ParsableArguments {
  @Option(
    help: """
      OpenAPI files, folders of them, or REVISION:PATH of the git repository; the site's api-specs, else the built-in \
      ones, unless given.
      """)
  var specs: [String] = []

  @OptionGroup var cacheOptions: CacheOptions

  /// Takes from `project` what the user did not say.
  mutating func apply(_ project: ProjectFile) {
    if specs.isEmpty { specs = project.specs }
  }

  /// Operations of some files.
  struct Specifications {
    /// The operations.
    var index: OperationIndex
    /// Whether they are all that Konnect has, as far as the user says.
    var isComplete: Bool
    /// What is wrong with the files.
    var diagnostics: [Diagnostic]
  }

  /// The specifications named, those of `site`, or the built-in ones; what is wrong with them is told.
  ///
  /// - Throws: `Failure` where a file cannot be read, or a folder holds none.
  func load(site: String?) async throws -> Specifications {
    let specifications = try await read(site: site)
    DiagnosticRenderer.report(specifications.diagnostics)
    return specifications
  }

  /// The specifications named, those of `site`, or the built-in ones, with what is wrong with them.
  ///
  /// - Throws: `Failure` where a file cannot be read, or a folder holds none.
  func read(site: String?) async throws -> Specifications {
    var names = specs
    if names.isEmpty, let folder = site.map({ "\($0)/api-specs" }), FileManager.default.fileExists(atPath: folder) {
      names = [folder]
    }
    let files = names.isEmpty ? SpecificationFiles.builtIn : try names.flatMap(SpecificationFiles.named)
    let loaded = try await SpecificationLoader(cache: cacheOptions.cache).load(files, named: names)
    return Specifications(index: loaded.index, isComplete: !names.isEmpty, diagnostics: loaded.diagnostics)
  }
}
