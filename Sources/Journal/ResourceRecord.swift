public import JSON

/// Something that a run created, and what became of it.
public struct ResourceRecord: Sendable {
  /// What became of it.
  public enum Fate: String, Sendable {
    /// It is there, as far as the journal knows.
    case present
    /// A step of the page deleted it.
    case deletedByPage = "deleted-by-page"
    /// `undo` or `--cleanup` deleted it.
    case deleted
    /// It was not there any more when it was to be deleted.
    case gone
    /// It could not be deleted, for the reason kept.
    case kept
  }

  /// The request that takes it back.
  public struct Inverse: Sendable, Hashable {
    /// The method.
    public var method: String
    /// The URL as on Konnect.
    public var url: String
    /// The body, where it needs one.
    public var body: JSONValue?

    /// A request that takes something back.
    public init(method: String, url: String, body: JSONValue? = nil) {
      self.method = method
      self.url = url
      self.body = body
    }
  }

  /// Its number in the run, from 1, in the order of creation.
  public var number: Int
  /// The number of the request that created it.
  public var request: Int
  /// What it is, for people: ``control plane `hybrid-cp` ``.
  public var label: String
  /// Its own URL as on Konnect.
  public var url: String
  /// What takes it back; nil where the API has no way to.
  public var inverse: Inverse?
  /// What became of it.
  public var fate: Fate
  /// Why it is kept.
  public var reason: String?

  /// Something new.
  public init(number: Int, request: Int, label: String, url: String, inverse: Inverse?, reason: String? = nil) {
    self.number = number
    self.request = request
    self.label = label
    self.url = url
    self.inverse = inverse
    self.reason = reason
    fate = .present
  }

  /// Whether it is still to be deleted.
  public var isLeft: Bool { fate == .present || fate == .kept }
}
