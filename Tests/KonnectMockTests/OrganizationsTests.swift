import JSON
import Testing

@testable import KonnectMock

/// Thousands of organizations on one server, at once: none sees, slows to death or spoils another.
struct OrganizationsTests {
  private static let count = 2_000
  private static let atOnce = 50

  @Test func thousandsAtOnceKeepApart() async throws {
    try await MockFixture.run { fixture async throws in
      let reports = await withTaskGroup(of: [String].self) { group in
        for worker in 0..<Self.atOnce {
          group.addTask {
            var faults: [String] = []
            for number in stride(from: worker, to: Self.count, by: Self.atOnce) {
              do {
                faults += try await Self.visit(number, fixture)
              } catch {
                faults.append("\(number): \(error)")
              }
            }
            return faults
          }
        }
        return await group.reduce(into: []) { $0 += $1 }
      }
      #expect(reports == [])
    }
  }

  /// Makes a control plane and a service in an organization of its own; returns what was not as it should be.
  private static func visit(_ number: Int, _ fixture: MockFixture) async throws -> [String] {
    var own = fixture
    own.token = "organization-\(number)"
    own.mock.addOrganization(token: own.token) { .zero }
    var faults: [String] = []
    func expect(_ isTrue: Bool, _ what: String) { if !isTrue { faults.append("\(number): \(what)") } }
    // The name is the same everywhere, so that only keeping apart makes it unique; the description tells whose it is.
    let made = try await own.send(
      "POST", "/v2/control-planes", body: ["name": "cp", "description": .string(own.token)])
    expect(made.status == 201, "creating got \(made.status)")
    let id = made["id"]?.string ?? "none"
    // One validator serves all: a body that is invalid here must stay so, whatever others send meanwhile.
    let refused = try await own.send("POST", "/v2/control-planes", body: ["name": .number(.init(number))])
    expect(refused["invalid_parameters.0.field"] == "name", "a bad body got \(refused.status)")
    let list = try await own.send("GET", "/v2/control-planes")
    expect(list["data"]?.array?.map { $0["description"]?.string } == [own.token], "the list is \(list.json ?? .null)")
    let foreign = try await own.send("GET", "/v2/control-planes/\(id)/core-entities/services")
    expect(foreign["data"] == [], "services are \(foreign.json ?? .null)")
    return faults
  }
}
