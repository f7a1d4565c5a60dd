import JSON
import RunbookModel
import SourceText

/// A block of entities → the requests by which a control plane gets them, as far as a page tells.
struct EntityRequests {
  /// A request, and what it is for.
  struct Item {
    /// The entity, for people: ``plugin `rate-limiting` ``.
    var label: String
    /// The request that creates it.
    var request: RequestTemplate
  }

  /// The requests, in the order they are sent.
  private(set) var items: [Item] = []
  /// What keeps the block from being applied at all.
  private(set) var fault: Diagnostic?

  private static let collections = "https://us.api.konghq.com/v2/control-planes/$CONTROL_PLANE_ID/core-entities"

  /// Reads `block` of `step`.
  init(_ block: CommandBlock, of step: Step) {
    let file: EntityFile
    do {
      file = try EntityFile(DeckTemplate(block.text).content { _ in nil })
    } catch let fault as EntityFile.Fault {
      let place = Self.place(of: fault.pointer, in: block) ?? step.origin
      self.fault = Diagnostic(
        .error, rule: BodyMismatch.id, fault.message, at: place,
        fix: .init("leave it out, or make it what decK's files and a control plane of Konnect know"))
      return
    } catch {
      // What only decK can read is decK's to judge.
      return
    }
    for entity in file.entities where entity.kind.name != "memberships" {
      var path = entity.kind.path
      if let owner = entity.kind.owner, let kind = entity.kind.references[owner].flatMap(EntityKind.named) {
        path = "\(kind.path)/$\(owner.uppercased())_ID/\(path)"
      }
      var body = entity.body
      for field in entity.references.keys.sorted() where field != entity.kind.owner {
        body[field] = ["id": .string("$\(field.uppercased())_ID")]
      }
      var request = RequestTemplate(
        block: "entities", method: "POST", url: "\(Self.collections)/\(path)", path: path, body: .json(.object(body)))
      let count = entity.pointer.tokens.count
      for (pointer, range) in block.places where pointer.tokens.starts(with: entity.pointer.tokens) {
        request.places[JSONPointer(["body"] + pointer.tokens.dropFirst(count))] = range
      }
      request.places[.root] = step.origin
      items.append(Item(label: entity.label, request: request))
    }
  }

  private static func place(of pointer: JSONPointer, in block: CommandBlock) -> SourceRange? {
    var pointer = pointer
    while block.places[pointer] == nil, !pointer.tokens.isEmpty { pointer = pointer.parent }
    return block.places[pointer]
  }
}
