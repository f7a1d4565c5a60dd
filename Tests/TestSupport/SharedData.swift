public import Foundation

/// The reference data beside the checkout (`../shared`): real pages, real OpenAPI files, expectations, conformance suites.
///
/// Nothing needs it: a test that reads it is declared with `.enabled(if: SharedData.isPresent, SharedData.absence)`,
/// which reports it as skipped with the reason.
public enum SharedData {
  /// The folder, found by walking up from this source file; nil where there is none.
  public static let root: URL? = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let shared = folder.appending(path: "shared")
      if FileManager.default.fileExists(atPath: shared.appending(path: "konnect-docs").path) { return shared }
    }
    return nil
  }()

  /// Whether the folder is there.
  public static var isPresent: Bool { root != nil }

  /// What a skipped test says.
  public static let absence = "the folder ../shared is absent"

  /// A file or folder below it, or below the folder that the environment variable `variable` names.
  ///
  /// - Throws: `Absent` where there is neither.
  public static func url(_ path: String, orFrom variable: String? = nil) throws -> URL {
    if let variable, let folder = ProcessInfo.processInfo.environment[variable] { return URL(filePath: folder) }
    guard let root else { throw Absent() }
    return root.appending(path: path)
  }

  /// Thrown where the folder is absent although the test was not disabled.
  public struct Absent: Error {}
}
