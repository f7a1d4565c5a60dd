/// The words of a `curl` command → what it asks for.
struct CurlReader {
  /// The value of an option: the rest of a word, or the next one.
  enum Value {
    case text(String)
    case word(ShellWord)

    func text() throws(NeedsShell) -> String {
      switch self {
      case .text(let text): text
      case .word(let word): try word.text()
      }
    }
  }

  private let command: ShellCommand
  private var request: CurlRequestParts
  private var index = 1
  private var urls: [String] = []
  private var method: String?
  private var isHead = false
  private var isRemoteName = false
  private var isGlobOff = false

  init(_ command: ShellCommand) {
    self.command = command
    request = CurlRequestParts(command.redirections)
  }

  mutating func read() throws(NeedsShell) -> CurlCommand {
    var hasOptions = true
    while index < command.words.count {
      let word = command.words[index]
      let text = try word.text()
      index += 1
      if !hasOptions || !text.hasPrefix("-") || text == "-" {
        urls.append(text)
      } else if text == "--" {
        hasOptions = false
      } else if text.hasPrefix("--") {
        guard let option = CurlOption(long: String(text.dropFirst(2))) else { throw unknown(text) }
        try take(option, name: text, attached: "")
      } else {
        try takeLetters(text.dropFirst())
      }
    }
    return try finished()
  }

  private func unknown(_ option: String) -> NeedsShell {
    NeedsShell("runs curl with '\(option.excerpt)', which is not known here", at: place)
  }

  /// Where the reader is.
  private var place: Range<Int> { index <= command.words.count ? command.words[index - 1].range : command.range }

  /// Takes `sSLo file` and `XPOST`: options without value may stand before another, a value right behind its letter.
  private mutating func takeLetters(_ letters: Substring) throws(NeedsShell) {
    var letters = letters
    while let letter = letters.popFirst() {
      guard let option = CurlOption(short: letter) else { throw unknown("-\(letter)") }
      try take(option, name: "-\(letter)", attached: option.takesValue ? String(letters) : "")
      if option.takesValue { return }
    }
  }

  /// - Parameter attached: What stands right behind the option's letter.
  private mutating func take(_ option: CurlOption, name: String, attached: String) throws(NeedsShell) {
    guard option.takesValue else { return take(option) }
    if !attached.isEmpty { return try take(option, value: .text(attached)) }
    guard index < command.words.count else { throw NeedsShell("has no value for curl's '\(name)'", at: place) }
    index += 1
    try take(option, value: .word(command.words[index - 1]))
  }

  private mutating func take(_ option: CurlOption) {
    switch option {
    case .get: request.isGet = true
    case .head: isHead = true
    case .remoteName: isRemoteName = true
    case .include: request.output.hasHeaders = true
    case .insecure: request.transfer.isInsecure = true
    case .location: request.transfer.followsRedirects = true
    case .fail: request.transfer.failsOnError = true
    case .globOff: isGlobOff = true
    default: break
    }
  }

  private mutating func take(_ option: CurlOption, value: Value) throws(NeedsShell) {
    if try request.takeData(option, value, at: place) { return }
    let text = try value.text()
    switch option {
    case .method:
      guard text.utf8.allSatisfy(\.isNameByte) else {
        throw NeedsShell("gives curl '\(text.excerpt)' for a method", at: place)
      }
      method = text
    case .url: urls.append(text)
    case .header: try request.takeHeader(text, at: place)
    case .userAgent: request.headers.append(.init(name: "User-Agent", value: text))
    case .referer: request.headers.append(.init(name: "Referer", value: text))
    case .range: request.headers.append(.init(name: "Range", value: "bytes=\(text)"))
    case .bearer: request.headers.append(.init(name: "Authorization", value: "Bearer \(text)"))
    case .user:
      guard text.contains(":") || text.contains("$") else { throw NeedsShell("has curl ask for a password", at: place) }
      request.credentials = text
    case .cookie: request.cookie = text
    case .cookieJar: request.cookieJar = text
    case .output:
      request.output.file = text == "-" || text == "/dev/null" ? nil : text
      request.output.discardsBody = text == "/dev/null"
    case .writeOut: request.output.writeOut = text
    case .maximumTime: request.transfer.maximumSeconds = try seconds(text)
    case .connectTimeout: request.transfer.connectSeconds = try seconds(text)
    case .retry: request.transfer.retries = Int(try seconds(text))
    case .caFile: request.transfer.caFile = text
    case .certificate: request.transfer.certificate = text
    case .key: request.transfer.key = text
    case .resolve: request.transfer.resolve.append(text)
    case .connectTo: request.transfer.connectTo.append(text)
    case .proxy: request.transfer.proxy = text
    default: break
    }
  }

  private func seconds(_ text: String) throws(NeedsShell) -> Double {
    guard let value = Double(text), (0...1e9).contains(value) else {
      throw NeedsShell("gives curl '\(text.excerpt)' for a number", at: place)
    }
    return value
  }

  // MARK: The whole

  private mutating func finished() throws(NeedsShell) -> CurlCommand {
    guard let first = urls.first else { throw NeedsShell("runs curl without a URL", at: command.range) }
    guard urls.count == 1 else { throw NeedsShell("gives curl more than one URL", at: command.range) }
    var url = try CurlURL.complete(first, isGlobOff: isGlobOff, at: command.range)
    if isRemoteName {
      let path = url.prefix { $0 != "?" && $0 != "#" }
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      guard path.split(separator: "/").count > 2, !name.isEmpty else {
        throw NeedsShell("has curl name a file after a URL without one", at: command.range)
      }
      request.output.file = name
    }
    if isHead { request.output.hasHeaders = true }
    var body = try request.body(at: command.range)
    if request.isGet, case .text(let query, _)? = body {
      request.queries.append(query)
      body = nil
    }
    url = CurlURL.appending(request.queries.filter { !$0.isEmpty }.joined(separator: "&"), to: url)
    guard body == nil || !isHead && !request.isGet else {
      throw NeedsShell("has curl send a body with a request that takes none", at: command.range)
    }
    let usual = isHead ? "HEAD" : request.upload != nil ? "PUT" : body == nil ? "GET" : "POST"
    return CurlCommand(
      method: method ?? usual, url: url, headers: request.headers, impliedHeaders: request.impliedHeaders(for: body),
      body: body, credentials: request.credentials, cookie: request.cookie, cookieJar: request.cookieJar,
      transfer: request.transfer, output: request.output)
  }
}
