import RunbookModel
import Testing

@testable import Runner

struct VariableStoreTests {
  private func store(
    given: [Binding] = [], token: String? = nil, environment: [String: String] = [:]
  ) -> VariableStore {
    var configuration = RunConfiguration(target: Target(baseURL: nil, name: ""), clock: VirtualClock())
    configuration.given = given
    configuration.token = token
    configuration.environment = environment
    return VariableStore(configuration)
  }

  private func binding(_ value: String, _ source: Binding.Source) -> Binding {
    Binding(variable: "X", value: value, source: source)
  }

  @Test func prefersSourcesInTheirOrder() {
    var store = store(environment: ["X": "environment"])
    let provisionedOnly = binding("provisioned", .provisioned("a thing"))
    store.set(provisionedOnly)
    #expect(store.value("X") == "environment")
    store.set(binding("page", .page), by: "a/1")
    #expect(store.value("X") == "page")
    store.set(binding("scenario", .scenario))
    #expect(store.value("X") == "scenario")
    store.set(binding("given", .commandLine))
    #expect(store.value("X") == "given")
    store.set(binding("later", .response(step: "b/1", path: ".id")), by: "b/1")
    #expect(store.binding("X") == binding("given", .commandLine))
  }

  @Test func fallsBackToWhatTheMockMade() {
    var store = store()
    store.set(binding("made", .provisioned("a thing")))
    #expect(store.value("X") == "made")
  }

  @Test func replacesEarlierAssignmentsOfTheRun() {
    var store = store()
    store.set(binding("1", .response(step: "a/1", path: ".id")), by: "a/1")
    store.set(binding("2", .page), by: "a/2")
    #expect(store.value("X") == "2")
    store.set(binding("3", .response(step: "a/3", path: ".id")), by: "a/3")
    #expect(store.value("X") == "3")
  }

  @Test func prefersTheFirstOfTheGiven() {
    let store = store(given: [binding("var", .commandLine), binding("file", .environmentFile)])
    #expect(store.binding("X") == binding("var", .commandLine))
  }

  @Test func holdsTheToken() {
    #expect(store(token: "kpat").binding("KONNECT_TOKEN")?.source == .environment)
    let given = Binding(variable: "KONNECT_TOKEN", value: "kpat", source: .commandLine)
    #expect(store(given: [given], token: "kpat").binding("KONNECT_TOKEN") == given)
  }

  @Test func resolvesWhatHasAValue() {
    var store = store(environment: ["A": "1"])
    store.set(Binding(variable: "B", value: "$A", source: .page))
    var missing: [String] = []
    let text = store.resolve("$A ${B} $C ${C} $5 {vault://env/$A} $$A ${D-x}", missing: &missing)
    #expect(text == "1 $A $C ${C} $5 {vault://env/$A} $1 ${D-x}")
    #expect(missing == ["C"])
  }

  @Test(arguments: [Binding.Source.page, .scenario])
  func putsInNoMoreThanMayBeHeld(source: Binding.Source) {
    var store = store()
    store.set(Binding(variable: "A", value: String(repeating: "x", count: 1 << 20), source: source))
    var missing: [String] = []
    for _ in 0..<40 where missing.isEmpty {
      let doubled = store.resolve("$A$A", missing: &missing)
      if missing.isEmpty { store.set(Binding(variable: "A", value: doubled, source: source)) }
    }
    #expect(missing == ["A"])
    #expect(store.value("A")?.utf8.count == 8 << 20)
  }

  @Test func takesOnlyOutsideOrOwnValuesDespiteAFailedStep() {
    var store = store(given: [Binding(variable: "G", value: "1", source: .commandLine)], environment: ["E": "1"])
    store.set(binding("old", .response(step: "a/1", path: ".id")), by: "a/1")
    #expect(!store.isUsable("X", despite: "a/2"))
    #expect(store.isUsable("X", despite: "a/1"))
    #expect(store.isUsable("G", despite: "a/2"))
    #expect(store.isUsable("E", despite: "a/2"))
    #expect(!store.isUsable("NONE", despite: "a/2"))
    store.set(Binding(variable: "S", value: "1", source: .scenario))
    #expect(store.isUsable("S", despite: "a/2"))
  }
}
