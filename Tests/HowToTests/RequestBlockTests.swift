import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct RequestBlockTests {
  private func request(
    _ name: String = "konnect_api_request", _ lines: String..., deployment: Runbook.Deployment = .konnect
  )
    throws -> RequestTemplate
  {
    let page = "{% \(name) %}\n\(lines.joined(separator: "\n"))\n{% end\(name) %}\n"
    let book = read(MarkedText(page), deployment: deployment)
    return try #require(book.requests.first, "\(book.diagnostics)")
  }

  // MARK: Keys

  @Test func aURLAloneIsAGETInTheUnitedStates() throws {
    let request = try request("konnect_api_request", "url: /v2/control-planes?filter%5Bname%5D=x")
    #expect(request.url == "https://us.api.konghq.com/v2/control-planes?filter%5Bname%5D=x")
    #expect(request.path == "/v2/control-planes?filter%5Bname%5D=x")
    #expect(request.method == "GET")
    #expect(request.region == "us")
    #expect(request.headers.map(\.line) == ["Authorization: Bearer $KONNECT_TOKEN"])
    #expect(request.body == nil)
    #expect(request.expectation.status == nil)
    #expect(request.captures == [])
    #expect(request.extractBody == nil)
    #expect(request.block == "konnect_api_request")
  }

  @Test(arguments: ["us", "eu", "au", "me", "in", "sg", "global"])
  func theRegionIsTheHost(_ region: String) throws {
    #expect(
      try request("konnect_api_request", "url: /v2/x", "region: \(region)").url
        == "https://\(region).api.konghq.com/v2/x")
  }

  @Test func aRegionMayBeAVariable() throws {
    #expect(
      try request("konnect_api_request", "url: /v2/x", "region: $REGION").url == "https://$REGION.api.konghq.com/v2/x")
  }

  @Test func methodStatusAndBody() throws {
    let request = try request(
      "konnect_api_request", "url: /v2/x", "method: post", "status_code: 201", "body:", "  name: a", "  on: yes",
      "  list: [1, 2.50, $ID]", "  none:")
    #expect(request.method == "POST")
    #expect(request.expectation.status == 201)
    #expect(request.body?.json?.description == #"{"name":"a","on":true,"list":[1,2.50,"$ID"],"none":null}"#)
  }

  @Test func aStatusMayBeQuoted() throws {
    #expect(try request("konnect_api_request", "url: /v2/x", "status_code: '204'").expectation.status == 204)
  }

  @Test func headersComeAfterTheTokenAndOnceEach() throws {
    let request = try request(
      "konnect_api_request", "url: /v2/x", "headers:", "  - 'Accept: application/json'", "  - X-Count: 3",
      "  - 'Authorization: Bearer $KONNECT_TOKEN'")
    #expect(
      request.headers.map(\.line) == ["Authorization: Bearer $KONNECT_TOKEN", "Accept: application/json", "X-Count: 3"])
  }

  @Test func capturesNameAProgramOrTakeTheWholeResponse() throws {
    let request = try request(
      "konnect_api_request", "url: /v2/x", "capture:", "  - variable: ID", "    jq: '.data[0].id'", "  - variable: ALL")
    #expect(request.captures.map(\.variable) == ["ID", "ALL"])
    #expect(request.captures.map(\.jq) == [".data[0].id", "."])
    #expect(request.captures.map { $0.range?.start.line } == [4, 6])
  }

  @Test func extractBodyIsKeptAsItStands() throws {
    let request = try request("konnect_api_request", "url: /v2/x", "extract_body:", "  - name: id", "    variable: ID")
    #expect(request.extractBody == [["name": "id", "variable": "ID"]])
  }

  @Test func controlPlaneRequestsGoToTheControlPlane() throws {
    let konnect = try request("control_plane_request", "url: /services")
    #expect(konnect.url == "$KONNECT_CONTROL_PLANE_URL/services")
    #expect(konnect.region == nil)
    #expect(konnect.headers == [])
    #expect(konnect.expectation.status == 200)
    let local = try request("control_plane_request", "url: /services", "status_code: 201", deployment: .onPrem)
    #expect(local.url == "http://localhost:8001/services")
    #expect(local.expectation.status == 201)
  }

  @Test func theRootOfAControlPlaneHasNoPath() throws {
    #expect(try request("control_plane_request", "url: ''", deployment: .onPrem).url == "http://localhost:8001")
  }

  @Test func otherRequestsAreAbsolute() throws {
    let request = try request("http_request", "url: https://example.com/x", "method: POST")
    #expect(request.url == "https://example.com/x")
    #expect(request.region == nil)
  }

  @Test func partsHaveTheirPlaces() throws {
    let page: MarkedText = """
      text

      1️⃣{% konnect_api_request %}
      url: 2️⃣/v2/x
      body:
        owner:
          kind: 3️⃣user
      {% endkonnect_api_request %}
      """
    let request = try #require(read(page).requests.first)
    #expect(request.range(of: JSONPointer(["url"]))?.start == page.positions[2])
    #expect(request.range(of: JSONPointer(["body", "owner", "kind"]))?.start == page.positions[3])
    #expect(request.range(of: JSONPointer(["body", "owner", "kind", "no"]))?.start == page.positions[3])
    #expect(request.range(of: JSONPointer(["method"]))?.start == page.positions[1])
  }

  // MARK: Faults

  struct Fault: CustomTestStringConvertible {
    let rule: String
    let message: String
    let page: MarkedText
    /// Whether the step is there all the same.
    var keepsStep = false

    var testDescription: String { message }
  }

  static let faults: [Fault] = [
    Fault(
      rule: "missing-url", message: "this `konnect_api_request` block has no `url`",
      page: "1️⃣{% konnect_api_request %}\nmethod: GET\n{% endkonnect_api_request %}"),
    Fault(
      rule: "missing-url", message: "this `konnect_api_request` block has no `url`",
      page: "{% konnect_api_request %}\nurl: 1️⃣[a]\n{% endkonnect_api_request %}"),
    Fault(
      rule: "unknown-region", message: "Konnect has no region `mars`",
      page: "{% konnect_api_request %}\nurl: /v2/x\nregion: 1️⃣mars\n{% endkonnect_api_request %}"),
    Fault(
      rule: "unknown-method", message: "`FETCH` is no HTTP method",
      page: "{% konnect_api_request %}\nurl: /v2/x\nmethod: 1️⃣fetch\n{% endkonnect_api_request %}"),
    Fault(
      rule: "malformed-key", message: "`status_code` must be a number from 100 to 599",
      page: "{% konnect_api_request %}\nurl: /v2/x\nstatus_code: 1️⃣2010\n{% endkonnect_api_request %}", keepsStep: true),
    Fault(
      rule: "malformed-key", message: "`status_code` must be a number from 100 to 599",
      page: "{% konnect_api_request %}\nurl: /v2/x\nstatus_code: 1️⃣created\n{% endkonnect_api_request %}",
      keepsStep: true),
    Fault(
      rule: "malformed-key", message: "`headers` must be a list",
      page: "{% konnect_api_request %}\nurl: /v2/x\nheaders:\n  1️⃣Accept: text/plain\n{% endkonnect_api_request %}",
      keepsStep: true),
    Fault(
      rule: "malformed-key", message: "a header is written as `Name: value`",
      page: "{% konnect_api_request %}\nurl: /v2/x\nheaders:\n  - 1️⃣text\n{% endkonnect_api_request %}", keepsStep: true),
    Fault(
      rule: "malformed-key", message: "`capture` must be a list",
      page: "{% konnect_api_request %}\nurl: /v2/x\ncapture:\n  1️⃣variable: ID\n{% endkonnect_api_request %}",
      keepsStep: true),
    Fault(
      rule: "malformed-key", message: "a capture needs a `variable`",
      page: "{% konnect_api_request %}\nurl: /v2/x\ncapture:\n  - 1️⃣jq: .id\n{% endkonnect_api_request %}",
      keepsStep: true),
    Fault(
      rule: "malformed-key", message: "the `jq` of a capture must be a jq program",
      page:
        "{% konnect_api_request %}\nurl: /v2/x\ncapture:\n  - variable: ID\n    jq: 1️⃣[id]\n{% endkonnect_api_request %}",
      keepsStep: true),
    Fault(
      rule: "unreadable-block", message: "this `konnect_api_request` block holds nothing, not keys and values",
      page: "1️⃣{% konnect_api_request %}{% endkonnect_api_request %}"),
    Fault(
      rule: "unreadable-block", message: "this `konnect_api_request` block holds a list, not keys and values",
      page: "1️⃣{% konnect_api_request %}\n- a\n{% endkonnect_api_request %}"),
    Fault(
      rule: "unreadable-block",
      message:
        "the YAML of this `konnect_api_request` block cannot be read: a tab indents this line; YAML allows spaces only",
      page: "{% konnect_api_request %}\nurl: /v2/x\nbody:\n1️⃣\tname: x\n{% endkonnect_api_request %}"),
  ]

  @Test(arguments: faults) func everyFaultIsToldWhereItIs(_ fault: Fault) throws {
    let book = read(fault.page)
    let diagnostic = try #require(book.diagnostics.first)
    #expect(book.diagnostics.count == 1)
    #expect(diagnostic.rule == fault.rule)
    #expect(diagnostic.message == fault.message)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.range?.start == fault.page.positions[1])
    #expect(diagnostic.fix != nil)
    #expect(book.requests.count == (fault.keepsStep ? 1 : 0))
    #expect(diagnostic.subject == book.steps.first?.id)
    #expect(!book.isReadable)
  }

  @Test func anUnknownRegionNamesTheRegions() {
    let book = read(MarkedText(tag("konnect_api_request", "url: /v2/x", "region: us-east")))
    #expect(book.diagnostics.first?.fix?.message == "write one of us, eu, au, me, in, sg, global")
  }

  @Test func malformedYAMLInAnIndentedCaptureIsToldAtItsColumn() throws {
    let page: MarkedText = """
      1. Create it:

         {% capture create %}
         {% konnect_api_request %}
         url: /v2/x
         body:
           name: a
            1️⃣extra: [b
         {% endkonnect_api_request %}
         {% endcapture %}
         {{ create | indent: 3 }}
      """
    let book = read(page)
    let diagnostic = try #require(book.diagnostics.first { $0.rule == "unreadable-block" })
    #expect(diagnostic.range?.start.line == page.positions[1]?.line)
    #expect(diagnostic.notes.first?.range?.start == SourcePosition(line: 4, column: 4))
    #expect(book.steps.isEmpty)
  }

  @Test func aFaultOfAnIncludedBlockNamesItsFileAndTheInclude() throws {
    let folder = try TemporaryFolder([
      "_config.yml": "title: x\n",
      "_includes/a.md": "{% konnect_api_request %}\nurl: /v2/x\nregion: mars\n{% endkonnect_api_request %}\n",
    ])
    let reader = PageReader(site: try Site(folder: folder.url, shownAs: "site"))
    let diagnostic = try #require(
      reader.read(SourceFile(path: "p.md", text: "text\n\n{% include a.md %}\n")).diagnostics.first)
    #expect(diagnostic.range?.description == "site/_includes/a.md:3:9")
    #expect(diagnostic.range?.includes == [IncludeFrame(path: "p.md", line: 3)])
  }
}
