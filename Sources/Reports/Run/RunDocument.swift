/// What is reported of pages that were run: the one value that every report of a run is made from.
///
/// It is made of results through a redactor (`Recorder`), written as JSON, read back, and merged with those of other
/// shards; so a report of merged shards is what one run of all pages would have given. Its JSON form is described by
/// docs/schemas/result.schema.json.
public struct RunDocument: Codable, Sendable, Equatable {
  /// The version of the JSON form that this program writes, and the latest that it reads.
  public static let currentVersion = 1

  /// The program that made it.
  public struct Tool: Codable, Sendable, Equatable {
    /// The program's name.
    public var name: String
    /// Its version.
    public var version: String

    /// `runbook` in this version.
    public init(version: String) {
      name = "runbook"
      self.version = version
    }
  }

  /// Which part of a batch of pages it is about.
  public struct Shard: Codable, Sendable, Equatable {
    /// Which part, from 1.
    public var index: Int
    /// How many parts there are.
    public var total: Int

    /// Part `index` of `total`.
    public init(index: Int, total: Int) {
      self.index = index
      self.total = total
    }
  }

  /// The version of the form.
  public var version = RunDocument.currentVersion
  /// The program.
  public var tool: Tool
  /// Which part of a batch it is; nil for the whole.
  public var shard: Shard?
  /// How many pages the whole batch has, those of other shards included.
  public var pageCount: Int
  /// Whether what stayed unverified counts as a failure.
  public var isStrict: Bool
  /// Whether the run was interrupted.
  public var isInterrupted = false
  /// The pages that were run, in the order of the batch.
  public var pages: [Page] = []
  /// The pages that were to be run and were not, as the run ended before.
  public var notRun: [String] = []

  /// A document of a batch of `pageCount` pages, none of which is run yet.
  public init(tool: Tool, shard: Shard? = nil, pageCount: Int, isStrict: Bool) {
    self.tool = tool
    self.shard = shard
    self.pageCount = pageCount
    self.isStrict = isStrict
  }

  private enum CodingKeys: String, CodingKey {
    case version, tool, shard, pageCount, pages, notRun
    case isStrict = "strict"
    case isInterrupted = "interrupted"
  }
}
