public import RunbookModel

/// Which operations of APIs the steps of pages exercise.
public struct CoverageReport: Sendable {
  /// A step that uses an operation.
  public struct Use: Sendable {
    /// The page's path.
    public var page: String
    /// The step.
    public var step: Step

    /// A use by `step` of `page`.
    public init(page: String, step: Step) {
      self.page = page
      self.step = step
    }

    /// `page:line`.
    var place: String { page + StepPlace.text(of: step) }
  }

  /// An operation with the steps that use it.
  public struct Operation: Sendable {
    /// The operation's id.
    public var id: String
    /// The operation, as `POST /v2/things`.
    public var name: String
    /// The steps that use it.
    public var uses: [Use]

    /// An operation with its uses.
    public init(id: String, name: String, uses: [Use]) {
      self.id = id
      self.name = name
      self.uses = uses
    }
  }

  /// The operations of one OpenAPI file.
  public struct API: Sendable {
    /// The file's path.
    public var file: String
    /// The API's title.
    public var title: String
    /// The API's version.
    public var version: String
    /// Its operations, in the order written.
    public var operations: [Operation]

    /// The API of `file`.
    public init(file: String, title: String, version: String, operations: [Operation]) {
      self.file = file
      self.title = title
      self.version = version
      self.operations = operations
    }

    /// Title and version, or the file where there is no title.
    var name: String { title.isEmpty ? file : version.isEmpty ? title : "\(title) \(version)" }

    /// How many of its operations some step uses.
    var coveredCount: Int { operations.count { !$0.uses.isEmpty } }
  }

  /// How many pages were read.
  public var pageCount: Int
  /// The APIs.
  public var apis: [API]

  /// A report of `apis`.
  public init(pageCount: Int, apis: [API]) {
    self.pageCount = pageCount
    self.apis = apis
  }

  var operationCount: Int { apis.reduce(0) { $0 + $1.operations.count } }
  var coveredCount: Int { apis.reduce(0) { $0 + $1.coveredCount } }

  /// Percent with one decimal, rounded down, so that 100.0 means all.
  static func percent(_ part: Int, of whole: Int) -> (tenths: Int, text: String) {
    let tenths = whole == 0 ? 0 : part * 1000 / whole
    return (tenths, "\(tenths / 10).\(tenths % 10)")
  }
}
