import Foundation
import JSON
import SourceText
import Synchronization

/// The series that the pages of a site belong to, read when they are first asked for.
final class SiteSeries: Sendable {
  private let folder: URL
  private let pages = Mutex<[String: [(position: Int, page: URL)]]?>(nil)

  /// The series of the pages in the collections of `folder`: its folders whose name begins with `_`.
  init(folder: URL) { self.folder = folder }

  /// The position of the last page of a series; nil where no page belongs to it.
  func lastPosition(of id: String) -> Int? {
    all(of: id).map(\.position).max()
  }

  /// The pages of a series that come before `position`, in order.
  func pages(of id: String, before position: Int) -> [URL] {
    all(of: id).filter { $0.position < position }.sorted { $0.position < $1.position }.map(\.page)
  }

  private func all(of id: String) -> [(position: Int, page: URL)] {
    pages.withLock { pages in
      if pages == nil { pages = read() }
      return pages?[id] ?? []
    }
  }

  private func read() -> [String: [(position: Int, page: URL)]] {
    var positions: [String: [(position: Int, page: URL)]] = [:]
    let folders = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    for collection in folders where collection.lastPathComponent.hasPrefix("_") {
      guard let pages = FileManager.default.enumerator(at: collection, includingPropertiesForKeys: nil) else {
        continue
      }
      while let page = pages.nextObject() as? URL {
        guard page.pathExtension == "md", RegularFile.exists(at: page.path), let data = try? Data(contentsOf: page),
          data.range(of: Data("\nseries:".utf8)) != nil
        else { continue }
        let series = FrontMatter(of: SourceFile(path: page.path, bytes: [UInt8](data))).values["series"]
        guard let id = series?["id"]?.scalarText, let position = series?["position"]?.int else { continue }
        positions[id, default: []].append((position, page))
      }
    }
    return positions
  }
}
