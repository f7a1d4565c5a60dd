import JSON
import RunbookModel
import SourceText

/// The content of a Konnect tag → what it has its reader do.
struct BlockReader: Sendable {
  /// The variant of the page, which decides where requests without a host go.
  var deployment: Runbook.Deployment

  /// What a block holds, and what is wrong with it.
  struct Reading {
    /// What to do; nil where the block cannot be read.
    var action: StepAction?
    /// What is wrong.
    var diagnostics: [Diagnostic] = []
  }

  /// Reads `payload`.
  func read(_ payload: BlockPayload) -> Reading {
    let block: YAMLBlock
    do throws(YAMLBlock.Unreadable) {
      block = try YAMLBlock(payload)
    } catch {
      return Reading(diagnostics: [error.diagnostic])
    }
    switch payload.name {
    case "konnect_api_request", "control_plane_request", "http_request":
      return RequestBlock(block: block, payload: payload, deployment: deployment).read()
    case "env_variables":
      return Reading(action: .export(assignments(in: block, of: payload)))
    case "entity_examples":
      return Reading(action: .entities(Self.unsupported(payload, reason: "needs decK")))
    case let name where KonnectDialect.kubernetesTags.contains(name):
      return Reading(action: .entities(Self.unsupported(payload, reason: "needs kubectl")))
    default:
      let name = [payload.name, payload.markup].filter { !$0.isEmpty }.joined(separator: " ")
      return Reading(action: .shell(Self.unsupported(payload, reason: "`\(name)` blocks are not carried out yet")))
    }
  }

  private static func unsupported(_ payload: BlockPayload, reason: String) -> CommandBlock {
    CommandBlock(language: payload.name, text: payload.body.text, disposition: .unsupported(reason))
  }

  private func assignments(in block: YAMLBlock, of payload: BlockPayload) -> [Assignment] {
    (block.values.object ?? [:]).compactMap { name, value in
      guard !["section", "indent"].contains(name), let text = value.scalarText else { return nil }
      let range = block.places[JSONPointer([name])] ?? payload.range
      let isPlaceholder = ShellBlock.isPlaceholder(text, for: name)
      return Assignment(variable: name, value: isPlaceholder ? .placeholder(text) : .literal(text), range: range)
    }
  }
}
