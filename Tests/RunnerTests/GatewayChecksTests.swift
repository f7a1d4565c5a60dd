import CurlClient
import RunbookModel
import Runner
import Synchronization
import TestSupport
import Testing

/// Checks against a gateway, over a socket.
struct GatewayChecksTests {
  private func check(_ kind: String, _ keys: String) -> String {
    "{% validation \(kind) %}\n\(keys)\n{% endvalidation %}\n\n"
  }

  private func run(
    _ page: String, _ configure: @escaping (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> (run: PageRun, requests: [CannedRequest]) {
    let gateway = GatewayStandIn()
    let server = try CannedServer { gateway.answer($0) }
    defer { server.stop() }
    let run = try await PageRun.of(
      "## Check\n\n" + page,
      configure: {
        $0.given = [Binding(variable: "KONNECT_PROXY_URL", value: server.url, source: .commandLine)]
        configure(&$0)
      })
    return (run, server.requests)
  }

  @Test func whoIsUnauthorizedIsRefused() async throws {
    let (run, _) = try await run(
      check("unauthorized-check", "url: /keyed\nmessage: No API key found in request")
        + check("request-check", "url: /keyed\nstatus_code: 200\nheaders:\n  - 'apikey: hello_world'"))
    #expect(run.statuses == [.passed, .passed])
    let (open, _) = try await self.run(check("unauthorized-check", "url: /anything"))
    #expect(open.statuses == [.failed])
    #expect(open.complaints("check/1").first == "status 200, expected 401")
  }

  @Test func aLimitIsReached() async throws {
    let (run, requests) = try await run(check("rate-limit-check", "url: /limited\niterations: 4"))
    #expect(run.statuses == [.passed])
    #expect(requests.count == 4)
    let (open, _) = try await self.run(check("rate-limit-check", "url: /anything\niterations: 4"))
    #expect(open.statuses == [.failed])
  }

  @Test func trafficIsMade() async throws {
    let (run, requests) = try await run(
      check("traffic-generator", "url: /anything\niterations: 5\nmethod: POST\nbody: {a: 1}\nheaders:\n  - 'X-A: b'"))
    #expect(run.statuses == [.passed])
    #expect(requests.map(\.body) == Array(repeating: #"{"a":1}"#, count: 5))
    #expect(requests.allSatisfy { $0.header("x-a") == "b" })
  }

  @Test func earlierRoundsAreJudged() async throws {
    let calls = Mutex(0)
    let server = try CannedServer { _ in
      let call = calls.withLock {
        $0 += 1; return $0
      }
      return CannedAnswer(call == 2 ? 500 : 200)
    }
    defer { server.stop() }
    let run = try await PageRun.of("## Check\n\n" + check("traffic-generator", "url: /a\niterations: 3")) {
      $0.given = [Binding(variable: "KONNECT_PROXY_URL", value: server.url, source: .commandLine)]
    }
    #expect(run.statuses == [.failed])
    #expect(run.complaints("check/1").first == "request 2 of 3: status 500, expected a success")
    #expect(server.requests.count == 2)
  }

  @Test func anEarlierRoundWithoutAnAnswerErrs() async throws {
    let calls = Mutex(0)
    let server = try RawServer { _ in
      let call = calls.withLock {
        $0 += 1
        return $0
      }
      return call == 2 ? [.close] : [.answer(200)]
    }
    defer { server.stop() }
    let page = check("traffic-generator", "url: /a\niterations: 3\nmethod: POST")
    let run = try await PageRun.of("## Check\n\n" + page) {
      $0.given = [Binding(variable: "KONNECT_PROXY_URL", value: server.url(""), source: .commandLine)]
    }
    #expect(run.statuses == [.errored])
    #expect(run.step("check/1")?.reason?.hasPrefix("request 2 of 3: ") == true)
    #expect(server.requests.count == 2)
  }

  @Test func headersAreExpectedAndTaken() async throws {
    let page =
      check(
        "request-check",
        "url: /anything\nstatus_code: 200\nheaders:\n  - 'X-Echo: v'\nexpected_headers:\n  - 'X-Echo: v'\nextract_headers:\n  - name: X-Echo\n    variable: TAKEN"
      ) + check("request-check", "url: /anything\nstatus_code: 200\nexpected_headers:\n  - 'X-Echo: v'")
    let (run, _) = try await run(page)
    #expect(run.statuses == [.passed, .failed])
    #expect(run.step("check/1")?.bindings.map(\.value) == ["v"])
  }

  @Test func countIsHowOftenARequestIsSent() async throws {
    let (run, requests) = try await run(check("request-check", "url: /anything\nstatus_code: 200\ncount: 3"))
    #expect(run.statuses == [.passed])
    #expect(requests.count == 3)
  }

  // MARK: Cookies

  @Test func cookiesOfAnEarlierAnswerAreSent() async throws {
    let page =
      check("request-check", "url: /basic\nuser: alex:doe\ncookie_jar: example-user\nstatus_code: 200")
      + check("request-check", "url: /session\ncookie: example-user\nstatus_code: 200")
    let (run, requests) = try await run(page)
    #expect(run.statuses == [.passed, .passed])
    #expect(requests.last?.header("cookie") == "session=s-1")
  }

  @Test func cookiesStayWhereTheyWerePut() async throws {
    let page =
      check("request-check", "url: /basic\nuser: alex:doe\ncookie_jar: example-user\nstatus_code: 200")
      + check("request-check", "url: /session\nstatus_code: 401")
    let (run, requests) = try await run(page)
    #expect(run.statuses == [.passed, .passed])
    #expect(requests.last?.header("cookie") == nil)
  }

  @Test func aJarThatNothingFilledIsNotThere() async throws {
    let (run, requests) = try await run(check("request-check", "url: /session\ncookie: nobody\nstatus_code: 200"))
    #expect(run.statuses == [.skipped])
    #expect(
      run.step("check/1")?.reason
        == "it needs the file nobody for its cookies, which no step has made here; --allow-shell runs the blocks that may make it"
    )
    #expect(requests.isEmpty)
  }

  @Test func aCookieIsSentAsItIsWritten() async throws {
    let (run, requests) = try await run(check("request-check", "url: /session\ncookie: session=s-1\nstatus_code: 200"))
    #expect(run.statuses == [.passed])
    #expect(requests.last?.header("cookie") == "session=s-1")
  }

  // MARK: Files

  @Test func aFormWithAFileIsSent() async throws {
    let page =
      "```sh\ncat <<EOF > batch.jsonl\n{\"a\": 1}\nEOF\n```\n\n"
      + check(
        "request-check",
        "url: /files\nmethod: POST\nstatus_code: 200\nform_data:\n  purpose: batch\n  file: '@batch.jsonl'")
    let (run, requests) = try await run(page) { $0.shell = ShellPolicy(environment: ["PATH": "/usr/bin:/bin"]) }
    #expect(run.statuses == [.passed, .passed])
    let request = try #require(requests.last)
    let type = try #require(request.header("content-type"))
    #expect(type == "multipart/form-data; boundary=----runbook-form")
    #expect(
      request.body
        == "------runbook-form\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n"
        + "------runbook-form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.jsonl\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n{\"a\": 1}\n\r\n------runbook-form--\r\n")
  }

  @Test(arguments: ["/etc/hosts", "../../etc/hosts", "~/.netrc"])
  func filesOutsideTheRunAreNeverSent(_ path: String) async throws {
    let (run, requests) = try await run(check("request-check", "url: /files\nform_data:\n  file: '@\(path)'"))
    #expect(run.statuses == [.skipped])
    #expect(run.step("check/1")?.reason == "it names the file \(path) for its form, outside the folder of the run")
    #expect(requests.isEmpty)
  }

  @Test func anAnswerIsKeptForALaterRequest() async throws {
    let page =
      check("request-check", "url: /anything\nbody: {kept: true}\noutput: kept.json\nstatus_code: 200")
      + "```sh\ncurl -X POST $KONNECT_PROXY_URL/second --data-binary @kept.json\n```\n"
    let (run, requests) = try await run(page)
    #expect(run.statuses == [.passed, .passed])
    #expect(requests.last?.body == #"{"kept":true}"#)
  }

  @Test func aBodyThatACommandPrints() async throws {
    let page = check("request-check", "url: /anything\nbody_cmd: $(echo \"$A\" | tr a-z A-Z)\nstatus_code: 200")
    // A value is data, whatever it looks like.
    let value = Binding(variable: "A", value: "$(touch x) `a`", source: .commandLine)
    let (refused, _) = try await run(page) { $0.given.append(value) }
    #expect(refused.statuses == [.skipped])
    let (run, requests) = try await run(page) {
      $0.shell = ShellPolicy(environment: ["PATH": "/usr/bin:/bin"])
      $0.given.append(value)
    }
    #expect(run.statuses == [.passed])
    #expect(requests.last?.body == "$(TOUCH X) `A`")
    #expect(requests.last?.header("content-type") == "application/json")
  }
}
