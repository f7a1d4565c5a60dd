import Testing

@testable import JSONQuery

struct ProgramReachTests {
  @Test(arguments: [
    "env", "$ENV", "$ENV.PATH", "$ ENV", "[env]", ".a | env.HOME", ".. | env", ". env", "\"\\(env.HOME)\"",
    "\"a\\(\"b\\($ENV)\")\"", "{a: env}", "{(env): 1}", "{a: if . then 1, env else 2 end}", "{$ENV}", ".a as $x | env",
    "-env",
    "1,env", "input", "[inputs]", "input_filename", "input_line_number", "halt", "halt_error", "halt_error(1)",
    "import \"a\" as a; .", "include \"a\"; .", "\"a\" | modulemeta", "get_search_list", "stderr", ".a|stderr",
    "# comment\nenv", "\"x\"env", ".[env]", "def f: env; f", "{a: 1} | {b: 2, c: env}", "\"\\\\\" | env",
    "@base64 \"\\(env)\"",
    "[.a,env:]",
  ])
  func refusesWhatIsNotInput(program: String) {
    do throws(JSONQueryError) {
      _ = try JSONQuery(program)
      Issue.record("accepted")
    } catch {
      guard case .invalidProgram(let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(message.contains("is refused: a program sees its input only"), "\(message)")
    }
  }

  @Test(arguments: [
    ".env", ".env.input", ".a.env | .halt", "{env: 1}", "{env}", "{a: 1, env: 2}", "{ a: 1 , env : 2 }", "\"env $ENV\"",
    "\"\\\"env\\\\\"", "# env\n.", ".[\"env\"]", ".\"env\" | .", "$__loc__", "now | type", "environment",
    "\"\\(.env)\"",
    ". as {env: $x} | $x", "inputx", "[.a[]?, .env]", "\"\\(1)env\"",
  ])
  func letsFieldsKeysAndStringsBe(program: String) throws {
    let withOwn = "def environment: 1; def inputx: 2; " + program
    _ = try JSONQuery(throughLibrary: withOwn)
  }

  @Test func refusesNul() {
    #expect(throws: JSONQueryError.invalidProgram("the program has a NUL character")) {
      try JSONQuery(".a | 1\u{0}env")
    }
  }
}
