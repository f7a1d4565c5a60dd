/// Which words of a script the parts of a `curl` command were read from.
struct CurlSources: Sendable, Hashable {
  /// The URL.
  var url: CurlArgument?
  /// The method, where the command names one.
  var method: CurlArgument?
  /// The headers that the command has, in the order of its headers.
  var headers: [CurlArgument] = []
  /// The body, where it is one text: an option's value or the lines of a heredoc.
  var body: CurlArgument?
}
