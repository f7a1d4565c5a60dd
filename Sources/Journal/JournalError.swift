import GRDB

/// Why the journal cannot be used.
public enum JournalError: Error, Hashable, Sendable {
  /// The folder or a file in it cannot be made or written.
  case unwritable(path: String, reason: String)
  /// The file is no journal, or its content is broken.
  case damaged(path: String, reason: String)
  /// A later version of the program has written it.
  case newer(path: String)
  /// Another process has held it for longer than is worth waiting.
  case busy(path: String)
  /// The disk is full, or a limit on the size of files is reached.
  case full(path: String)
  /// Another process carries this run out, resumes it or undoes it.
  case inUse(run: RunID)
  /// Anything else, in SQLite's words.
  case failed(path: String, reason: String)
}

extension JournalError: CustomStringConvertible {
  /// What is wrong, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .unwritable(let path, let reason): "\(path): the journal cannot be written: \(reason)"
    case .damaged(let path, let reason): "\(path): the journal is damaged and was left as it is: \(reason)"
    case .newer(let path): "\(path): the journal was written by a later version of the program and was left as it is"
    case .busy(let path): "\(path): another process is busy with the journal"
    case .full(let path): "\(path): the journal cannot be written: no space is left"
    case .inUse(let run): "another process is at work on run \(run)"
    case .failed(let path, let reason): "\(path): the journal cannot be used: \(reason)"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .unwritable: "run it in a folder that you may write to, or give --no-journal"
    case .damaged: "restore the file from a copy, or move it away: a new one is begun then"
    case .newer: "use the version of the program that wrote it, or move the file away: a new one is begun then"
    case .busy: "try again when the other process has ended"
    case .full: "make room, then carry on with `runbook resume`"
    case .inUse: "wait until it has ended"
    case .failed: "check the file and the disk it is on"
    }
  }
}

extension JournalError {
  /// SQLite's error as one of ours; holds no value of a statement.
  init(_ error: any Error, at path: String) {
    if let own = error as? JournalError {
      self = own
      return
    }
    if let damage = error as? JournalRow.Damage {
      self = .damaged(path: path, reason: damage.description)
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .full(path: path)
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE: .full(path: path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path, reason: reason)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .unwritable(path: path, reason: reason)
      default: .failed(path: path, reason: reason)
      }
  }
}
