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
  private let value: JSONValue

  /// The pages of an expectation file, in the file's order.
  ///
  /// - Parameter path: The file in the shared folder, or in the folder that `EXPECTED` names.
  static func pages(in path: String) throws -> [ExpectedPage] {
    var file = try SharedData.url("expected", orFrom: "EXPECTED")
    file.append(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    return (try JSONParser.parse(text).object ?? [:]).map { ExpectedPage(path: $0, value: $1) }
  }

  /// How many lines its front matter has; its requests' lines are counted below it.
  var frontMatterLines: Int { value["front_matter_lines"]?.int ?? 0 }

  /// Its request blocks, in order.
  var requests: [JSONValue] { value["requests"]?.array ?? [] }

  /// What the site marks as executable, in order.
  var steps: [JSONValue] { value["steps"]?.array ?? [] }

  /// Its fenced blocks, in order, those included that tags become.
  var codeBlocks: [JSONValue] { value["code_blocks"]?.array ?? [] }

  /// Its headings, in order.
  var headings: [JSONValue] { value["headings"]?.array ?? [] }

  /// The deployments it is for; Konnect where it says nothing.
  var deployments: [Runbook.Deployment] {
    let names = value["works_on"]?.array?.compactMap(\.string).compactMap(Runbook.Deployment.init) ?? []
    return names.isEmpty ? [.konnect] : names
  }
}
