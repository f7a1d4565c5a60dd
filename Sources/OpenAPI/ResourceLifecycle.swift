public import JSON

/// How what a request creates is found and taken back, by the operations that a specification has for its path.
///
/// Every rule goes by the shape of paths and bodies: a collection and its items, `…/add` and `…/remove`.
public struct ResourceLifecycle: Sendable {
  /// A request, its variables replaced.
  public struct Request: Sendable, Hashable {
    /// The method, in capitals.
    public var method: String
    /// The absolute URL.
    public var url: String
    /// The body, where it is JSON.
    public var body: JSONValue?

    /// A request.
    public init(method: String, url: String, body: JSONValue? = nil) {
      self.method = method
      self.url = url
      self.body = body
    }
  }

  let index: OperationIndex

  /// What `index` says of its operations' resources.
  public init(_ index: OperationIndex) { self.index = index }

  /// The status that tells success of `request`, by its operation; nil where there is none.
  public func successStatus(of request: Request) -> Int? {
    operation(request.method, ResourceURL(request.url))?.operation.successResponse?.status.code
  }

  /// The operation of `method` at `url`.
  func operation(_ method: String, _ url: ResourceURL) -> OperationMatch? {
    guard case .found(let match) = index.lookup(host: url.host, method: method, path: url.path) else { return nil }
    return match
  }

  /// The operation of `method` on the item `key` of the collection at `url`.
  func itemOperation(_ method: String, _ key: String, of url: ResourceURL) -> OperationMatch? {
    let match = operation(method, url.item(key))
    return match?.operation.path.segments.last?.isParameter == true ? match : nil
  }
}
