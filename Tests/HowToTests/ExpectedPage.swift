import Foundation
import JSON
import RunbookModel
import SourceText
import TestSupport

@testable import HowTo

/// What the documentation site's own code yields for a page.
struct ExpectedPage {
  /// The page's path in the site.
  let path: String
  /// How many lines its front matter has; its requests' lines are counted below it.
  let frontMatterLines: Int
  /// The `konnect_api_request` blocks of its procedure, in order.
  let requests: [JSONValue]

  /// The pages of an expectation file, in the file's order.
  static func pages(in path: String) throws -> [ExpectedPage] {
    let text = try String(contentsOf: SharedData.url(path), encoding: .utf8)
    return (try JSONParser.parse(text).object ?? [:]).map { path, page in
      ExpectedPage(
        path: path, frontMatterLines: page["front_matter_lines"]?.int ?? 0,
        requests: (page["requests"]?.array ?? []).filter { request in
          // Answers to questions are no part of the procedure.
          request["kind"] == "konnect_api_request" && request["zone"] != "faq" && request["zone"] != "tldr"
        })
    }
  }

  /// The tabs that a reader must follow to meet all requests: those named by requests, where they are not the first.
  var tabs: [String: String] {
    let tabs = requests.flatMap { $0["tabs"]?.array ?? [] }.filter { $0["default"] == false }
    let named = tabs.compactMap { tab in
      tab["group"]?.string.flatMap { group in tab["tab"]?.string.map { (group, $0) } }
    }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  /// Where the requests of `book` differ, as `path: field`.
  ///
  /// - Parameter root: What precedes paths of the site in the book's files.
  func differences(from book: Runbook, root: String) -> [String] {
    let steps = book.steps.filter { $0.request?.block == "konnect_api_request" }
    guard steps.count == requests.count else { return ["\(path): \(steps.count) requests, not \(requests.count)"] }
    return zip(steps, requests).flatMap { step, expected -> [String] in
      guard let request = step.request else { return [] }
      let file = step.origin.file.path
      let isInclude = file != book.page
      let line = step.origin.start.line - (isInclude ? 0 : frontMatterLines)
      let captures = request.captures.map { capture -> JSONValue in
        capture.jq == "."
          ? ["variable": .string(capture.variable)]
          : ["variable": .string(capture.variable), "jq": .string(capture.jq)]
      }
      let fields: [(String, JSONValue, JSONValue?)] = [
        ("path", .string(request.path), expected["path"]),
        ("url", .string(request.url), expected["url"]),
        ("method", .string(request.method), expected["method"]),
        ("status_code", request.expectation.status.map { .number(JSONNumber($0)) } ?? .null, expected["status_code"]),
        ("region", .string(request.region ?? ""), expected["region"]),
        ("headers", .array(request.headers.map { .string($0.line) }), expected["headers"]),
        ("body", request.body ?? .null, expected["body"]),
        ("capture", .array(captures), expected["capture"] ?? []),
        ("extract_body", request.extractBody ?? .null, expected["extract_body"]),
        ("section", .array(step.section.map { .string($0) }), expected["section"]),
        ("zone", .string(step.zone.rawValue), expected["zone"]),
        (
          "file", .bool(isInclude),
          .bool(isInclude && expected["origin"]?["file"]?.string == String(file.dropFirst(root.count)))
        ),
        ("line", .number(JSONNumber(line)), expected["origin"]?["line"]),
      ]
      return fields.filter { $0.1 != $0.2 ?? .null }.map {
        "\(path) \(request.path): \($0.0) is \($0.1), not \($0.2 ?? .null)"
      }
    }
  }
}
