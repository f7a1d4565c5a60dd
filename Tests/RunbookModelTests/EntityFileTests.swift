import JSON
import RunbookModel
import Testing

struct EntityFileTests {
  private func file(_ yaml: String) throws -> EntityFile { try EntityFile(YAMLDocument.parse(yaml).value) }

  private func fault(_ yaml: String) throws -> EntityFile.Fault? {
    do {
      _ = try file(yaml)
      return nil
    } catch let fault as EntityFile.Fault {
      return fault
    }
  }

  @Test func whatIsReferredToComesFirst() throws {
    let file = try file(
      """
      plugins: [{name: key-auth, route: r}]
      consumers: [{username: u, groups: [{name: g}], keyauth_credentials: [{key: k}]}]
      consumer_groups: [{name: g}]
      routes: [{name: r, service: {name: s}}]
      services: [{name: s, host: h}]
      """)
    #expect(
      file.entities.map(\.kind.name) == [
        "services", "routes", "consumer_groups", "consumers", "keyauth_credentials", "memberships", "plugins",
      ])
    #expect(file.entities[1].references == ["service": .named("s")])
    #expect(file.entities[4].references == ["consumer": .declared(3)])
    #expect(file.entities[4].body == ["key": "k"])
    #expect(file.entities[5].references == ["consumer": .declared(3), "group": .named("g")])
    #expect(file.entities[6].references == ["route": .named("r")])
    #expect(file.entities[3].body == ["username": "u"])
  }

  @Test func nestedEntitiesReferToWhatIsAroundThem() throws {
    let file = try file(
      "services: [{name: a, host: h, plugins: [{name: cors}], routes: [{name: r, plugins: [{name: acl}]}]}]")
    #expect(file.entities.map(\.kind.name) == ["services", "routes", "plugins", "plugins"])
    #expect(file.entities[2].references == ["route": .declared(1)])
    #expect(file.entities[3].references == ["service": .declared(0)])
    #expect(file.entities[2].pointer.description == "/services/0/routes/0/plugins/0")
  }

  private static let urls: [(String, JSONValue)] = [
    ("http://h", ["protocol": "http", "host": "h", "port": 80]),
    ("https://h/a/b", ["protocol": "https", "host": "h", "port": 443, "path": "/a/b"]),
    ("http://localhost:3000/x", ["protocol": "http", "host": "localhost", "port": 3000, "path": "/x"]),
    ("grpc://h:9000", ["protocol": "grpc", "host": "h", "port": 9000]),
    ("https://[::1]:8443", ["protocol": "https", "host": "[::1]", "port": 8443]),
    ("$URL", ["url": "$URL"]), ("ftp://h", ["url": "ftp://h"]),
  ]

  @Test(arguments: urls)
  func aServicesURLIsShortForFourFields(_ url: String, _ fields: JSONValue) throws {
    let file = try file("services: [{url: '\(url)'}]")
    #expect(JSONValue.object(file.entities[0].body) == fields)
  }

  @Test func tagsThatSelectAreAdded() throws {
    let file = try file(
      "_info: {select_tags: [a, b]}\nservices: [{name: s, host: h, tags: [b, c]}]\nconsumers: [{username: u}]")
    #expect(file.selectTags == ["a", "b"])
    #expect(file.entities.map { $0.body["tags"] } == [["b", "c", "a"], ["a", "b"]])
  }

  @Test func defaultsAreBelowWhatTheFileSays() throws {
    let file = try file("_info: {defaults: {service: {retries: 1, port: 9}}}\nservices: [{name: s, host: h, port: 8}]")
    #expect(file.entities[0].body == ["retries": 1, "port": 8, "name": "s", "host": "h"])
  }

  @Test func configurationsOfPluginsCanBeShared() throws {
    let file = try file(
      "_plugin_configs: {limit: {minute: 5, policy: local}}\nplugins: [{name: rate-limiting, _config: limit, config: {minute: 6}}]"
    )
    #expect(file.entities[0].body == ["name": "rate-limiting", "config": ["minute": 6, "policy": "local"]])
  }

  @Test func partialsOfPluginsAreReferences() throws {
    let file = try file(
      "partials: [{name: p, type: redis-ee}]\nplugins: [{name: x, partials: [{name: p, path: config.redis}]}]")
    let partial = try #require(file.entities[1].partials.first)
    #expect(partial.reference == .named("p"))
    #expect(partial.path == "config.redis")
    #expect(file.entities[1].body == ["name": "x"])
  }

  @Test func theControlPlaneMayBeNamed() throws {
    #expect(try file("_konnect: {control_plane_name: cp}").controlPlane == "cp")
    #expect(try file("_format_version: '3.0'").controlPlane == nil)
  }

  @Test(arguments: [
    ("things: []", "decK knows no entities called `things`", "/things"),
    ("rbac_roles: []", "a control plane of Konnect takes no `rbac_roles` by its API", "/rbac_roles"),
    ("services: {}", "`services` must be a list", "/services"),
    ("services: [x]", "an entry of `services` must be keys and values", "/services/0"),
    ("routes: [{service: {}}]", "`service` must be a name, or have a `name` or an `id`", "/routes/0/service"),
    ("plugins: [{name: x, _config: y}]", "`_plugin_configs` has no `y`", "/plugins/0/_config"),
    (
      "consumers: [{username: u, oauth2_credentials: []}]",
      "a control plane of Konnect takes no `oauth2_credentials` by its API", "/consumers/0/oauth2_credentials"
    ),
    ("_workspace: w", "Konnect has no workspaces", "/_workspace"),
    ("[]", "a decK file holds keys and values, not array", ""),
  ])
  func whatIsNoFileForKonnectIsRefused(_ yaml: String, _ message: String, _ pointer: String) throws {
    let fault = try fault(yaml)
    #expect(fault?.message == message)
    #expect(fault?.pointer.description == pointer)
  }
}
