public import JSON
public import Journal

/// What the API says of the resources that requests create: how to find them, and how to take them back.
public protocol ResourceDirectory: Sendable {
  /// What `request` created, given that it was answered with `status` (a success) and `answer`; nil for nothing.
  func creation(by request: SentRequest, status: Int, answer: JSONValue?) -> CreatedResource?

  /// How to find out whether the POST `request` was carried out; nil where there is no way.
  func search(for request: SentRequest) -> OutcomeSearch?

  /// The status that tells success of `request`; nil where nothing is known of it.
  func successStatus(of request: SentRequest) -> Int?
}

/// A request with its variables replaced.
public struct SentRequest: Sendable, Hashable {
  /// The method, in capitals.
  public var method: String
  /// The URL as on Konnect.
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

/// Something that a request created.
public struct CreatedResource: Sendable {
  /// What it is, for people.
  public var label: String
  /// Its own URL as on Konnect.
  public var url: String
  /// What takes it back; nil where the API has no way to.
  public var inverse: ResourceRecord.Inverse?

  /// Something created.
  public init(label: String, url: String, inverse: ResourceRecord.Inverse?) {
    self.label = label
    self.url = url
    self.inverse = inverse
  }
}

/// A list in which the outcome of a request shows.
public struct OutcomeSearch: Sendable, Hashable {
  /// What shows that the request was carried out.
  public enum Evidence: Sendable, Hashable {
    /// One item whose `field` is `value`, made after the request was sent.
    case item(field: String, value: String)
    /// All of these ids are on the list.
    case members([String])
  }

  /// The list's URL as on Konnect, with the collection's own filter where it has one.
  public var list: String
  /// The collection's URL, without a query.
  public var collection: String
  /// What shows that the request was carried out.
  public var evidence: Evidence
  /// The member of an answer that holds the list; nil where the answer is the list.
  public var listMember: String?

  /// A search.
  public init(list: String, collection: String, evidence: Evidence, listMember: String?) {
    self.list = list
    self.collection = collection
    self.evidence = evidence
    self.listMember = listMember
  }
}
