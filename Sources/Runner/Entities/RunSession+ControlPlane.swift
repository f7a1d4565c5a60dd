import JSON
import RunbookModel

extension RunSession {
  /// A control plane of Konnect.
  struct ControlPlane {
    /// The URL of its entities, without a slash at the end.
    var entities: String
    /// What it is called here: its name, or its id.
    var name: String
  }

  private static let nameVariables = ["DECK_KONNECT_CONTROL_PLANE_NAME", "KONNECT_CONTROL_PLANE_NAME"]
  private static let idVariables = ["CONTROL_PLANE_ID", "KONNECT_CONTROL_PLANE_ID"]
  /// Where a variable may name a host of Konnect, and with it the region.
  private static let addressVariables = ["DECK_KONNECT_ADDR", "KONNECT_CONTROL_PLANE_URL"]

  /// The control plane that a file's entities go to.
  ///
  /// It is the one whose id was given; the one of the name that the file or decK's variables hold; the one whose id this
  /// run knows; on a mock, one that is made for it.
  ///
  /// - Throws: `Stop` where there is none.
  mutating func controlPlane(of file: EntityFile, _ result: inout StepResult) async throws(Stop) -> ControlPlane {
    let host = "https://\(region).api.konghq.com/v2/control-planes"
    func plane(_ id: String, _ name: String) -> ControlPlane {
      ControlPlane(entities: "\(host)/\(URLText.encodingAll(in: id))/core-entities", name: name)
    }
    let known = Self.idVariables.first { store.value($0) != nil }
    if let given = Self.idVariables.first(where: store.isGiven), let id = store.value(given) { return plane(id, id) }
    let name = file.controlPlane ?? Self.nameVariables.compactMap { store.value($0) }.first
    if let name, let id = try await controlPlaneID(named: name, at: host, &result) { return plane(id, name) }
    if let known, name == nil || configuration.provisioner != nil, let id = store.value(known) { return plane(id, id) }
    if let id = await provisionedControlPlane(at: host, &result) { return plane(id, id) }
    guard let name else {
      throw Stop(
        status: .errored,
        reason:
          "nothing names the control plane that the entities are for; give it with --var CONTROL_PLANE_ID=… or --var \(Self.nameVariables[0])=…"
      )
    }
    throw Stop(
      status: .errored,
      reason:
        "the region \(region) has no control plane called `\(name)`; create it, or name another with --var \(Self.nameVariables[0])=…"
    )
  }

  /// The region of the control plane: named, or that of the address, or `us`.
  private var region: String {
    if let region = store.value("KONNECT_CONTROL_PLANE_REGION"), !region.isEmpty { return region }
    for name in Self.addressVariables {
      guard let value = store.value(name), let address = try? WebAddress(value),
        address.host.hasSuffix(Target.konnectDomain)
      else { continue }
      return String(address.host.dropLast(Target.konnectDomain.count))
    }
    return "us"
  }

  private mutating func controlPlaneID(
    named name: String, at host: String, _ result: inout StepResult
  ) async throws(Stop) -> String? {
    let url = "\(host)?filter%5Bname%5D%5Beq%5D=\(URLText.encodingAll(in: name))"
    let answer = try await ask("GET", url, nil, to: "find the control plane `\(name)`", &result)
    return answer["data"]?.array?.first { $0["name"]?.string == name }?["id"]?.string
  }

  private mutating func provisionedControlPlane(at host: String, _ result: inout StepResult) async -> String? {
    let variable = Self.idVariables[0]
    guard let provisioner = configuration.provisioner else { return nil }
    let need = VariableNeed(
      variable: variable, method: "GET", url: "\(host)/$\(variable)/core-entities/services", role: .url)
    guard let made = await provisioner.provision(need) else { return nil }
    await bind(Binding(variable: variable, value: made.value, source: .provisioned(made.description)), in: &result)
    return made.value
  }
}
