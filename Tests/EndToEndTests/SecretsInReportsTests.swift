import Foundation
import Testing

/// Secrets of every origin, planted so that steps, checks and answers would show them, are in no output.
@Suite struct SecretsInReportsTests {
  private static let given = "gi/ven+Sécret & <4711>"
  private static let token = "kpat_Planted0123456789"

  private static let page = """
    # Page

    {% konnect_api_request %}
    url: /v2/control-planes?filter[name][eq]=$X_SECRET
    status_code: 418
    headers:
      - 'X-Note: $X_SECRET'
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes
    method: POST
    status_code: 201
    body:
      name: plane
      description: $X_SECRET
      labels: {token: $KONNECT_TOKEN}
    capture:
      - {variable: CAPTURED_TOKEN, jq: .id}
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes/$CAPTURED_TOKEN
    status_code: 418
    {% endkonnect_api_request %}

    In the response, check that `description` is `other`:

    ```json
    {"id": "nobody", "description": "other"}
    ```
    """

  /// Everywhere a secret could be, in each form that would give it away.
  private static func forms(of secret: String) -> [String] {
    let data = Data(secret.utf8)
    let encoded = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let base64 = data.base64EncodedString().replacingOccurrences(of: "=", with: "")
    let quoted = secret.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;")
    return [secret, encoded, base64, quoted, "Sécret", "4711"].filter { secret.count < 10 || $0.count >= 4 }
  }

  @Test(arguments: ["1", "4"])
  func noneOfThemIsInAnyReport(_ jobs: String) async throws {
    let folder = try ScratchFolder()
    for name in ["p", "q"] { try folder.write(Self.page, to: "\(name).md") }
    let formats = ["text", "json", "junit", "github", "markdown"]
    let arguments =
      ["run", "p.md", "q.md", "--jobs", jobs, "--var", "X_SECRET=\(Self.given)", "--var", "KONNECT_TOKEN=mock-token-1"]
      + formats.flatMap { ["--report", "\($0)=r.\($0)"] }
    let (process, output, errors) = try RunbookProcess.start(
      arguments, in: folder.url,
      environment: [
        "KONNECT_TOKEN": Self.token, "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": try folder.url.appending(path: folder.write("", to: "summary.md")).path,
      ])
    var texts = [
      "stdout": String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self),
      "stderr": String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self),
    ]
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    for format in formats {
      texts[format] = try String(contentsOf: folder.url.appending(path: "r.\(format)"), encoding: .utf8)
    }
    texts["summary"] = try String(contentsOf: folder.url.appending(path: "summary.md"), encoding: .utf8)
    for (name, text) in texts {
      #expect(!text.isEmpty || name == "stderr", "\(name)")
      for form in Self.forms(of: Self.given) + Self.forms(of: Self.token) {
        #expect(!text.contains(form), "\(name) holds \(form)")
      }
    }
    #expect(texts["json"]?.contains("•••") == true)
    // The captured token is an id; of ids no other stands in a URL here.
    let json = try #require(texts["json"])
    #expect(json.contains("/v2/control-planes/•••"))
    #expect(try json.firstMatch(of: Regex("control-planes/[0-9a-f]{8}-")) == nil)
  }
}
