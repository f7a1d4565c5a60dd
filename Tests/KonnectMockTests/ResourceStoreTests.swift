import JSON
import Testing

@testable import KonnectMock

struct ResourceStoreTests {
  private func resource(_ id: String, _ name: String = "x") -> Resource {
    Resource(id: id, seed: 0, value: ["name": .string(name)], createdAt: .zero, updatedAt: .zero)
  }

  @Test func anIDMeansTheThingWithTheShortestPath() {
    // Dictionaries are walked in another order in every process; among many paths one would be found that is longer.
    for count in 1...40 {
      var store = ResourceStore()
      for number in 0..<count { store.put(resource("p", "publication"), in: "/v3/apis/\(number)/publications") }
      store.put(resource("p", "portal"), in: "/v3/portals")
      #expect(store.resource(withID: "p")?.value["name"] == "portal")
    }
  }

  @Test func movesWhatIsBelowAndLinked() {
    var store = ResourceStore()
    store.put(resource("c"), in: "/realms/a/consumers")
    store.put(resource("other"), in: "/realms/a/consumers")
    store.put(resource("k"), in: "/realms/a/consumers/c/keys")
    store.link(.init(left: "g", right: "c"), "realms/a/consumers/c:groups:tags")
    store.move(resource("c", "new"), from: "/realms/a/consumers", to: "/realms/b/consumers")
    #expect(store.resources(in: "/realms/a/consumers").map(\.id) == ["other"])
    #expect(store.resource("c", in: "/realms/b/consumers")?.value["name"] == "new")
    #expect(store.resource("k", in: "/realms/b/consumers/c/keys") != nil)
    #expect(store.resources(in: "/realms/a/consumers/c/keys").isEmpty)
    #expect(store.links("realms/b/consumers/c:groups:tags").count == 1)
  }
}
