import Foundation
import JSON
import TestSupport
import Testing

@testable import HowTo

/// The shell blocks of the documentation's pages, as the site renders them.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct ShellPagesTests {
  /// A block that the site renders from a request of the page.
  private struct Rendered {
    var page: String
    var text: String
    var request: JSONValue
  }

  private let pages: [(path: String, page: JSONValue)]

  init() throws {
    let text = try String(contentsOf: SharedData.url("expected/steps.json"), encoding: .utf8)
    pages = (try JSONParser.parse(text).object ?? [:]).map { ($0, $1) }
  }

  /// Texts of shell blocks, each once.
  private var blocks: [String] {
    var seen: Set<String> = []
    return pages.flatMap { $0.page["code_blocks"]?.array ?? [] }.compactMap { block in
      guard let language = block["language"]?.string, ["bash", "sh", "shell"].contains(language),
        let text = block["content"]?.string, seen.insert(text).inserted
      else { return nil }
      return text
    }
  }

  /// Blocks with a `curl` for a request that has a URL.
  private var rendered: [Rendered] {
    pages.flatMap { path, page in
      (page["code_blocks"]?.array ?? []).compactMap { block -> Rendered? in
        guard let index = block["request_index"]?.int, let request = page["requests"]?[index], request["url"] != nil,
          let text = block["content"]?.string, text.contains("curl")
        else { return nil }
        return Rendered(page: path, text: text, request: request)
      }
    }
  }

  // MARK: What the site renders from requests

  /// Differences that are known, by their reason; the numbers only shrink.
  private static let known = [
    // Loops need a shell.
    "is sent in a loop": 31,
    // The site puts `https://` before the variable of a base, which may have a scheme already.
    "url https://$KONNECT_PROXY_URL/anything": 1,
    "url https://$PROXY_IP/echo": 2,
    // The site puts `/` behind a base without a path.
    "url http://localhost:8001/": 1,
    // The site shows headers in all of one kind, and in none of another.
    "validation:unauthorized-check: headers shown true for false": 9,
    "control_plane_request: headers shown false for true": 3,
  ]

  @Test func curlLinesAreTheRequestsTheyComeFrom() throws {
    var differences: [String: Int] = [:]
    var agreeing = 0
    for block in rendered {
      let found = Self.differences(block)
      for difference in found { differences[difference, default: 0] += 1 }
      if found.isEmpty { agreeing += 1 }
    }
    #expect(differences == Self.known)
    #expect(agreeing == 724)
  }

  private static func differences(_ block: Rendered) -> [String] {
    let reading = ShellReading(ShellScript(block.text))
    let other = block.request["other"] ?? [:]
    if other["iterations"] != nil || (other["count"]?.int ?? 1) > 1 {
      let isLoop = reading.reasons.last?.reason == "has 'for'"
      return [isLoop ? "is sent in a loop" : "\(block.page): \(reading.outline)"]
    }
    guard reading.isWhollyReadable, reading.requests.count == 1, let request = reading.requests.first else {
      return ["\(block.page): \(reading.outline)"]
    }
    let curl = request.curl
    var found: [String] = []
    func compare(_ name: String, _ value: JSONValue?, _ expected: JSONValue?) {
      if value ?? .null != expected ?? .null { found.append("\(name) \(value ?? .null) for \(expected ?? .null)") }
    }
    // Without a method the site leaves the choice to curl.
    let body = block.request["body"].flatMap { $0.isNull ? nil : $0 }
    let usual = body == nil && other["form_data"] == nil ? "GET" : "POST"
    compare("method", .string(curl.method), .string(block.request["method"]?.string ?? usual))
    compare("headers", .array(curl.headers.map { .string("\($0.name):\($0.value)") }), headers(of: block.request))
    switch curl.body {
    case nil: compare("body", nil, body)
    case .text(_, let json): compare("body", json, body)
    case .form(let fields):
      compare("form", .object(JSONObject(fields.map { ($0.name, .string($0.value)) })), other["form_data"])
    case .output(let command): compare("body command", .string("$(\(command))"), block.request["body_cmd"])
    case .file: found.append("a file as body")
    }
    compare("credentials", curl.credentials.map { .string($0) }, other["user"])
    compare("output", request.outputFile.map { .string($0) }, other["output"])
    let kind = block.request["kind"]?.string ?? ""
    compare("\(kind): headers shown", .bool(curl.output.hasHeaders), other["display_headers"] ?? false)
    compare("capture", request.capture.map { .string($0.variable) }, capture(of: block.request)?.variable)
    compare("jq", request.filter.map { .string($0.program) }, capture(of: block.request)?.jq)
    compare("wait", reading.items.first.flatMap(seconds), other["sleep"])
    let path = block.request["url"]?.string ?? ""
    let isInsecure = other["insecure"] == true || other["mtls"] == true
    compare("insecure", .bool(curl.transfer.isInsecure), .bool(isInsecure))
    if !bases(other).contains(where: { $0 + path == curl.url }) { found.append("url \(curl.url)") }
    return found
  }

  private static func headers(of request: JSONValue) -> JSONValue {
    .array(
      (request["headers"]?.array ?? []).compactMap(\.string).map { line in
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return .string(parts.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ":"))
      })
  }

  private static func seconds(_ item: ShellReading.Item) -> JSONValue? {
    if case .wait(let seconds) = item.action { .number(JSONNumber(Int(seconds))) } else { nil }
  }

  /// Where the site takes requests to.
  private static func bases(_ other: JSONValue) -> [String] {
    let own = ["on_prem_url", "konnect_url"].compactMap { other[$0]?.string }
    return ["", "$KONNECT_PROXY_URL", "$KONNECT_CONTROL_PLANE_URL", "http://localhost:8000", "http://localhost:8001"]
      + own
  }

  /// What the site has take the answer, and by which program: for several captures, a variable that the next block reads.
  private static func capture(of request: JSONValue) -> (variable: JSONValue, jq: JSONValue?)? {
    let captures = request["capture"]?.array ?? []
    if captures.count > 1 || request["other"]?["jq"] != nil { return ("_response", nil) }
    guard let capture = captures.first else { return nil }
    return (capture["variable"] ?? .null, capture["jq"])
  }

  // MARK: All blocks

  @Test func blocksAreOfTheseKinds() {
    var counts: [String: Int] = [:]
    for text in blocks {
      let script = ShellScript(text)
      let reading = ShellReading(script)
      let kind =
        if reading.isWhollyReadable {
          reading.requests.isEmpty ? "no request" : "requests"
        } else {
          script.isAllAssignments ? "assignments that need a shell" : "needs a shell"
        }
      counts[kind, default: 0] += 1
    }
    #expect(
      counts == ["no request": 189, "requests": 572, "assignments that need a shell": 26, "needs a shell": 1056])
  }
}
