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
    /// Its keys; nil where it cannot be read.
    var keys: BlockKeys?
  }

  /// Reads `payload`.
  func read(_ payload: BlockPayload) -> Reading {
    let block: YAMLBlock
    do throws(YAMLBlock.Unreadable) {
      block = try YAMLBlock(payload)
    } catch {
      return Reading(diagnostics: [error.diagnostic])
    }
    var reading = read(block, payload)
    reading.diagnostics += block.diagnostics
    reading.keys = BlockKeys(
      block: payload.kind, values: block.values, keyPlaces: block.keyPlaces, origin: payload.range)
    return reading
  }

  private func read(_ block: YAMLBlock, _ payload: BlockPayload) -> Reading {
    switch payload.kind {
    case "konnect_api_request", "control_plane_request", "http_request":
      return request(block, payload)
    case let kind where RequestBlock.validations.contains(kind):
      return request(block, payload)
    case "env_variables":
      return Reading(action: .export(assignments(in: block, of: payload)))
    case "entity_examples":
      return Reading(action: .entities(EntityBlock.commandBlock(of: block)))
    case "entity_example":
      let command = CommandBlock(
        language: "yaml", text: payload.body.text, disposition: .unsupported("is shown for several tools"),
        settings: block.settings())
      return Reading(action: .entities(command))
    case let name where KonnectDialect.kubernetesTags.contains(name):
      return Reading(action: .entities(KubernetesBlock.commandBlock(of: block, language: name)))
    default:
      return CommandValidation(block: block, payload: payload, deployment: deployment).read()
    }
  }

  private func request(_ block: YAMLBlock, _ payload: BlockPayload) -> Reading {
    RequestBlock(block: block, payload: payload, deployment: deployment).read()
  }

  private func assignments(in block: YAMLBlock, of payload: BlockPayload) -> [Assignment] {
    block.settings(besides: ["section", "indent"]).compactMap { name, value in
      guard let text = value.scalarText else { return nil }
      let pointer = JSONPointer([name])
      var range = block.places[pointer] ?? payload.range
      if let key = block.keyPlaces[pointer], key.file == range.file { range.start = min(key.start, range.start) }
      let isPlaceholder = ShellBlock.isPlaceholder(text, for: name)
      // The site writes it in double quotes, in which a shell goes on reading.
      let needsShell = text.contains("$(") || text.contains("`")
      let value: Assignment.Value =
        needsShell ? .shell("\"\(text)\"") : isPlaceholder ? .placeholder(text) : .literal(text)
      return Assignment(variable: name, value: value, range: range)
    }
  }
}
