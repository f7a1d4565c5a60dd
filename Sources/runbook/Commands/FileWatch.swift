import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Calls again whenever one of some files changes.
struct FileWatch: Sendable {
  private let paths: [String]
  private static let pause = Duration.milliseconds(300)

  /// A watch on files, and on all files below folders.
  init(_ paths: [String]) { self.paths = paths }

  /// Calls `body` now and after each change, for ever; what keeps it from reading its input is told, and waited out.
  ///
  /// Ctrl-C ends the program with status 130.
  func run(_ body: () async throws -> Void) async throws -> Never {
    signal(SIGINT) { _ in _exit(130) }
    while true {
      let state = self.state
      do {
        try await body()
      } catch let failure as Failure {
        Output.standardError.write(line: failure.text)
      }
      Output.standardError.write(line: "watching; Ctrl-C ends")
      repeat { try await Task.sleep(for: Self.pause) } while self.state == state
    }
  }

  /// Names, sizes and times of all files.
  private var state: [String: Stamp] {
    var state: [String: Stamp] = [:]
    for path in paths {
      add(path, to: &state)
      guard let names = FileManager.default.enumerator(atPath: path) else { continue }
      while let name = names.nextObject() as? String { add("\(path)/\(name)", to: &state) }
    }
    return state
  }

  private func add(_ path: String, to state: inout [String: Stamp]) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return }
    state[path] = Stamp(date: attributes[.modificationDate] as? Date, size: attributes[.size] as? Int)
  }

  private struct Stamp: Equatable {
    var date: Date?
    var size: Int?
  }
}
