import Foundation
import GRDB

/// The journal of a folder: what runs did, durable before they go on.
///
/// An SQLite database in WAL mode. Every method is one transaction, which other processes wait for.
public final class Journal: Sendable {
  /// When a transaction is on the disk.
  public enum Durability: Sendable {
    /// When it ends, so that not even a loss of power takes it back.
    case full
    /// Soon after; a loss of power may take the last ones back. For runs that nothing needs to be resumed of.
    case relaxed
  }

  /// How long another process is waited for, in seconds.
  static let patience: Double = 10

  /// Where it is.
  public let place: JournalPlace

  let database: DatabaseQueue

  /// Opens the journal at `place`, and begins one where there is none.
  ///
  /// A file that is damaged or of a later version is left as it is.
  ///
  /// - Throws: `JournalError` where it cannot be used.
  public init(at place: JournalPlace, durability: Durability = .full) throws(JournalError) {
    self.place = place
    try Self.makeFiles(at: place)
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = \(durability == .full ? "FULL" : "NORMAL")")
      #if canImport(Darwin)
        // There, fsync alone leaves data in the drive's cache.
        if durability == .full { try database.execute(sql: "PRAGMA fullfsync = ON") }
      #endif
    }
    do {
      database = try DatabaseQueue(path: place.file, configuration: configuration)
      if try !isCurrent() {
        let lock = try FileLock(path: "\(place.folder)/migration.lock", waits: true)
        if try !isCurrent() { try migrate() }
        withExtendedLifetime(lock) {}
      }
    } catch {
      throw JournalError(error, at: place.file)
    }
  }

  /// The journal that goes with the folder `current`; nil where there is none yet.
  ///
  /// - Throws: `JournalError` where it cannot be used.
  public static func existing(from current: String) throws(JournalError) -> Journal? {
    let place = JournalPlace.find(from: current)
    return place.exists ? try Journal(at: place) : nil
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public static func now() -> Double { Date().timeIntervalSince1970 }

  // MARK: Files

  /// Makes folder and file for nobody but the user; SQLite gives its further files the rights of the database.
  private static func makeFiles(at place: JournalPlace) throws(JournalError) {
    func check(_ result: Int32, _ path: String, allowing allowed: Int32) throws(JournalError) {
      let reason = errno
      guard result >= 0 || reason == allowed else {
        throw .unwritable(path: path, reason: String(cString: strerror(reason)))
      }
    }
    let isNew = mkdir(place.folder, 0o700) == 0
    if !isNew { try check(-1, place.folder, allowing: EEXIST) }
    if isNew {
      // What a run did to an organization is nothing to commit.
      try? Data("*\n".utf8).write(to: URL(filePath: "\(place.folder)/.gitignore"))
    }
    let descriptor = open(place.file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else {
      try check(-1, place.file, allowing: EEXIST)
      try check(chmod(place.file, 0o600), place.file, allowing: EPERM)
    }
  }

  // MARK: Transactions

  // In tasks of their own: what a run that is cancelled has done is to be kept all the same.

  func read<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws(JournalError) -> Value
  {
    do { return try await Task { try await database.read(body) }.value } catch {
      throw JournalError(error, at: place.file)
    }
  }

  func write<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws(JournalError)
    -> Value
  {
    do { return try await Task { try await database.write(body) }.value } catch {
      throw JournalError(error, at: place.file)
    }
  }
}
