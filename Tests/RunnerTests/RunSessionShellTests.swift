import Foundation
import RunbookModel
import Runner
import Testing

struct RunSessionShellTests {
  private static func policy(timeout: Duration = .seconds(60), output: Int = 1 << 20) -> ShellPolicy {
    var policy = ShellPolicy(environment: ["PATH": "/usr/bin:/bin", "HOME": "/nowhere", "SECRET_OF_USER": "x"])
    policy.timeout = timeout
    policy.outputLimit = output
    policy.grace = .milliseconds(200)
    return policy
  }

  private func run(
    _ page: String, policy: ShellPolicy? = policy(), given: [String: String] = [:]
  ) async throws -> PageRun {
    try await PageRun.of("## A\n\n" + page) { configuration in
      configuration.shell = policy
      configuration.given = given.map { Binding(variable: $0, value: $1, source: .commandLine) }
    }
  }

  private func block(_ lines: String...) -> String { "```bash\n\(lines.joined(separator: "\n"))\n```\n\n" }

  private func command(_ keys: String) -> String { "{% validation custom-command %}\n\(keys)\n{% endvalidation %}\n\n" }

  @Test func nothingIsRunUnlessItIsAllowed() async throws {
    let run = try await run(block("ls /"), policy: nil)
    #expect(run.statuses == [.skipped])
    #expect(run.step("a/1")?.reason == "a shell block; --allow-shell runs it")
    #expect(run.result.verdict == .incomplete)
  }

  @Test func aBlockThatSucceedsPassed() async throws {
    let run = try await run(block("ls / > /dev/null"))
    #expect(run.statuses == [.passed])
    #expect(run.step("a/1")?.reason == "exit status 0")
  }

  @Test(arguments: ["ls | grep x | cat", "false; true", "echo $NOBODY_SET_THIS > /dev/null; ls"])
  func aCommandThatFailsEndsTheBlock(_ script: String) async throws {
    let run = try await run(block("ls > /dev/null", script, "touch reached"))
    #expect([.failed, .errored].contains(run.statuses[0]))
  }

  @Test func theLastLinesOfAFailureAreTold() async throws {
    let run = try await run(block("echo one >&2", "ls /does/not/exist", "echo never"))
    #expect(run.statuses == [.failed])
    let complaints = run.complaints("a/1")
    #expect(
      complaints.first?.hasPrefix("exit status 2, expected 0") == true
        || complaints.first?.hasPrefix("exit status 1, expected 0") == true)
    #expect(complaints.dropFirst().first == "one")
    #expect(complaints.last?.contains("/does/not/exist") == true)
  }

  // MARK: Environment

  @Test func aBlockHasTheRunsVariablesAndNotTheUsers() async throws {
    let run = try await run(
      block("export GIVEN=ours", "ls > /dev/null") + block("test \"$GIVEN\" = theirs && test \"$DECK_A\" = 'b c'")
        + block("test -z \"${SECRET_OF_USER:-}\""),
      given: ["GIVEN": "theirs", "DECK_A": "b c"])
    #expect(run.statuses == [.passed, .passed, .passed])
  }

  @Test func whatABlockSetsIsKept() async throws {
    let page =
      block("export ONE=$(printf 'a\\n\\nb =c\\n\\n')", "TWO=\"$ONE!\"", "cd / && ls > /dev/null")
      + block("test \"$TWO\" = \"$ONE!\"", "test \"$(pwd)\" = /")
      + "{% konnect_api_request %}\nurl: /v2/x\nmethod: POST\nbody: {one: $ONE}\n{% endkonnect_api_request %}\n"
    let run = try await run(page)
    #expect(run.statuses == [.passed, .passed, .passed])
    #expect(run.requests.last?.body == #"{"one":"a\n\nb =c"}"#)
    #expect(run.step("a/1")?.bindings.map(\.variable) == ["ONE", "TWO"])
  }

  @Test func variablesThatAreGivenStay() async throws {
    let page = block("export A=page", "ls > /dev/null") + block("test $A = mine")
    #expect(try await run(page, given: ["A": "mine"]).statuses == [.passed, .passed])
  }

  @Test func filesAreSharedByTheStepsOfARun() async throws {
    let page = block("cat <<'EOF' > kept.txt", "text", "EOF") + block("grep text kept.txt")
    #expect(try await run(page).statuses == [.passed, .passed])
    // Another run has another folder.
    #expect(try await run(block("ls kept.txt")).statuses == [.failed])
  }

  @Test func exportsTakeWhatCommandsPrint() async throws {
    let page = block("export A=$(echo \"x y\" | tr x z)") + block("test \"$A\" = 'z y' && ls >/dev/null")
    let run = try await run(page)
    #expect(run.statuses == [.done, .passed])
    #expect(run.step("a/1")?.bindings.first?.value == "z y")
    let refused = try await self.run(page, policy: nil)
    #expect(refused.statuses.first == .unverified)
    #expect(refused.step("a/1")?.reason?.contains("--allow-shell runs it, or give it with --var A=…") == true)
  }

  @Test func nothingIsReadFromTheTerminal() async throws {
    #expect(try await run(block("if read line; then exit 7; fi", "ls > /dev/null")).statuses == [.passed])
  }

  @Test func aTerminalsPromptsAreNoCommands() async throws {
    let run = try await run("```console\n$ echo a \\\n> > out\nsome output\n$ grep a out\na\n```\n")
    #expect(run.statuses == [.passed])
  }

  // MARK: Expectations

  @Test(arguments: [
    ("command: exit 3\nexpected: {return_code: 3}", StepResult.Status.passed),
    ("command: exit 3\nexpected: {return_code: 0}", .failed),
    ("command: echo 'a  b'\nexpected: {return_code: 0, message: 'a  b'}", .passed),
    ("command: echo a >&2\nexpected: {return_code: 0, message: a}", .passed),
    ("command: echo a >&2\nexpected: {return_code: 0, stdout: a}", .failed),
    ("command: echo a >&2\nexpected: {return_code: 0, stderr: a}", .passed),
    ("command: printf 'a   \\nb\\n'\nexpected: {return_code: 0, message: \"a\\nb\\n\"}", .passed),
    ("command: no-such-program-at-all\nexpected: {return_code: 0}", .failed),
    ("command: echo hi\nexpected: {return_code: 1, message: hi}", .failed),
  ])
  func aCommandIsJudged(_ keys: String, _ status: StepResult.Status) async throws {
    #expect(try await run(command(keys)).statuses == [status])
  }

  // MARK: Limits

  @Test func aBlockThatTakesTooLongIsEnded() async throws {
    let marker = FileManager.default.temporaryDirectory.appending(path: "runbook-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: marker) }
    // The child ignores SIGTERM and outlives its parent, unless it is ended by force.
    let script = "bash -c 'trap \"\" TERM; echo $$ > \(marker.path); while true; do sleep 0.05; done' & wait"
    let run = try await run(block("ls > /dev/null", script), policy: Self.policy(timeout: .seconds(2)))
    #expect(run.statuses == [.errored])
    #expect(run.step("a/1")?.reason == "it took longer than 2s and was ended (--shell-timeout allows more)")
    let text = try String(contentsOf: marker, encoding: .utf8)
    let child = try #require(Int32(text.split(separator: "\n").first ?? ""))
    #expect(Self.isGone(child))
  }

  @Test func whatABlockLeavesRunningIsEndedWithTheRun() async throws {
    let marker = FileManager.default.temporaryDirectory.appending(path: "runbook-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: marker) }
    let page =
      block("sleep 300 > /dev/null 2>&1 &", "echo $! > \(marker.path)") + block("kill -0 $(cat \(marker.path))")
    #expect(try await run(page).statuses == [.passed, .passed])
    let text = try String(contentsOf: marker, encoding: .utf8)
    let child = try #require(Int32(text.split(separator: "\n").first ?? ""))
    #expect(Self.isGone(child))
  }

  /// Whether a process ends within a few seconds, as one does that was sent SIGKILL.
  private static func isGone(_ process: Int32) -> Bool {
    for _ in 0..<200 {
      // A child of nobody may stay as a zombie where no init collects it.
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      if kill(process, 0) != 0 || state?.contains(") Z ") == true { return true }
      usleep(20_000)
    }
    return false
  }

  @Test func anInterruptedRunEndsItsBlock() async throws {
    let marker = FileManager.default.temporaryDirectory.appending(path: "runbook-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: marker) }
    let page = block("ls > /dev/null", "touch \(marker.path)", "sleep 300") + block("ls")
    let task = Task { try await self.run(page) }
    while !FileManager.default.fileExists(atPath: marker.path) { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    let interrupted = try await task.value
    #expect(interrupted.statuses == [.unverified, .skipped])
    #expect(interrupted.step("a/1")?.reason == "the run was interrupted while it ran, and it was ended")
  }

  @Test func moreOutputThanTheLimitIsReadAndThrownAway() async throws {
    let script = "head -c 3000000 /dev/zero | tr '\\0' x; echo; echo end"
    let run = try await run(
      command("command: \"\(script.replacing("\\", with: "\\\\"))\"\nexpected: {return_code: 0, message: end}"),
      policy: Self.policy(output: 1000))
    // It went on to its end, but whether that was the end is not known.
    #expect(run.statuses == [.unverified])
    #expect(run.complaints("a/1").last == "only its first 1000 bytes were kept")
  }

  @Test func nothingOfARunIsLeft() async throws {
    let marker = FileManager.default.temporaryDirectory.appending(path: "runbook-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: marker) }
    _ = try await run(block("pwd > \(marker.path)", "ls > /dev/null"))
    let folder = try String(contentsOf: marker, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(!FileManager.default.fileExists(atPath: try #require(folder.first)))
  }

  @Test func whatABlockPutsBackIsSo() async throws {
    let page =
      block("OLD=$HOME", "HOME=/elsewhere", "ls > /dev/null")
      + block("test $HOME = /elsewhere", "HOME=$OLD")
      + block("test $HOME = /nowhere")
    #expect(try await run(page).statuses == [.passed, .passed, .passed])
  }
}
