import KonnectMock
import RunbookModel
import Runner

/// Has the embedded mock make resources for variables that nothing sets.
struct MockProvisioner: VariableProvisioner {
  let server: MockServer
  let token: String

  func provision(_ need: VariableNeed) async -> ProvisionedVariable? {
    let place: ProvisionRequest.Place
    switch need.role {
    case .url: place = .path
    case .body(let pointer): place = .body(pointer)
    case .header, .text: return nil
    }
    let request = ProvisionRequest(variable: need.variable, method: need.method, url: need.url, place: place)
    guard let made = await server.provision(request, token: token) else { return nil }
    return ProvisionedVariable(value: made.value, description: made.description)
  }
}
