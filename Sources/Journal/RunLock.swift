/// The right to carry a run out, resume it or undo it, which one process has at a time.
///
/// Ends with its last reference, or with the process.
public final class RunLock: Sendable {
  private let lock: FileLock

  /// Takes the right to `run` in the journal at `place`.
  ///
  /// - Throws: `JournalError.inUse` where another process has it.
  public init(_ run: RunID, at place: JournalPlace) throws(JournalError) {
    do throws(JournalError) {
      lock = try FileLock(path: "\(place.folder)/\(run).lock", waits: false)
    } catch {
      guard case .busy = error else { throw error }
      throw .inUse(run: run)
    }
  }
}
