import Foundation
import HowTo
import RunbookModel
import SourceText

/// The files of `--env-file` → bindings.
enum EnvironmentFiles {
  /// The bindings of the files at `paths`, by precedence: of several of a variable, the last one written counts.
  ///
  /// A value may mention variables set above it, in files named before, and in the environment.
  ///
  /// - Throws: `Failure` where a file cannot be read.
  static func bindings(_ paths: [String]) throws -> [Binding] {
    var known = ProcessInfo.processInfo.environment
    var bindings: [Binding] = []
    for path in paths {
      let reading = EnvironmentFileReader.read(try PageInputs.read(path, as: .variables), known: known)
      guard reading.diagnostics.isEmpty else {
        DiagnosticRenderer.report(reading.diagnostics)
        throw Failure("\(path): the file of variables cannot be used", help: "mend what is told above")
      }
      bindings += reading.bindings
      for binding in reading.bindings { known[binding.variable] = binding.value }
    }
    return bindings.reversed()
  }
}
