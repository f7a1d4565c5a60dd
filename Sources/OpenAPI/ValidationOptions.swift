/// How strictly, and for whom, a value is checked.
public struct ValidationOptions: Sendable, Hashable {
  /// Which way the value travels.
  public enum Direction: Sendable, Hashable {
    /// From client to server: properties that are `readOnly` are not required.
    case request
    /// From server to client: properties that are `writeOnly` are not required.
    case response
    /// Neither: `readOnly` and `writeOnly` mean nothing.
    case none
  }

  /// Which `format`s a string or number must fit.
  public enum Formats: Sendable, Hashable {
    /// Every format that is known; others mean nothing.
    case all
    /// None: `format` is a remark.
    case none
    /// Those named.
    case only(Set<String>)
  }

  /// Which way the value travels.
  public var direction: Direction
  /// Which formats are checked.
  public var formats: Formats
  /// Whether a `readOnly` property in a request, or a `writeOnly` one in a response, is a violation; else it goes unread.
  public var reportsMisdirected: Bool
  /// Whether an empty text fits every format that is no strict form (`SchemaFormat.isStrict`): servers take it for none.
  public var takesEmptyText: Bool
  /// How many violations are enough.
  public var maximumViolations: Int

  /// The usual check; direction and strictness as told.
  public init(
    direction: Direction = .none, formats: Formats = .all, reportsMisdirected: Bool = false,
    takesEmptyText: Bool = false, maximumViolations: Int = 100
  ) {
    self.direction = direction
    self.formats = formats
    self.reportsMisdirected = reportsMisdirected
    self.takesEmptyText = takesEmptyText
    self.maximumViolations = maximumViolations
  }
}
