import JSON

/// What a `curl` command asks for.
///
/// Texts hold references to variables as `$NAME` and `${NAME}`.
struct CurlCommand: Sendable, Hashable {
  /// A header line.
  struct Header: Sendable, Hashable {
    /// The name.
    var name: String
    /// The value.
    var value: String
  }

  /// What is sent.
  enum Body: Sendable, Hashable {
    /// A text, and the object or array it is where it is JSON with variables in strings only.
    case text(String, json: JSONValue?)
    /// The fields of a form, sent as `multipart/form-data`.
    case form([Field])
    /// The content of a file; by `-d` without its line ends.
    case file(path: String, stripsLineEnds: Bool)
    /// What a command prints: `--json "$(cat body.json)"`.
    case output(command: String)
  }

  /// A field of a form.
  struct Field: Sendable, Hashable {
    /// The name.
    var name: String
    /// The value; `@path` stands for a file.
    var value: String
  }

  /// How the request is sent, and what curl makes of the answer.
  struct Transfer: Sendable, Hashable {
    /// Whether the server's certificate goes unverified: `-k`.
    var isInsecure = false
    /// Whether redirects are followed: `-L`.
    var followsRedirects = false
    /// Whether a status of 400 and more is a failure: `--fail`, `--fail-with-body`.
    var failsOnError = false
    /// The time for all of it, in seconds: `-m`.
    var maximumSeconds: Double?
    /// The time to connect, in seconds.
    var connectSeconds: Double?
    /// How often to try again.
    var retries: Int?
    /// The certificates to trust.
    var caFile: String?
    /// The client's own certificate.
    var certificate: String?
    /// The client's own key.
    var key: String?
    /// Addresses to use in place of what the name service says: `host:port:address`.
    var resolve: [String] = []
    /// Hosts to connect to in place of others: `host:port:host:port`.
    var connectTo: [String] = []
    /// The proxy.
    var proxy: String?
  }

  /// What goes to the output.
  struct Output: Sendable, Hashable {
    /// Whether the answer's headers come before its body: `-i`, and for `-I`.
    var hasHeaders = false
    /// The file that gets the body: `-o`, `-O`.
    var file: String?
    /// Whether the body is thrown away: `-o /dev/null`.
    var discardsBody = false
    /// What is printed behind the body: `-w`.
    var writeOut: String?
  }

  /// The method.
  var method: String
  /// The URL; with `http://` before it where it has no scheme, unless it begins with a variable that may bring one.
  var url: String
  /// The headers as the command has them, those by `-A`, `-e`, `-r` and `--oauth2-bearer` included.
  var headers: [Header]
  /// The headers that curl adds for the body.
  var impliedHeaders: [Header]
  /// What is sent.
  var body: Body?
  /// The name and password for basic authentication, as `name:password`.
  var credentials: String?
  /// The cookies to send: `name=value`, or a file.
  var cookie: String?
  /// The file that gets the answer's cookies.
  var cookieJar: String?
  /// How it is sent.
  var transfer: Transfer
  /// What is printed.
  var output: Output
  /// Which words it was read from.
  var sources: CurlSources

  /// Reads `command`, whose name is `curl`.
  ///
  /// - Throws: `NeedsShell`, where it does what is not described here; the reason names the option.
  init(_ command: ShellCommand) throws(NeedsShell) {
    var reader = CurlReader(command)
    self = try reader.read()
  }

  /// A request, as its reader found it.
  init(
    method: String, url: String, headers: [Header], impliedHeaders: [Header], body: Body?, credentials: String?,
    cookie: String?, cookieJar: String?, transfer: Transfer, output: Output, sources: CurlSources
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.impliedHeaders = impliedHeaders
    self.body = body
    self.credentials = credentials
    self.cookie = cookie
    self.cookieJar = cookieJar
    self.transfer = transfer
    self.output = output
    self.sources = sources
  }
}
