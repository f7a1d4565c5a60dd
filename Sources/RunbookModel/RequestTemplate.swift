public import JSON
public import SourceText

/// A request as the page writes it: after Liquid, before variables are replaced.
public struct RequestTemplate: Sendable {
  /// A header line.
  public struct Header: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// The header `name: value`.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    /// A header written as `Name: value`; nil without a colon.
    public init?(line: String) {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      name = String(line[..<colon].filter { !$0.isWhitespace })
      value = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
    }

    /// `Name: value`.
    public var line: String { "\(name): \(value)" }
  }

  /// A certificate of the client's own.
  public struct Certificate: Sendable, Hashable {
    /// The file of the certificate.
    public var file: String
    /// The file of its key; nil where the first holds it, too.
    public var key: String?

    /// The certificate in `file`.
    public init(file: String, key: String? = nil) {
      self.file = file
      self.key = key
    }
  }

  /// A request that is sent several times.
  public struct Rounds: Sendable, Hashable {
    /// How often.
    public var count: Int
    /// How long to pause between two.
    public var pause: Duration?

    /// `count` rounds.
    public init(count: Int, pause: Duration? = nil) {
      self.count = count
      self.pause = pause
    }
  }

  /// The block it was written in, with its kind: `konnect_api_request`, `validation:request-check`, `curl`.
  public var block: String
  /// The method, in capitals.
  public var method: String
  /// The Konnect region, for blocks that have one.
  public var region: String?
  /// The absolute URL.
  public var url: String
  /// The path as written in the block.
  public var path: String
  /// The headers, in order.
  public var headers: [Header]
  /// What is sent.
  public var body: RequestBody?
  /// The name and password for basic authentication, as `name:password`.
  public var credentials: String?
  /// The cookies to send: `name=value`, or a file that an earlier request's `cookieJar` named.
  public var cookie: String?
  /// The file in which the answer's cookies are kept for later requests.
  public var cookieJar: String?
  /// Whether the server's certificate goes unverified.
  public var isInsecure = false
  /// The certificate by which the client shows who it is.
  public var certificate: Certificate?
  /// How long to wait before it is sent.
  public var delay: Duration?
  /// How often it is sent, where that is not once.
  public var rounds: Rounds?
  /// Whether it is sent again until its expectations hold, as the block's `retry` asks.
  public var isRetried = false
  /// The file in which the page has the answer kept.
  public var outputFile: String?
  /// What must come of it.
  public var expectation: Expectation
  /// The variables taken from the response.
  public var captures: [Capture]
  /// The block's `extract_body`, which the site's own test harness reads.
  public var extractBody: JSONValue?
  /// The block's further keys, as written.
  public var settings: JSONObject
  /// How to ask again until something is ready, where the page says so.
  public var polling: Polling?
  /// Where each part of the block stands, by its pointer in the block: `/region`, `/body/owner/kind`.
  public var places: [JSONPointer: SourceRange]
  /// Where the key of each member stands, by the pointer of its value.
  public var keyPlaces: [JSONPointer: SourceRange] = [:]
  /// The places of the headers, in their order.
  ///
  /// May be shorter; nil for headers that a kind of block brings along.
  public var headerPlaces: [SourceRange?] = []

  /// A request without expectations, captures and places.
  public init(
    block: String, method: String, region: String? = nil, url: String, path: String, headers: [Header] = [],
    body: RequestBody? = nil
  ) {
    self.block = block
    self.method = method
    self.region = region
    self.url = url
    self.path = path
    self.headers = headers
    self.body = body
    expectation = Expectation()
    captures = []
    settings = [:]
    places = [:]
  }

  /// Where the header at `index` is written, or else what has it: the headers, the block.
  public func range(ofHeader index: Int) -> SourceRange? {
    let own = headerPlaces.indices.contains(index) ? headerPlaces[index] : nil
    return own ?? range(of: .root)
  }

  /// Where `pointer` of the block stands, or the nearest part around it.
  public func range(of pointer: JSONPointer) -> SourceRange? {
    var pointer = pointer
    while true {
      if let range = places[pointer] { return range }
      if pointer.tokens.isEmpty { return nil }
      pointer = pointer.parent
    }
  }
}

/// A variable taken from a response.
public struct Capture: Sendable, Hashable {
  /// The variable's name.
  public var variable: String
  /// The jq program whose first output is the value.
  public var jq: String
  /// The header that is the value, in place of the body.
  public var header: String?
  /// Where it stands.
  public var range: SourceRange?

  /// A capture of `variable` by `jq`.
  public init(variable: String, jq: String, range: SourceRange? = nil) {
    self.variable = variable
    self.jq = jq
    self.range = range
  }

  /// A capture of `variable` from the header of this name.
  public init(variable: String, header: String, range: SourceRange? = nil) {
    self.init(variable: variable, jq: ".", range: range)
    self.header = header
  }
}

/// Asking again until the response says it is ready.
public struct Polling: Sendable, Hashable {
  /// The words that ask for it.
  public var text: String
  /// The state to reach, in lower case.
  public var state: String
  /// The longest to ask.
  public var limit: Duration

  /// A poll for `state` during at most `limit`.
  public init(text: String, state: String, limit: Duration) {
    self.text = text
    self.state = state
    self.limit = limit
  }
}
