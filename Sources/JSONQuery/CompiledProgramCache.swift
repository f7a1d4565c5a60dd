import Synchronization

/// Compiled programs by their text: compiling takes libjq about 16 ms, even for a program of one character.
final class CompiledProgramCache: Sendable {
  private let programs = Mutex<[String: CompiledProgram]>([:])

  private let capacity: Int

  /// An empty cache that keeps `capacity` programs; one more, and all are dropped.
  init(capacity: Int = 256) { self.capacity = capacity }

  /// The programs kept at present.
  var count: Int { programs.withLock(\.count) }

  /// The compiled `program`, from the cache or new; one is compiled at a time.
  ///
  /// - Throws: `JSONQueryError.invalidProgram`.
  func program(_ program: String) throws(JSONQueryError) -> CompiledProgram {
    try programs.withLock { programs throws(JSONQueryError) in
      if let known = programs[program] { return known }
      let compiled = try CompiledProgram(program)
      if programs.count >= capacity { programs = [:] }
      programs[program] = compiled
      return compiled
    }
  }
}
