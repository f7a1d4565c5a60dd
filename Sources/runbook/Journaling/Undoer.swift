import CurlClient
import Journal
import Reports
import Runner

/// Deletes what runs created, and tells what became of it.
struct Undoer: Sendable {
  let client: HTTPClient
  /// Where the organization is that the runs worked on, and what opens it.
  let configuration: RunConfiguration
  let redactor: Redactor

  /// Deletes what is left of `run`, to which this process has the right.
  ///
  /// - Parameter tell: Writes a line.
  /// - Returns: Whether all is gone that the API has a way to delete.
  /// - Throws: `Failure` where the journal cannot be kept.
  func undo(
    _ run: RunRecord, in journal: Journal, _ directory: SpecificationDirectory, tell: (String) async -> Void
  ) async throws -> Bool {
    let text = JournalText(style: TextStyle(isEnabled: Output.standardOutput().usesColor))
    let undo = Undo(run, in: journal, client: client, configuration, redactor: redactor, directory: directory)
    await tell("Undo of run \(run.id)")
    do throws(JournalError) {
      let resources = try await undo.perform { await tell(redactor.redact(text.line(of: $0))) }
      await tell(text.summary(of: resources))
      return !resources.contains { $0.isLeft && $0.inverse != nil }
    } catch {
      throw Failure(error)
    }
  }
}
