import JSON
import TestSupport
import Testing

@testable import HowTo

@Suite struct CurlCommandTests {
  // MARK: Method and URL

  @Test(arguments: [
    ("curl x", "GET"), ("curl -d a x", "POST"), ("curl --json '{}' x", "POST"), ("curl -F a=b x", "POST"),
    ("curl -I x", "HEAD"),
    ("curl -T f x", "PUT"), ("curl -G -d a x", "GET"), ("curl -XDELETE x", "DELETE"),
    ("curl --request PATCH -d a x", "PATCH"),
    ("curl -X GET -X PUT x", "PUT"), ("curl x -d ''", "POST"),
  ])
  func methodsAreThoseOfCurl(_ text: String, _ method: String) throws {
    #expect(try curl(text).method == method)
  }

  @Test(arguments: [
    ("curl https://a.b/c?d=e", "https://a.b/c?d=e"), ("curl localhost:8001", "http://localhost:8001"),
    ("curl \"$BASE/a\"", "$BASE/a"), ("curl ${BASE}a", "${BASE}a"), ("curl a/$B", "http://a/$B"),
    ("curl HTTP://a", "HTTP://a"),
    ("curl --url a", "http://a"), ("curl -s -- a", "http://a"), ("curl -g 'a/{b}[1]'", "http://a/{b}[1]"),
    ("curl \"$SCHEME://a\"", "$SCHEME://a"), ("curl https://<host>/a", "https://<host>/a"),
    ("curl a\\?b\\=c", "http://a?b=c"),
  ])
  func urlsAreAsWritten(_ text: String, _ url: String) throws {
    #expect(try curl(text).url == url)
  }

  @Test(arguments: [
    ("curl -G -d a=b --data c=d 'x?y#z'", "http://x?y&a=b&c=d#z"),
    ("curl -G --data-urlencode 'q=a b/é' x/", "http://x/?q=a%20b%2F%C3%A9"),
    ("curl --url-query 'a=b c' --url-query +d%20e x", "http://x?a=b%20c&d%20e"), ("curl -G x", "http://x"),
    ("curl -G -d '' x", "http://x"), ("curl -G -d a 'x?'", "http://x?a"),
    ("curl x --url-query '=a b'", "http://x?a%20b"),
  ])
  func dataGoIntoTheQuery(_ text: String, _ url: String) throws {
    let command = try curl(text)
    #expect(command.url == url)
    #expect(command.method == "GET")
    #expect(command.body == nil)
  }

  // MARK: Headers

  private func headers(_ text: String) throws -> [String] { try curl(text).headers.map { "\($0.name): \($0.value)" } }
  private func implied(_ text: String) throws -> [String] {
    try curl(text).impliedHeaders.map { "\($0.name): \($0.value)" }
  }

  @Test func headersAreKeptInOrder() throws {
    #expect(
      try headers("curl x -H 'A: b' --header \"C:$D\" -HE:\\ f -H 'G;' -H Host:") == ["A: b", "C: $D", "E: f", "G: "])
    #expect(
      try headers("curl x -A me -e http://r -r 0-9 --oauth2-bearer $T") == [
        "User-Agent: me", "Referer: http://r", "Range: bytes=0-9", "Authorization: Bearer $T",
      ])
  }

  @Test(arguments: [
    ("curl x", []), ("curl x -d a", ["Content-Type: application/x-www-form-urlencoded"]),
    ("curl x --json '{}'", ["Content-Type: application/json", "Accept: application/json"]),
    ("curl x --json '{}' -H content-type:a/b", ["Accept: application/json"]),
    ("curl x -d a -H 'Content-Type: a/b'", []),
    ("curl x -d a -H Content-Type:", []), ("curl x -F a=b", []), ("curl x -T f", []), ("curl -G x -d a", []),
  ])
  func curlAddsHeadersForTheBody(_ text: String, _ expected: [String]) throws {
    #expect(try implied(text) == expected)
  }

  // MARK: Body

  @Test(arguments: [
    ("-d a=b -d c", "a=b&c"), ("--data-raw @a", "@a"), ("--data-ascii a", "a"), ("-d \"c=$C\"", "c=$C"),
    ("-da=b", "a=b"),
    ("--data-binary 'a\nb'", "a\nb"), ("--data-urlencode 'a=b c' -d d", "a=b%20c&d"),
    ("--data-urlencode 'a b'", "a%20b"),
    ("-d @- <<E\na\n$B\nE", "a$B"), ("--data-binary @- <<'E'\na\n$1\nE", "a\n$1\n"),
    ("--data-binary @- <<< \"a$B\"", "a$B\n"),
    ("--json a --json b", "ab"), ("-d ''", ""),
  ])
  func dataAreText(_ options: String, _ body: String) throws {
    #expect(try curl("curl x \(options)").body == .text(body, json: nil))
  }

  @Test func jsonIsReadWithItsReferences() throws {
    let text = "curl x -d '{\"a\": \"'\"$A\"'\", \"b\": [\"x-'${B}'\", 1.0]}'"
    #expect(
      try curl(text).body
        == .text("{\"a\": \"$A\", \"b\": [\"x-${B}\", 1.0]}", json: ["a": "$A", "b": ["x-${B}", 1.0]]))
    #expect(try curl("curl x --json \"[\\\"$A\\\"]\"").body == .text("[\"$A\"]", json: ["$A"]))
  }

  @Test(arguments: [
    "{\"a\": '$A'}", "{\"a\": '\"$A\"'}", "{\"'$A'\": 1}", "{\"a\": \"\\u0024A\"}", "{\"a\": 1", "1", "\"a\"", "",
    "{\"a\": \"'$A'\\u0042\"}",
  ])
  func whatIsNoJSONIsTextOnly(_ body: String) throws {
    guard case .text(_, let json)? = try curl("curl x -d '\(body)'").body else {
      Issue.record("no text")
      return
    }
    #expect(json == nil)
  }

  @Test(arguments: [
    ("-d @f.json", CurlCommand.Body.file(path: "f.json", stripsLineEnds: true)),
    ("--data-binary @f", .file(path: "f", stripsLineEnds: false)),
    ("--json @f", .file(path: "f", stripsLineEnds: false)),
    ("-T f", .file(path: "f", stripsLineEnds: false)), ("-d @- < f", .file(path: "f", stripsLineEnds: true)),
    ("--json \"$(cat a \"$B\")\"", .output(command: "cat a \"$B\"")),
    (
      "-F a=b -F \"f=@$D\" --form-string 'c=<d;e'",
      .form([.init(name: "a", value: "b"), .init(name: "f", value: "@$D"), .init(name: "c", value: "<d;e")])
    ),
  ])
  func bodiesComeFromElsewhereToo(_ options: String, _ body: CurlCommand.Body) throws {
    #expect(try curl("curl x \(options)").body == body)
  }

  // MARK: Options

  @Test func shortOptionsMayBeTogether() throws {
    let command = try curl("curl -sSLkfio out -uu:$P -XPOST x")
    #expect(command.transfer.followsRedirects && command.transfer.isInsecure && command.transfer.failsOnError)
    #expect(command.output == .init(hasHeaders: true, file: "out"))
    #expect(command.credentials == "u:$P")
    #expect(command.method == "POST")
  }

  @Test func optionsOfTheTransfer() throws {
    let command = try curl(
      """
      curl --insecure --location --fail-with-body -m 2.5 --connect-timeout 3 --retry 4 --retry-delay 5 --cacert ca.crt \\
        --cert ~/c.crt --key $KEY --resolve a:443:$IP --resolve b:1:c --connect-to d:1:e:2 -x http://p \\
        -b a=b -c jar --compressed --http1.1 -N -v --no-progress-meter x
      """)
    var transfer = CurlCommand.Transfer()
    transfer.isInsecure = true
    transfer.followsRedirects = true
    transfer.failsOnError = true
    transfer.maximumSeconds = 2.5
    transfer.connectSeconds = 3
    transfer.retries = 4
    transfer.caFile = "ca.crt"
    transfer.certificate = "$HOME/c.crt"
    transfer.key = "$KEY"
    transfer.resolve = ["a:443:$IP", "b:1:c"]
    transfer.connectTo = ["d:1:e:2"]
    transfer.proxy = "http://p"
    #expect(command.transfer == transfer)
    #expect(command.cookie == "a=b")
    #expect(command.cookieJar == "jar")
  }

  @Test(arguments: [
    ("-o f", CurlCommand.Output(file: "f")),
    ("-o /dev/null -w '%{http_code}\\n'", .init(discardsBody: true, writeOut: "%{http_code}\\n")),
    ("-o -", .init()), ("-I", .init(hasHeaders: true)), ("-O", .init(file: "b.tgz")), ("", .init()),
  ])
  func outputs(_ options: String, _ output: CurlCommand.Output) throws {
    #expect(try curl("curl \(options) https://a/b.tgz?c").output == output)
  }

  // MARK: What needs a shell

  @Test(arguments: [
    ("curl", "runs curl without a URL"), ("curl ''", "runs curl without a URL"),
    ("curl a b", "gives curl more than one URL"),
    ("curl --next x", "runs curl with '--next', which is not known here"),
    ("curl -sZ x", "runs curl with '-Z', which is not known here"),
    ("curl --quiet x", "runs curl with '--quiet', which is not known here"),
    ("curl --request=GET x", "runs curl with '--request=GET', which is not known here"),
    ("curl x -H", "has no value for curl's '-H'"), ("curl x -H a", "gives curl the header 'a' without a colon"),
    ("curl x -m soon", "gives curl 'soon' for a number"), ("curl x -m 1e300", "gives curl '1e300' for a number"),
    ("curl x -X $M", "gives curl '$M' for a method"),
    ("curl x -u me", "has curl ask for a password"), ("curl ftp://x", "sends no HTTP but ftp"),
    ("curl 'x/{a,b}'", "has brackets in a URL, which curl takes for a pattern"),
    ("curl 'x?a[b]=c'", "has brackets in a URL, which curl takes for a pattern"),
    ("curl x/$(a)", "takes in the output of a command"),
    ("curl x -d \"a=$(b)\"", "takes in the output of a command"), ("curl x -d @-", "has curl send what it is fed"),
    ("curl x -d @- -d @- <<E\na\nE", "has curl send what it is fed"),
    ("curl x -d @- 3<<E\na\nE", "has curl send what it is fed"),
    ("curl x --data-urlencode \"a=$B\"", "has curl encode the value of a variable"),
    ("curl x --data-urlencode a@b", "has curl encode a file"),
    ("curl x -F a", "gives curl the form field 'a' without a value"),
    ("curl x -F 'a=@b;type=c/d'", "has a form field beyond text and files"),
    ("curl x --form-string a=@b", "has a form field beyond text and files"),
    ("curl x -F a=b -d c", "has curl send more than one kind of body"),
    ("curl x -T a -d b", "has curl send more than one kind of body"),
    ("curl x -d a -d @b", "has curl join text and files"),
    ("curl x -I -d a", "has curl send a body with a request that takes none"),
    ("curl x -G -F a=b", "has curl send a body with a request that takes none"),
    ("curl -O https://a/", "has curl name a file after a URL without one"),
    ("curl -O https://a", "has curl name a file after a URL without one"),
    ("curl x -d '$A'", "has a '$' that quotes keep from the shell before what looks like a name"),
    ("curl x -d '{\"$ref\": 1}'", "has a '$' that quotes keep from the shell before what looks like a name"),
    ("curl x?a={1..3}", "has 'x?a={1..3}' for the shell to work out"),
  ])
  func whatIsNotKnownNeedsAShell(_ text: String, _ reason: String) {
    #expect(refusal(text) == reason)
  }

  @Test func reasonsHaveTheirPlace() throws {
    let text: MarkedText = "curl x 1️⃣--nope2️⃣ -s"
    let command = try #require(commands(text.text).first)
    #expect {
      _ = try CurlCommand(command)
    } throws: {
      ($0 as? NeedsShell)?.range == text.range(1, 2)
    }
  }
}
