import JSON
public import RunbookModel

/// A step → a short text that changes when what the step does changes.
public enum StepFingerprint {
  /// The fingerprint of `step`: its place in the page and its words around are left out.
  public static func of(_ step: Step) -> String {
    of(parts: [step.action.kind] + parts(of: step.action))
  }

  /// The fingerprint of all that `steps` do, in order.
  public static func of(_ steps: [Step]) -> String { of(parts: steps.flatMap { [$0.id, of($0)] }) }

  private static func of(parts: [String]) -> String {
    // FNV-1a: it is to tell versions of a page apart, and to keep nothing of its text.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in Array(part.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }

  private static func parts(of action: StepAction) -> [String] {
    switch action {
    case .request(let request):
      [request.method, request.url] + request.headers.map(\.line)
        + [request.body?.value.description ?? "", request.credentials ?? "", request.cookie ?? ""]
        + request.captures.map { "\($0.variable)=\($0.header ?? $0.jq)" }
    case .export(let assignments): assignments.map { "\($0.variable)=\($0.value)" }
    case .shell(let block), .entities(let block): [block.language, block.text]
    case .manual(let procedure): procedure.actions.map(\.text)
    case .wait(let wait): [wait.text, wait.state]
    case .repeat(let repetition): repetition.steps + [repetition.variable ?? ""]
    }
  }
}
