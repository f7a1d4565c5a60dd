import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct CommandDraftsTests {
  private func book(_ script: String, language: String = "sh") -> Runbook {
    read(MarkedText("## A\n\nDo it:\n\n```\(language)\n\(script)\n```\n"))
  }

  @Test func exportsAreOneStep() {
    let book = book("# the names\nexport A='YOUR ID'\nB=\"x $A\"\nexport C=$(date)")
    #expect(book.outline == ["a/1 export 5"])
    #expect(book.assignments.map(\.value) == [.placeholder("YOUR ID"), .literal("x $A"), .shell("$(date)")])
    #expect(book.assignments.map(\.range.start.line) == [7, 8, 9])
  }

  @Test func aCurlLineIsARequest() throws {
    let book = book(
      #"""
      curl -X PATCH "https://eu.api.konghq.com/v2/things/$ID" \
        -H "Authorization: Bearer $KONNECT_TOKEN" \
        --json '{"name": "'$NAME'"}' -u me:secret
      """#)
    #expect(book.outline == ["a/1 request 6"])
    let request = try #require(book.requests.first)
    #expect(request.block == "curl")
    #expect(request.method == "PATCH")
    #expect(request.region == "eu")
    #expect(request.url == "https://eu.api.konghq.com/v2/things/$ID")
    #expect(request.path == "/v2/things/$ID")
    #expect(request.headers.first?.line == "Authorization: Bearer $KONNECT_TOKEN")
    #expect(request.body?.json == ["name": "$NAME"])
    #expect(request.credentials == "me:secret")
    #expect(book.steps.first?.rule == "curl-line")
    #expect(book.steps.first?.title == "Do it")
  }

  @Test func whatJqTakesForAVariableIsACapture() {
    let book = book("R=$(curl -s https://us.api.konghq.com/v2/x)\nexport ID=$(echo \"$R\" | jq -r '.data[0].id')")
    #expect(book.outline == ["a/1 request 6", "a/2 export 7"])
    #expect(book.requests.first?.captures.map { "\($0.variable) \($0.jq)" } == ["R ."])
    #expect(book.assignments.map(\.value) == [.query(variable: "R", jq: ".data[0].id")])
    #expect(book.diagnostics.isEmpty)
  }

  @Test func oneCommandForAShellMakesAllOfItOneStep() throws {
    let book = book("curl -s https://us.api.konghq.com/v2/x\nkubectl get pods -n $NS\nexport POD=$(kubectl get)")
    #expect(book.outline == ["a/1 shell 5"])
    guard case .shell(let block)? = book.steps.first?.action else { return }
    #expect(block.sets == ["POD"])
    #expect(block.needs == ["NS"])
  }

  @Test func aPauseBelongsToTheRequestAfterIt() {
    #expect(book("sleep 15 && curl http://localhost:8000/a").requests.first?.delay == .seconds(15))
  }

  @Test(arguments: ["export A", "# nothing\n"])
  func namesAloneAreNoStep(_ script: String) {
    #expect(book(script).steps.filter { $0.action.kind != "shell" }.isEmpty)
  }

  @Test func aFileThatIsPutTogetherIsACommandInAnyLanguage() {
    #expect(book("echo '\nresource {}\n' > main.tf", language: "hcl").outline == ["a/1 shell 5"])
    #expect(book("resource {}", language: "hcl").steps.isEmpty)
  }
}
