import JSON
import Journal
import RunbookModel
import Testing

@Suite struct StoredResultTests {
  @Test func whatAReaderSeesComesBack() throws {
    let step = JournalFixture.step()
    var result = StepResult(step: step, status: .failed, reason: "because")
    result.checks = [CheckResult(.failed, "status 500", details: ["oh"]), CheckResult(.unverified, "snippet")]
    result.readings = [PollReading(attempt: 2, state: "ready", elapsed: .seconds(1.5))]
    result.elapsed = .seconds(4)
    result.exchanges = [
      Exchange(
        method: "GET", url: "u", body: nil,
        outcome: .response(.init(status: 200, headers: [], json: ["a": 1], text: "{}")), duration: .seconds(2)),
      Exchange(method: "GET", url: "v", body: nil, outcome: .failure("refused"), duration: .zero),
    ]
    result.bindings = [
      Binding(variable: "A_ID", value: "1", source: .response(step: "x/1", path: ".id")),
      Binding(variable: "B", value: "2", source: .provisioned("a thing")),
      Binding(variable: "A_TOKEN", value: "4711", source: .scenario),
    ]
    var record = StepRecord(result, position: 0)
    record.result = StoredResult.encode(result) { $0 == "A_TOKEN" }
    #expect(record.result?.description.contains("4711") == false)
    let (back, secrets) = StoredResult.decode(record, of: step)
    #expect(secrets == ["A_TOKEN"])
    #expect(back.bindings == Array(result.bindings.prefix(2)))
    #expect(back.status == .failed)
    #expect(back.reason == "because")
    #expect(back.checks.map(\.summary) == ["status 500", "snippet"])
    #expect(back.checks.map(\.outcome) == [.failed, .unverified])
    #expect(back.checks[0].details == ["oh"])
    #expect(back.exchanges.map(\.url) == ["u", "v"])
    #expect(back.exchanges[0].response?.status == 200)
    #expect(back.exchanges[1].response == nil)
    #expect(back.readings.map(\.state) == ["ready"])
    #expect(back.readings[0].elapsed == .seconds(1.5))
    #expect(back.elapsed == .seconds(4))
  }

  @Test func anAnswerComesBackWithoutSecrets() throws {
    let response = Exchange.Response(
      status: 201, headers: [.init(name: "Set-Cookie", value: "a=b"), .init(name: "Location", value: "/x")],
      json: ["id": "1", "client_secret": "hidden", "list": [["token": "hidden", "note": "holds hidden-2"]], "key": 5],
      text: "")
    let value = StoredAnswer.encode(response) { $0.replacing("hidden-2", with: "•••") }
    #expect(!value.description.contains("hidden"))
    let back = try #require(StoredAnswer.decode(value))
    #expect(back.status == 201)
    #expect(back.headers.map(\.line) == ["Location: /x"])
    #expect(back.json?["id"] == "1")
    #expect(back.json?["list"]?[0]?["note"] == "holds •••")
    #expect(back.json?["key"] == 5)
  }
}

@Suite struct StepFingerprintTests {
  @Test func changesWithWhatIsDoneOnly() {
    let step = JournalFixture.step()
    var moved = JournalFixture.step("b/2")
    moved.title = "Another title"
    #expect(StepFingerprint.of(step) == StepFingerprint.of(moved))
    #expect(StepFingerprint.of(step) != StepFingerprint.of(JournalFixture.step(method: "PUT")))
    #expect(StepFingerprint.of(step) != StepFingerprint.of(JournalFixture.step(url: "https://us.api.konghq.com/v2/x")))
  }
}
