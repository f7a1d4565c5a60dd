import JSON
import RunbookModel
import Runner
import Testing

struct RunSessionEntitiesTests {
  /// Runs a page that pipes `file` to decK.
  private func apply(
    _ file: String, to plane: ControlPlaneStandIn = ControlPlaneStandIn(), flags: String = "", frontMatter: String = "",
    _ configure: @escaping (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> (run: PageRun, plane: ControlPlaneStandIn) {
    let page = "\(frontMatter)## Apply\n\n```yaml\necho '\n\(file)\n' | deck gateway apply -\(flags)\n```\n"
    let run = try await PageRun.of(
      page,
      configure: {
        $0.given = [
          Binding(variable: "DECK_KONNECT_CONTROL_PLANE_NAME", value: "quickstart", source: .commandLine)
        ]
        configure(&$0)
      }, server: { plane.answer($0) })
    return (run, plane)
  }

  /// The writes of a run, without what comes before the collection.
  private func writes(_ run: PageRun) -> [String] {
    run.requests.filter { $0.method != "GET" }.map { request in
      "\(request.method) \(request.path.split(separator: "/").dropFirst(4).joined(separator: "/"))"
    }
  }

  private let file = """
    routes:
      - name: example-route
        paths: [/anything]
        service: {name: example-service}
    services:
      - name: example-service
        url: http://httpbin.konghq.com/anything
    plugins:
      - name: key-auth
        service: example-service
        config: {key_names: [apikey]}
    """

  @Test func whatIsNotThereIsCreatedInTheOrderOfReferences() async throws {
    let (run, plane) = try await apply(file)
    #expect(run.statuses == [.passed])
    #expect(run.step("apply/1")?.reason == "3 created on the control plane quickstart")
    #expect(
      run.step("apply/1")?.checks.map(\.summary) == [
        "service `example-service` created", "route `example-route` created", "plugin `key-auth` created",
      ])
    #expect(writes(run) == ["POST services", "POST routes", "POST plugins"])
    #expect(
      plane.entities("services") == [
        [
          "id": "id-1", "name": "example-service", "protocol": "http", "host": "httpbin.konghq.com", "port": 80,
          "path": "/anything",
        ]
      ])
    #expect(plane.entities("routes").first?["service"] == ["id": "id-1"])
    #expect(plane.entities("plugins").first?["service"] == ["id": "id-1"])
    #expect(run.requests.allSatisfy { $0.header("authorization") == "Bearer \(PageRun.token)" })
    #expect(run.requests.allSatisfy { $0.header("x-forwarded-host") == "us.api.konghq.com" })
  }

  @Test func whatIsThereIsUpdatedAndNothingDeleted() async throws {
    let plane = ControlPlaneStandIn()
    // The one in question stands on the second page of the list.
    for name in ["a", "b", "example-service"] {
      plane.add(["id": .string("s-\(name)"), "name": .string(name)], to: "services")
    }
    plane.add(["id": "p", "name": "key-auth"], to: "plugins")
    let (run, _) = try await apply(file, to: plane)
    #expect(run.step("apply/1")?.reason == "2 created, 1 updated on the control plane quickstart")
    // The plugin that is there is global, and so another one.
    #expect(writes(run) == ["PUT services/s-example-service", "POST routes", "POST plugins"])
    #expect(plane.entities("services").count == 3)
    #expect(plane.entities("plugins").count == 2)
  }

  @Test func applyingTwiceChangesNothingTwice() async throws {
    let (_, plane) = try await apply(file)
    let (run, _) = try await apply(file, to: plane)
    #expect(run.step("apply/1")?.reason == "3 updated on the control plane quickstart")
    #expect(["services", "routes", "plugins"].map { plane.entities($0).count } == [1, 1, 1])
  }

  @Test func consumersHaveCredentialsAndGroups() async throws {
    let consumers = """
      consumer_groups: [{name: gold}]
      consumers:
        - username: dana
          groups: [{name: gold}]
          keyauth_credentials: [{key: secret-of-dana}]
          acls: [{group: admins}]
      """
    let (run, plane) = try await apply(consumers)
    #expect(run.statuses == [.passed])
    #expect(
      writes(run) == [
        "POST consumer_groups", "POST consumers", "POST consumers/id-2/key-auth", "POST consumers/id-2/acls",
        "POST consumers/id-2/consumer_groups",
      ])
    #expect(plane.entities("consumers/id-2/consumer_groups").first?["group"] == "id-1")
    #expect(plane.entities("consumers/id-2/key-auth").first?["key"] == "secret-of-dana")
    let said = (run.step("apply/1")?.checks ?? []).map(\.summary).joined()
    #expect(!said.contains("secret-of-dana"))
  }

  @Test func targetsAreBelowTheirUpstream() async throws {
    let (run, _) = try await apply("upstreams: [{name: u, targets: [{target: 'h:80'}]}]")
    #expect(writes(run) == ["POST upstreams", "POST upstreams/id-1/targets"])
  }

  @Test func referencesReachWhatIsOnTheControlPlane() async throws {
    let plane = ControlPlaneStandIn()
    plane.add(["id": "r-1", "name": "old"], to: "routes")
    let (run, _) = try await apply("plugins: [{name: cors, route: old}]", to: plane)
    #expect(run.statuses == [.passed])
    #expect(plane.entities("plugins").first?["route"] == ["id": "r-1"])
    let (other, _) = try await apply("plugins: [{name: cors, route: nowhere}]", to: plane)
    #expect(other.statuses == [.failed])
    #expect(
      other.step("apply/1")?.reason
        == "plugin `cors` refers to the route `nowhere`, which is neither in the file nor on the control plane")
  }

  @Test func whatAnEarlierPageOfASeriesMayMakeIsNotRefuted() async throws {
    let series = "---\ntitle: Second\nseries: {id: s, position: 2}\n---\n\n"
    let (run, _) = try await apply("plugins: [{name: cors, route: made-before}]", frontMatter: series)
    #expect(run.statuses == [.unverified])
    #expect(run.step("apply/1")?.reason?.hasSuffix("an earlier page of the series may make it") == true)
    let first = "---\ntitle: First\nseries: {id: s, position: 1}\n---\n\n"
    let (other, _) = try await apply("plugins: [{name: cors, route: made-before}]", frontMatter: first)
    #expect(other.statuses == [.failed])
  }

  @Test func aRefusalIsToldInTheAPIsOwnWords() async throws {
    let (run, _) = try await apply("services: [{name: refused, host: h}, {name: next, host: h}]")
    #expect(run.statuses == [.failed])
    #expect(
      run.complaints("apply/1") == [
        "cannot create service `refused`: status 400, expected a success", "schema violation", "name: is refused",
      ])
    // What comes after it is not tried.
    #expect(writes(run) == ["POST services"])
  }

  @Test func tagsThatSelectProtectWhatHasNone() async throws {
    let plane = ControlPlaneStandIn()
    plane.add(["id": "s", "name": "mine", "tags": ["team"]], to: "services")
    let (run, _) = try await apply(
      "services: [{name: mine, host: h}, {name: new, host: h}]", to: plane, flags: " --select-tag ours")
    #expect(run.statuses == [.failed])
    #expect(
      run.step("apply/1")?.reason
        == "service `mine` is there without the tags ours, by which the file selects what it may change")
    #expect(writes(run).isEmpty)
  }

  // MARK: Variables

  private let keyed = """
    plugins:
      - name: x
        config:
          key: {% raw %}${{ env "DECK_KEY" }}{% endraw %}
    """

  @Test func variablesOfTheEnvironmentAreFilledIn() async throws {
    let (run, plane) = try await apply(keyed) {
      $0.given.append(Binding(variable: "DECK_KEY", value: "v", source: .commandLine))
    }
    #expect(run.statuses == [.passed])
    #expect(plane.entities("plugins").first?["config"] == ["key": "v"])
  }

  @Test func nothingIsSentWithoutAValue() async throws {
    let (run, _) = try await apply(keyed)
    #expect(run.statuses == [.errored])
    #expect(run.step("apply/1")?.reason == "$DECK_KEY has no value; nothing was sent (give one with --var DECK_KEY=…)")
    #expect(run.requests.isEmpty)
  }

  // MARK: The control plane

  @Test func theRegionIsThatOfTheControlPlane() async throws {
    let (run, _) = try await apply("services: []") {
      $0.given.append(
        Binding(variable: "KONNECT_CONTROL_PLANE_URL", value: "https://eu.api.konghq.com", source: .commandLine))
    }
    #expect(run.requests.map { $0.header("x-forwarded-host") } == ["eu.api.konghq.com"])
    #expect(run.step("apply/1")?.reason == "nothing to apply on the control plane quickstart")
  }

  @Test func anIDThatWasGivenNeedsNoLookUp() async throws {
    let (run, _) = try await apply("services: [{name: s, host: h}]") {
      $0.given = [Binding(variable: "CONTROL_PLANE_ID", value: "cp-1", source: .commandLine)]
    }
    #expect(run.statuses == [.passed])
    #expect(run.requests.first?.path == "/v2/control-planes/cp-1/core-entities/services?size=1000")
  }

  @Test func aControlPlaneThatIsMissingIsNamed() async throws {
    let (run, _) = try await apply("services: []") { $0.given[0].value = "elsewhere" }
    #expect(run.statuses == [.errored])
    #expect(
      run.step("apply/1")?.reason
        == "the region us has no control plane called `elsewhere`; create it, or name another with --var DECK_KONNECT_CONTROL_PLANE_NAME=…"
    )
  }

  @Test func entityExamplesAreApplied() async throws {
    let plane = ControlPlaneStandIn()
    let page = """
      ## A

      {% entity_examples %}
      entities:
        plugins:
          - name: x
            config: {key: 'Bearer ${key}'}
      variables:
        key: {value: $API_KEY}
      {% endentity_examples %}
      """
    let run = try await PageRun.of(
      page,
      configure: {
        $0.given = [
          Binding(variable: "CONTROL_PLANE_ID", value: "cp-1", source: .commandLine),
          Binding(variable: "DECK_API_KEY", value: "v", source: .commandLine),
        ]
      }, server: { plane.answer($0) })
    #expect(run.statuses == [.passed])
    #expect(plane.entities("plugins").first?["config"] == ["key": "Bearer v"])
  }
}
