import JSON
import RunbookModel
import SourceText

/// A validation that is a command line → the command, and what must come of it.
///
/// The commands are those that the site shows its readers for each kind.
struct CommandValidation {
  let block: YAMLBlock
  let payload: BlockPayload
  let deployment: Runbook.Deployment

  /// The command; no action for a kind that is not known, or one that lacks what it needs.
  func read() -> BlockReader.Reading {
    switch payload.kind {
    case "validation:custom-command": reading(needs: ["command"]) { customCommand() }
    case "validation:vault-secret": reading(needs: ["secret"]) { vaultSecret() }
    case "validation:grpc-check": reading(needs: ["method"]) { grpcCheck() }
    case "validation:kubernetes-resource": reading(needs: ["kind", "name"]) { kubernetesResource() }
    case "validation:kubernetes-resource-property": reading(needs: ["kind", "path"]) { kubernetesProperty() }
    case "validation:kubernetes-wait-for": reading(needs: ["kind", "resource"]) { kubernetesWait() }
    default:
      BlockReader.Reading(diagnostics: [
        fault(
          "unknown-block", "no kind of validation is called `\(payload.kind.dropFirst(payload.name.count + 1))`",
          fix: "write one of \(Self.names.joined(separator: ", "))")
      ])
    }
  }

  /// All kinds of validations, those that are HTTP requests included.
  private static let names = [
    "request-check", "rate-limit-check", "unauthorized-check", "traffic-generator", "custom-command", "vault-secret",
    "grpc-check", "kubernetes-resource", "kubernetes-resource-property", "kubernetes-wait-for",
  ]

  private func reading(
    needs keys: [String], _ command: () -> (text: String, expectation: CommandExpectation)
  ) -> BlockReader.Reading {
    if let missing = keys.first(where: { text($0) == nil }) {
      return BlockReader.Reading(diagnostics: [
        fault("missing-key", "this `\(payload.kind)` block has no `\(missing)`", fix: "add `\(missing):` to it")
      ])
    }
    let command = command()
    var result = CommandBlock(
      language: payload.kind, script: ShellScript(command.text), settings: block.settings())
    result.expectation = command.expectation
    return BlockReader.Reading(action: .shell(result))
  }

  private func fault(_ rule: String, _ message: String, fix: String) -> Diagnostic {
    Diagnostic(.error, rule: rule, message, at: payload.range, fix: .init(fix))
  }

  private func text(_ key: String) -> String? { block.values[key]?.scalarText }

  // MARK: Kinds

  private func customCommand() -> (String, CommandExpectation) {
    let expected = block.values["expected"]
    let expectation = CommandExpectation(
      returnCode: expected?["return_code"]?.int, output: expected?["stdout"]?.scalarText,
      errorOutput: expected?["stderr"]?.scalarText, message: expected?["message"]?.scalarText)
    return (text("command") ?? "", expectation)
  }

  private func vaultSecret() -> (String, CommandExpectation) {
    let container = deployment == .konnect ? "$KONNECT_DP_CONTAINER" : "kong-quickstart-gateway"
    let command = text("command") ?? "docker exec \(container)"
    return (
      "\(command) kong vault get \(text("secret") ?? "")", CommandExpectation(returnCode: 0, output: text("value"))
    )
  }

  private func grpcCheck() -> (String, CommandExpectation) {
    let isPlain = block.values["plaintext"]?.bool == true
    let base = text(deployment == .konnect ? "konnect_url" : "on_prem_url") ?? RequestBlock.gateway(for: deployment)
    let words = [
      "grpcurl -d '\(text("payload") ?? "{}")'", isPlain ? "-plaintext" : nil,
      text("authority").map { "-authority \($0)" }, isPlain ? nil : "-insecure",
      base + (text("port").map { ":\($0)" } ?? ""), text("method"),
    ]
    return (
      words.compactMap { $0 }.joined(separator: " "), CommandExpectation(returnCode: 0, output: text("response"))
    )
  }

  private func kubernetesResource() -> (String, CommandExpectation) {
    let namespace = text("namespace").map { "-n \($0) " } ?? ""
    let condition = text("conditionType") ?? "Programmed"
    let path = "{.status.conditions[?(@.type==\"\(condition)\")]}"
    return (
      "kubectl get \(namespace)\(kind) \(text("name") ?? "") -o=jsonpath='\(path)'",
      CommandExpectation(returnCode: 0, message: #""status":"True""#)
    )
  }

  private func kubernetesProperty() -> (String, CommandExpectation) {
    let get = "kubectl get -o yaml -n \(text("namespace") ?? "kong") \(kind)"
    let path = text("path")?.trimmingSpace ?? ""
    let expectation = CommandExpectation(returnCode: 0, output: text("expected"))
    guard let selector = text("name_selector")?.trimmingSpace else {
      return ("\(get) \(text("name") ?? "") | yq '\(path)'", expectation)
    }
    return ("NAME=$(\(get) | yq '\(selector)')\n\(get) $NAME | yq '\(path)'", expectation)
  }

  private func kubernetesWait() -> (String, CommandExpectation) {
    let field = text("status_field") ?? #".status.parents[?(@.parentRef.name=="kong")].conditions"#
    let type = kind == "httproute" ? "Programmed" : text("status_type") ?? "Accepted"
    let path = "{\(field)[?(@.type==\"\(type)\")].status}=\(text("expected") ?? "True")"
    let target = "\(kind)/\(text("resource") ?? "")"
    return (
      "kubectl wait -n \(text("namespace") ?? "kong") --timeout=\(text("timeout") ?? "30s") \(target) --for='jsonpath=\(path)'",
      CommandExpectation(returnCode: 0)
    )
  }

  private var kind: String { text("kind")?.lowercased() ?? "" }
}
