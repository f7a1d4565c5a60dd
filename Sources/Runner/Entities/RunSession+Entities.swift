import JSON
import RunbookModel

extension RunSession {
  /// Applies the entities of a decK file to a control plane, as `deck gateway apply` does: what is there is updated, what
  /// is not is created, nothing is deleted.
  mutating func carryOut(entities block: CommandBlock, _ step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .passed)
    guard runbook.deployment == .konnect else {
      result.status = .skipped
      result.reason = "a self-managed gateway's entities are applied by decK; this program applies those of Konnect"
      return result
    }
    do throws(Stop) {
      let file = try await entityFile(of: block, &result)
      let plane = try await controlPlane(of: file, &result)
      var application = EntityApplication(file: file, base: plane.entities)
      for index in file.entities.indices { try await apply(index, &application, &result) }
      result.reason = "\(application.summary) on the control plane \(plane.name)"
    } catch {
      result.worsen(to: error.status)
      result.reason = error.reason
    }
    return result
  }

  // MARK: The file

  /// The content of a block, variables of the environment filled in.
  private mutating func entityFile(
    of block: CommandBlock, _ result: inout StepResult
  ) async throws(Stop) -> EntityFile {
    do {
      let template = try DeckTemplate(block.text)
      let values = try await values(of: template.variables, &result)
      var content = try template.content { values[$0] }
      try Self.take(block.settings["deck_flags"]?.array?.compactMap(\.scalarText) ?? [], into: &content)
      return try EntityFile(content)
    } catch let stop as Stop {
      throw stop
    } catch let fault as EntityFile.Fault {
      let place = fault.pointer.tokens.isEmpty ? "" : " (at \(fault.pointer.dotted))"
      throw Stop(status: .failed, reason: "\(fault.message)\(place); nothing was sent")
    } catch DeckTemplate.Fault.unknownExpression(let text) {
      throw Stop(status: .errored, reason: "`\(text)` is not understood; nothing was sent")
    } catch DeckTemplate.Fault.malformed(let message) {
      throw Stop(status: .failed, reason: "the entities are no YAML: \(message); nothing was sent")
    } catch {
      throw Stop(status: .errored, reason: "the entities cannot be read: \(error); nothing was sent")
    }
  }

  /// The values of variables; on a mock, made-up ones for those that nobody gave.
  private mutating func values(
    of names: [String], _ result: inout StepResult
  ) async throws(Stop) -> [String: String] {
    var values: [String: String] = [:]
    for name in names { values[name] = store.value(name) }
    let missing = names.filter { values[$0] == nil }
    for name in missing where configuration.provisioner != nil && runbook.graph.variable(name)?.isDefined == true {
      let binding = Binding(
        variable: name, value: EntityStandIn.value(for: name),
        source: .provisioned("a stand-in; only a gateway reads it"))
      values[name] = binding.value
      result.bindings.append(binding)
      await tell(.bound(binding))
    }
    let open = missing.filter { values[$0] == nil }
    guard !open.isEmpty else { return values }
    let lack = lackOfValues(open, in: result.step.id)
    throw Stop(status: lack.status, reason: lack.reason)
  }

  /// Takes decK's own flags for what the file may say itself.
  private static func take(_ flags: [String], into content: inout JSONValue) throws(Stop) {
    var flags = flags[...]
    while let flag = flags.popFirst() {
      let parts = flag.split(separator: "=", maxSplits: 1).map(String.init)
      let value = parts.count > 1 ? parts[1] : flags.popFirst()
      switch (parts.first, value) {
      case ("--select-tag", let tag?):
        var info = content["_info"] ?? [:]
        let tags = info["select_tags"]?.array ?? []
        info["select_tags"] = .array(tags + tag.split(separator: ",").map { .string(String($0)) })
        content["_info"] = info
      case ("--konnect-control-plane-name", let name?):
        content["_konnect"] = ["control_plane_name": .string(name)]
      default: throw Stop(status: .errored, reason: "decK's flag `\(flag)` is not known here; nothing was sent")
      }
    }
  }

  // MARK: Entities

  private mutating func apply(
    _ index: Int, _ application: inout EntityApplication, _ result: inout StepResult
  ) async throws(Stop) {
    let entity = application.file.entities[index]
    var references: [String: String] = [:]
    for (field, reference) in entity.references.sorted(by: { $0.key < $1.key }) {
      guard let name = entity.kind.references[field], let kind = EntityKind.named(name) else { continue }
      references[field] = try await id(of: reference, kind, for: entity, &application, &result)
    }
    var collection = entity.kind.path
    if let owner = entity.kind.owner, let kind = entity.kind.references[owner].flatMap(EntityKind.named) {
      guard let id = references[owner] else {
        throw Stop(status: .failed, reason: "\(entity.label) names no \(kind.noun) that it belongs to")
      }
      collection = "\(kind.path)/\(URLText.encodingAll(in: id))/\(entity.kind.path)"
    }
    let existing = try await entities(in: collection, &application, &result).first {
      EntityApplication.isSame($0, as: entity, references: references)
    }
    if let existing, entity.kind.name == "memberships" {
      return application.note(.unchanged, index, as: existing, in: collection)
    }
    if let existing { try checkTags(of: existing, entity, application.file) }
    let body = try await body(of: entity, references, &application, &result)
    let outcome: EntityApplication.Outcome = existing == nil ? .created : .updated
    let path = existing?["id"]?.string.map { "\(collection)/\(URLText.encodingAll(in: $0))" } ?? collection
    let answer = try await ask(
      existing == nil ? "POST" : "PUT", "\(application.base)/\(path)", .object(body),
      to: "\(existing == nil ? "create" : "update") \(entity.label)", &result)
    result.checks.append(CheckResult(.passed, "\(entity.label) \(outcome.rawValue)"))
    let value = entity.kind.name == "memberships" ? ["id": .string(references["group"] ?? "")] : answer
    application.note(outcome, index, as: value, in: collection)
  }

  /// The fields to send: the file's own, and what is referred to by its id.
  private mutating func body(
    of entity: DeclaredEntity, _ references: [String: String], _ application: inout EntityApplication,
    _ result: inout StepResult
  ) async throws(Stop) -> JSONObject {
    if entity.kind.name == "memberships" { return ["group": .string(references["group"] ?? "")] }
    var body = entity.body
    for field in references.keys.sorted() where field != entity.kind.owner {
      body[field] = references[field].map { ["id": .string($0)] }
    }
    guard !entity.partials.isEmpty, let kind = EntityKind.named("partials") else { return body }
    var partials: [JSONValue] = []
    for partial in entity.partials {
      let id = try await id(of: partial.reference, kind, for: entity, &application, &result)
      var value: JSONValue = ["id": .string(id)]
      if let path = partial.path { value["path"] = .string(path) }
      partials.append(value)
    }
    body["partials"] = .array(partials)
    return body
  }

  /// The id that a reference means.
  private mutating func id(
    of reference: DeclaredEntity.Reference, _ kind: EntityKind, for entity: DeclaredEntity,
    _ application: inout EntityApplication, _ result: inout StepResult
  ) async throws(Stop) -> String {
    switch reference {
    case .declared(let index):
      if let id = application.ids[index] { return id }
      throw Stop(status: .failed, reason: "the answer to \(application.file.entities[index].label) holds no id")
    case .named(let name):
      if let index = application.index(of: name, kind), let id = application.ids[index] { return id }
      let known = try await entities(in: kind.path, &application, &result)
      if let id = known.first(where: { EntityApplication.isNamed(name, $0, kind) })?["id"]?.string { return id }
      let reason =
        "\(entity.label) refers to the \(kind.noun) `\(name)`, which is neither in the file nor on the control plane"
      guard runbook.continuesSeries else { throw Stop(status: .failed, reason: reason) }
      throw Stop(status: .unverified, reason: "\(reason); an earlier page of the series may make it")
    }
  }

  /// What the control plane holds in a collection, all pages of it, asked for once.
  private mutating func entities(
    in collection: String, _ application: inout EntityApplication, _ result: inout StepResult
  ) async throws(Stop) -> [JSONValue] {
    if let known = application.known[collection] { return known }
    var values: [JSONValue] = []
    var offset: String?
    repeat {
      let next = offset.map { "&offset=\(URLText.encodingAll(in: $0))" } ?? ""
      let answer = try await ask(
        "GET", "\(application.base)/\(collection)?size=1000\(next)", nil, to: "list \(collection)", &result)
      values += answer["data"]?.array ?? []
      offset = answer["offset"]?.string.flatMap { $0.isEmpty || $0 == offset ? nil : $0 }
    } while offset != nil
    application.known[collection] = values
    return values
  }

  /// What the file may not change is left alone.
  private func checkTags(of existing: JSONValue, _ entity: DeclaredEntity, _ file: EntityFile) throws(Stop) {
    let tags = existing["tags"]?.array?.compactMap(\.string) ?? []
    guard entity.kind.hasTags, !file.selectTags.allSatisfy(tags.contains) else { return }
    let list = file.selectTags.joined(separator: ", ")
    throw Stop(
      status: .failed,
      reason: "\(entity.label) is there without the tags \(list), by which the file selects what it may change")
  }

  // MARK: Requests

  /// Sends a request for entities, and returns the answer's body; an answer that is no success fails the step.
  mutating func ask(
    _ method: String, _ url: String, _ body: JSONValue?, to purpose: String, _ result: inout StepResult
  ) async throws(Stop) -> JSONValue {
    let content = body.map(RequestBody.json)
    var template = RequestTemplate(block: "entities", method: method, url: url, path: url, body: content)
    var headers: [RequestTemplate.Header] = []
    if let token = store.value("KONNECT_TOKEN") { headers = [.init(name: "Authorization", value: "Bearer \(token)")] }
    template.headers = headers
    let request = RequestExecutor.Resolved(method: method, url: url, headers: headers, body: content)
    let exchange = try await self.exchange(request, template, &result)
    result.exchanges.append(exchange)
    switch exchange.outcome {
    case .failure(let reason): throw Stop(status: .errored, reason: "cannot \(purpose): \(reason)")
    case .response(let response):
      let checks = ResponseChecks.judge(response, by: template)
      guard checks.allSatisfy({ $0.outcome == .passed }) else {
        result.checks += checks.map { CheckResult($0.outcome, "cannot \(purpose): \($0.summary)", details: $0.details) }
        throw Stop(status: .failed, reason: nil)
      }
      return response.json ?? [:]
    }
  }
}
