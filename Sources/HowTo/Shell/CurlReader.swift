/// The words of a `curl` command → what it asks for.
struct CurlReader {
  private let command: ShellCommand
  private var request: CurlRequestParts
  private var index = 1
  private var urls: [(text: String, source: CurlArgument)] = []
  private var method: (text: String, source: CurlArgument)?
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
        urls.append((text, CurlArgument(word: word)))
      } else if text == "--" {
        hasOptions = false
      } else if text.hasPrefix("--") {
        guard let option = CurlOption(long: String(text.dropFirst(2))) else { throw unknown(text) }
        try take(option, name: text, attached: nil)
      } else {
        try takeLetters(of: word, text)
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
  private mutating func takeLetters(of word: ShellWord, _ text: String) throws(NeedsShell) {
    var letters = text.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = CurlOption(short: letter) else { throw unknown("-\(letter)") }
      let isAttached = option.takesValue && !letters.isEmpty
      let skipped = text.utf8.count - letters.utf8.count
      try take(
        option, name: "-\(letter)", attached: isAttached ? CurlArgument(word: word, skipped: skipped) : nil)
      if option.takesValue { return }
    }
  }

  /// - Parameter attached: What stands right behind the option's letter.
  private mutating func take(_ option: CurlOption, name: String, attached: CurlArgument?) throws(NeedsShell) {
    guard option.takesValue else { return take(option) }
    if let attached { return try take(option, value: attached) }
    guard index < command.words.count else { throw NeedsShell("has no value for curl's '\(name)'", at: place) }
    index += 1
    try take(option, value: CurlArgument(word: command.words[index - 1]))
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

  private mutating func take(_ option: CurlOption, value: CurlArgument) throws(NeedsShell) {
    if try request.takeData(option, value, at: place) { return }
    let text = try value.text()
    switch option {
    case .method:
      guard text.utf8.allSatisfy(\.isNameByte) else {
        throw NeedsShell("gives curl '\(text.excerpt)' for a method", at: place)
      }
      method = (text, value)
    case .url: urls.append((text, value))
    case .header: try request.takeHeader(text, from: value, at: place)
    case .userAgent: request.add(.init(name: "User-Agent", value: text), from: value)
    case .referer: request.add(.init(name: "Referer", value: text), from: value)
    case .range: request.add(.init(name: "Range", value: "bytes=\(text)"), from: value)
    case .bearer: request.add(.init(name: "Authorization", value: "Bearer \(text)"), from: value)
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
    var url = try CurlURL.complete(first.text, isGlobOff: isGlobOff, at: command.range)
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
    request.sources.url = first.source
    request.sources.method = method?.source
    return CurlCommand(
      method: method?.text ?? usual, url: url, headers: request.headers,
      impliedHeaders: request.impliedHeaders(for: body),
      body: body, credentials: request.credentials, cookie: request.cookie, cookieJar: request.cookieJar,
      transfer: request.transfer, output: request.output, sources: request.sources)
  }
}
