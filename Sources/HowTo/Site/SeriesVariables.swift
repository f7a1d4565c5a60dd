import Foundation
import Synchronization

/// The variables that the pages of a series leave in their reader's shell, each page read when it is first asked for.
final class SeriesVariables: Sendable {
  private let known = Mutex<[URL: Set<String>]>([:])

  /// The names that `pages` set, each by `read`.
  func names(of pages: [URL], read: (URL) -> Set<String>) -> Set<String> {
    pages.reduce(into: []) { names, page in
      if let found = known.withLock({ $0[page] }) { return names.formUnion(found) }
      // Read outside the lock: two readers of one page find the same.
      let found = read(page)
      known.withLock { $0[page] = found }
      names.formUnion(found)
    }
  }
}
