import GRDB

extension Journal {
  /// What tells a journal from other SQLite files: `rbjl`.
  static let applicationID: Int32 = 0x72626A6C

  /// Every version of the tables, oldest first; a version that was released is never changed.
  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs, steps, requests, resources") { database in
      try database.execute(sql: version1)
    }
    migrator.registerMigration("2: runs of a part of many pages") { database in
      try database.execute(sql: "ALTER TABLE run ADD COLUMN is_of_part INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("3: whose the token is") { database in
      try database.execute(sql: "ALTER TABLE run ADD COLUMN owner TEXT")
    }
    return migrator
  }

  /// Whether the file is a journal with all tables of this version.
  ///
  /// - Throws: `JournalError.damaged` for another file, `.newer` for a journal with more.
  func isCurrent() throws -> Bool {
    try database.read { database in
      // The first to be read: from here on the transaction sees nothing of what another process makes of the file.
      let schema = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      let own = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      guard own == Self.applicationID || (own == 0 && schema == 0) else {
        throw JournalError.damaged(path: place.file, reason: "it is an SQLite database of another program")
      }
      let migrator = Self.migrator
      if try migrator.hasBeenSuperseded(database) { throw JournalError.newer(path: place.file) }
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
      return try mode == "wal" && migrator.hasCompletedMigrations(database)
    }
  }

  /// Brings the file to this version; one process at a time.
  func migrate() throws {
    // First of all, so that a process that ends here leaves a file that is known for a journal.
    try database.write { try $0.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
    try database.writeWithoutTransaction { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    try Self.migrator.migrate(database)
  }

  /// Times are seconds since 1970, durations seconds; columns named `…_json` hold JSON, redacted.
  private static let version1 = """
    CREATE TABLE run (
      id TEXT PRIMARY KEY NOT NULL,
      page TEXT NOT NULL,
      page_key TEXT NOT NULL,
      folder TEXT NOT NULL,
      title TEXT NOT NULL,
      plan TEXT NOT NULL,
      target TEXT NOT NULL,
      is_mock INTEGER NOT NULL,
      organization TEXT,
      arguments_json TEXT NOT NULL,
      withheld_json TEXT NOT NULL,
      began REAL NOT NULL,
      ended REAL,
      state TEXT NOT NULL,
      verdict TEXT,
      elapsed REAL,
      wall_time REAL
    );
    CREATE INDEX run_by_page ON run (page_key, began);
    CREATE TABLE step (
      run TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      line INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      elapsed REAL NOT NULL,
      result_json TEXT,
      answer_json TEXT,
      PRIMARY KEY (run, position)
    ) WITHOUT ROWID;
    CREATE TABLE request (
      run TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
      number INTEGER NOT NULL,
      step TEXT NOT NULL,
      method TEXT NOT NULL,
      url TEXT NOT NULL,
      body_json TEXT,
      state TEXT NOT NULL,
      status INTEGER,
      reason TEXT,
      answer_json TEXT,
      sent REAL NOT NULL,
      duration REAL,
      PRIMARY KEY (run, number)
    ) WITHOUT ROWID;
    CREATE TABLE resource (
      run TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
      number INTEGER NOT NULL,
      request INTEGER NOT NULL,
      label TEXT NOT NULL,
      url TEXT NOT NULL,
      inverse_method TEXT,
      inverse_url TEXT,
      inverse_body_json TEXT,
      fate TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (run, number)
    ) WITHOUT ROWID;
    """
}
