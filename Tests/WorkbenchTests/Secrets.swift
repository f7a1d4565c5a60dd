import Synchronization

/// A redactor for tests.
final class Secrets: Sendable {
  private let values = Mutex<[String]>([])

  func add(_ value: String) { values.withLock { $0.append(value) } }

  func redact(_ text: String) -> String {
    values.withLock { $0 }.reduce(text) { $0.replacing($1, with: "•••") }
  }
}
