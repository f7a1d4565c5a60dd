/// The options of curl that are known here, each under one name.
enum CurlOption: String {
  case method = "request"
  case header
  case data
  case dataRaw = "data-raw"
  case dataBinary = "data-binary"
  case dataURLEncode = "data-urlencode"
  case json
  case form
  case formString = "form-string"
  case user
  case bearer = "oauth2-bearer"
  case cookie
  case cookieJar = "cookie-jar"
  case userAgent = "user-agent"
  case referer
  case range
  case get
  case head
  case url
  case urlQuery = "url-query"
  case upload = "upload-file"
  case output
  case remoteName = "remote-name"
  case include
  case writeOut = "write-out"
  case insecure
  case location
  case fail
  case maximumTime = "max-time"
  case connectTimeout = "connect-timeout"
  case retry
  case caFile = "cacert"
  case certificate = "cert"
  case key
  case resolve
  case connectTo = "connect-to"
  case proxy
  case globOff = "globoff"
  /// An option that changes neither what is asked for nor what comes of it.
  case quiet
  /// Such an option with a value.
  case quietValue

  /// Whether a value follows.
  var takesValue: Bool {
    switch self {
    case .get, .head, .remoteName, .include, .insecure, .location, .fail, .globOff, .quiet: false
    default: true
    }
  }

  /// The option `--name`; nil for others than those here.
  init?(long name: String) {
    switch name {
    case "data-ascii": self = .data
    case "fail-with-body": self = .fail
    case "show-headers": self = .include
    case "silent", "show-error", "verbose", "no-buffer", "no-progress-meter", "progress-bar", "basic", "compressed",
      "http1.0", "http1.1", "http2", "http2-prior-knowledge", "ipv4", "ipv6", "tlsv1.2", "tlsv1.3", "no-keepalive",
      "retry-all-errors", "retry-connrefused", "create-dirs", "disable":
      self = .quiet
    case "retry-delay", "retry-max-time", "max-redirs", "keepalive-time", "tls-max": self = .quietValue
    case "quiet", "quietValue": return nil
    default: self.init(rawValue: name)
    }
  }

  /// The option `-letter`; nil for others than those here.
  init?(short letter: Character) {
    switch letter {
    case "X": self = .method
    case "H": self = .header
    case "d": self = .data
    case "F": self = .form
    case "u": self = .user
    case "b": self = .cookie
    case "c": self = .cookieJar
    case "A": self = .userAgent
    case "e": self = .referer
    case "r": self = .range
    case "G": self = .get
    case "I": self = .head
    case "T": self = .upload
    case "o": self = .output
    case "O": self = .remoteName
    case "i": self = .include
    case "w": self = .writeOut
    case "k": self = .insecure
    case "L": self = .location
    case "f": self = .fail
    case "m": self = .maximumTime
    case "E": self = .certificate
    case "x": self = .proxy
    case "g": self = .globOff
    case "s", "S", "v", "N", "#", "0", "4", "6", "q": self = .quiet
    default: return nil
    }
  }
}
