import JSON
import RunbookModel

/// The pieces of a request while the words of a `curl` command are read.
struct CurlRequestParts {
  /// A piece of the body.
  private enum Piece {
    case text(String)
    case file(String, stripsLineEnds: Bool)
    case output(String)
  }

  private(set) var headers: [CurlCommand.Header] = []
  var credentials: String?
  var cookie: String?
  var cookieJar: String?
  var transfer = CurlCommand.Transfer()
  var output = CurlCommand.Output()
  /// Which words the parts come from.
  var sources = CurlSources()
  /// What goes into the query.
  var queries: [String] = []
  /// Whether data go into the query: `-G`.
  var isGet = false
  /// The file to send by PUT.
  private(set) var upload: String?

  /// Headers of curl's own that the command forbids, in lower case.
  private var withheld: Set<String> = []
  private var pieces: [Piece] = []
  private var fields: [CurlCommand.Field] = []
  private var isJSON = false
  /// Whether a piece was encoded, and so is no JSON whatever it looks like.
  private var isEncoded = false

  /// What the command is fed, until it is read.
  private var input: ShellRedirection?

  /// No pieces yet, of a command that has `redirections`.
  init(_ redirections: [ShellRedirection]) {
    input = redirections.last { redirection in
      [.input, .heredoc, .indentedHeredoc, .hereString].contains(redirection.kind)
        && (redirection.descriptor ?? 0) == 0
    }
  }

  // MARK: Headers

  /// Adds a header that was read from `source`.
  mutating func add(_ header: CurlCommand.Header, from source: CurlArgument) {
    headers.append(header)
    sources.headers.append(source)
  }

  mutating func takeHeader(_ text: String, from source: CurlArgument, at range: Range<Int>) throws(NeedsShell) {
    guard let colon = text.firstIndex(of: ":") else {
      // `Name;` sends an empty one.
      guard text.hasSuffix(";") else {
        throw NeedsShell("gives curl the header '\(text.excerpt)' without a colon", at: range)
      }
      add(.init(name: String(text.dropLast()), value: ""), from: source)
      return
    }
    let name = String(text[..<colon])
    let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    if value.isEmpty {
      withheld.insert(name.lowercased())
    } else {
      add(.init(name: name, value: String(value)), from: source)
    }
  }

  /// The headers that curl adds.
  func impliedHeaders(for body: CurlCommand.Body?) -> [CurlCommand.Header] {
    let implied: [CurlCommand.Header]
    switch body {
    case nil, .form: return []
    case _ where upload != nil: return []
    case _ where isJSON:
      implied = [
        .init(name: "Content-Type", value: "application/json"), .init(name: "Accept", value: "application/json"),
      ]
    default: implied = [.init(name: "Content-Type", value: "application/x-www-form-urlencoded")]
    }
    let written = withheld.union(headers.map { $0.name.lowercased() })
    return implied.filter { !written.contains($0.name.lowercased()) }
  }

  // MARK: Data

  /// Takes an option that has to do with what is sent; false for others.
  mutating func takeData(
    _ option: CurlOption, _ value: CurlArgument, at place: Range<Int>
  ) throws(NeedsShell) -> Bool {
    switch option {
    case .data, .dataRaw, .dataBinary, .json:
      if option == .json { isJSON = true }
      pieces.append(try piece(option, value, at: place))
    case .dataURLEncode:
      isEncoded = true
      pieces.append(.text(try encoded(value, at: place)))
    case .urlQuery:
      let text = try value.text()
      queries.append(text.hasPrefix("+") ? String(text.dropFirst()) : try encoded(value, at: place))
    case .form, .formString: fields.append(try field(try value.text(), option, at: place))
    case .upload:
      guard upload == nil else { throw NeedsShell("has curl send more than one file", at: place) }
      let path = try value.text()
      upload = path
      pieces.append(try file(path, stripsLineEnds: false, at: place))
    default: return false
    }
    return true
  }

  private mutating func piece(
    _ option: CurlOption, _ value: CurlArgument, at place: Range<Int>
  ) throws(NeedsShell) -> Piece {
    if let command = value.substitutedCommand { return .output(command) }
    let text = try value.text()
    guard option != .dataRaw, text.hasPrefix("@") else {
      sources.body = value
      return .text(text)
    }
    return try file(String(text.dropFirst()), stripsLineEnds: option == .data, at: place)
  }

  /// The content of a file; `-` is what the command is fed.
  private mutating func file(_ path: String, stripsLineEnds: Bool, at place: Range<Int>) throws(NeedsShell) -> Piece {
    guard path == "-" || path == "." else { return .file(path, stripsLineEnds: stripsLineEnds) }
    guard let input else { throw NeedsShell("has curl send what it is fed", at: place) }
    self.input = nil
    if input.kind == .input { return .file(try input.target.text(), stripsLineEnds: stripsLineEnds) }
    // A here-string has no line of its own, and gets an end of line.
    sources.body = CurlArgument(word: input.body ?? input.target)
    let text = try (input.body ?? input.target).text() + (input.body == nil ? "\n" : "")
    guard stripsLineEnds else { return .text(text) }
    return .text(String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" })))
  }

  /// `content`, `=content` or `name=content`, with the content encoded.
  private func encoded(_ value: CurlArgument, at place: Range<Int>) throws(NeedsShell) -> String {
    let text = try value.text()
    let mark = text.firstIndex { $0 == "=" || $0 == "@" }
    if let mark, text[mark] == "@" { throw NeedsShell("has curl encode a file", at: place) }
    let name = mark.map { String(text[..<$0]) } ?? ""
    let content = mark.map { String(text[text.index(after: $0)...]) } ?? text
    guard VariableReference.all(in: content).isEmpty else {
      throw NeedsShell("has curl encode the value of a variable", at: place)
    }
    return (name.isEmpty ? "" : "\(name)=") + CurlURL.encoded(content)
  }

  private func field(
    _ text: String, _ option: CurlOption, at range: Range<Int>
  ) throws(NeedsShell) -> CurlCommand.Field {
    guard let equals = text.firstIndex(of: "=") else {
      throw NeedsShell("gives curl the form field '\(text.excerpt)' without a value", at: range)
    }
    let value = String(text[text.index(after: equals)...])
    let isSpecial =
      option == .form
      ? value.hasPrefix("<") || value.hasPrefix("\"") || value.contains(";") : value.hasPrefix("@")
    guard !isSpecial else { throw NeedsShell("has a form field beyond text and files", at: range) }
    return .init(name: String(text[..<equals]), value: value)
  }

  /// The body that the data make up.
  mutating func body(at range: Range<Int>) throws(NeedsShell) -> CurlCommand.Body? {
    let kinds = (fields.isEmpty ? 0 : 1) + (upload == nil ? 0 : 1) + (upload == nil && !pieces.isEmpty ? 1 : 0)
    guard kinds < 2, upload == nil || pieces.count == 1 else {
      throw NeedsShell("has curl send more than one kind of body", at: range)
    }
    if !fields.isEmpty { return .form(fields) }
    if pieces.count == 1 {
      switch pieces[0] {
      case .file(let path, let stripsLineEnds): return .file(path: path, stripsLineEnds: stripsLineEnds)
      case .output(let command): return .output(command: command)
      case .text: break
      }
    }
    guard !pieces.isEmpty else { return nil }
    if pieces.count > 1 || isEncoded { sources.body = nil }
    var texts: [String] = []
    for piece in pieces {
      guard case .text(let text) = piece else { throw NeedsShell("has curl join text and files", at: range) }
      texts.append(text)
    }
    let text = texts.joined(separator: isJSON ? "" : "&")
    return .text(text, json: isEncoded ? nil : Self.json(text))
  }

  /// The object or array that `text` is; nil where it is none.
  ///
  /// Nor is it where a variable stands outside the strings or in a key, or where an escape would make one of what is none.
  private static func json(_ text: String) -> JSONValue? {
    guard let first = text.utf8.first(where: { $0 > 32 }), "{[".utf8.contains(first),
      let value = try? JSONParser.parse(text)
    else { return nil }
    var names: [String] = []
    value.walk { _, value in
      if let text = value.string, text.utf8.contains(UInt8(ascii: "$")) {
        names += VariableReference.all(in: text).map(\.name)
      }
    }
    guard names.sorted() == VariableReference.all(in: text).map(\.name).sorted() else { return nil }
    return value
  }
}
