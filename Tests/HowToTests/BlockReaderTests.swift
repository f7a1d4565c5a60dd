import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct BlockReaderTests {
  private func action(_ text: String) throws -> StepAction { try #require(read(MarkedText(text)).steps.first).action }

  @Test func variablesAreExports() {
    let book = read(
      MarkedText(tag("env_variables", "A: value", "B: YOUR KEY", "N: 3", "section: prereqs", "indent: 3")))
    #expect(book.assignments.map(\.variable) == ["A", "B", "N"])
    #expect(book.assignments.map(\.value) == [.literal("value"), .placeholder("YOUR KEY"), .literal("3")])
    #expect(book.assignments.map(\.range.start.line) == [2, 3, 4])
  }

  @Test func entitiesAreADecKFile() throws {
    let lines =
      "entities:\n  plugins:\n    - name: key-auth\n      config: {key: 'a ${key}', other: '${none}', host: '${host}'}\n"
      + "variables:\n  key:\n    value: $SECRET\n  host:\n    value: $DECK_HOST\n"
    guard case .entities(let block) = try action("{% entity_examples %}\n\(lines){% endentity_examples %}") else {
      Issue.record("no entities")
      return
    }
    #expect(block.language == "yaml")
    let file = try YAMLDocument.parse(block.text).value
    #expect(file["_format_version"] == "3.0")
    #expect(
      file["plugins"]?[0]?["config"]
        == [
          "key": #"a ${{ env "DECK_SECRET" }}"#, "other": "${none}", "host": #"${{ env "DECK_DECK_HOST" }}"#,
        ])
    #expect(block.settings["variables"]?["key"]?["value"] == "$SECRET")
    #expect(block.disposition == .execute)
  }

  @Test func kubernetesResourcesNeedKubectl() throws {
    guard case .entities(let block) = try action(tag("konnect_crd", "kind: KongVault")) else {
      Issue.record("no entities")
      return
    }
    #expect(block.disposition == .unsupported("needs kubectl"))
  }

  @Test(
    arguments: [
      ("custom-command", "command: echo hi\nexpected:\n  return_code: 0\n  stdout: hi", "echo hi", 0, "hi"),
      (
        "vault-secret", "secret: '{vault://a/b}'\nvalue: c",
        "docker exec $KONNECT_DP_CONTAINER kong vault get {vault://a/b}", 0, "c"
      ),
      (
        "vault-secret", "secret: '{vault://a/b}'\ncommand: kubectl exec x --",
        "kubectl exec x -- kong vault get {vault://a/b}", 0, nil
      ),
      (
        "grpc-check", "method: a.B\npayload: '{}'\nport: 443\nkonnect_url: $IP\nauthority: h",
        "grpcurl -d '{}' -authority h -insecure $IP:443 a.B", 0, nil
      ),
      (
        "kubernetes-resource", "kind: KongVault\nname: v\nnamespace: n",
        #"kubectl get -n n kongvault v -o=jsonpath='{.status.conditions[?(@.type=="Programmed")]}'"#, 0, nil
      ),
      (
        "kubernetes-resource-property", "kind: Gateway\nname: g\npath: .spec.x\nexpected: y",
        "kubectl get -o yaml -n kong gateway g | yq '.spec.x'", 0, "y"
      ),
      (
        "kubernetes-wait-for", "kind: HTTPRoute\nresource: echo",
        #"kubectl wait -n kong --timeout=30s httproute/echo --for='jsonpath={.status.parents[?(@.parentRef.name=="kong")].conditions[?(@.type=="Programmed")].status}=True'"#,
        0, nil
      ),
    ] as [(String, String, String, Int?, String?)])
  func validationsByCommand(kind: String, lines: String, text: String, returnCode: Int?, output: String?) throws {
    guard case .shell(let block) = try action(tag("validation \(kind)", lines)) else {
      Issue.record("no shell")
      return
    }
    #expect(block.language == "validation:\(kind)")
    #expect(block.text == text)
    #expect(
      block.expectation
        == CommandExpectation(returnCode: returnCode, output: output, message: block.expectation?.message))
    #expect(block.settings == (try YAMLDocument.parse(lines).value.object))
  }

  @Test(arguments: [
    ("validation", "no kind of validation is called ``"),
    ("validation requestcheck", "no kind of validation is called `requestcheck`"),
    ("validation custom-command", "this `validation:custom-command` block has no `command`"),
  ])
  func whatIsNoValidation(name: String, message: String) {
    let book = read(MarkedText(tag(name, "url: /x")))
    #expect(book.steps.isEmpty)
    #expect(book.diagnostics.map(\.message) == [message])
  }
}
