import JSON
import Testing

@testable import JSONQuery

@Suite(.timeLimit(.minutes(1)))
struct JSONQueryTests {
  @Test(arguments: [
    (".data[] | select(.name == \"b\") | .id", ["2"]), ("[.data[].id] | add", ["3"]), (".none // \"x\"", ["x"]),
    (".none // empty", []), (".data | length", ["2"]), ("{a: .data[0].id, env: 1}", ["{\"a\":1,\"env\":1}"]),
    (".data[1:]", ["[{\"name\":\"b\",\"id\":2}]"]), ("1, 2.5, null, \"s\", true", ["1", "2.5", "null", "s", "true"]),
    (".data[0].name + \"\\u0000é😀\"", ["a\u{0}é😀"]),
    (
      "1e1000, -1e1000, nan",
      [
        "1.7976931348623157e+308", "-1.7976931348623157e+308", "null",
      ]
    ), ("100000000000000000000", ["1e+20"]), ("9007199254740991", ["9007199254740991"]), ("3.0", ["3"]),
    ("\"x\" | debug", ["x"]), ("$__loc__.line", ["1"]), ("# only a comment\n.data[1].id", ["2"]),
    ("\"\\(.data[0].id)-\\(\"n\\(1 + 1)\")\"", ["1-n2"]), ("\"\"", [""]), ("@base64 \"\\(.data[0].name)\"", ["YQ=="]),
    (".data | map(.id) | @csv", ["1,2"]), ("[.data[] | .name | test(\"a\")]", ["[true,false]"]),
  ])
  func evaluates(program: String, texts: [String]) throws {
    let input: JSONValue = ["data": [["name": "a", "id": 1], ["name": "b", "id": 2]]]
    let query = try JSONQuery(program)
    #expect(!query.isPlainPath)
    #expect(try query(input).map(JSONQuery.text) == texts)
    #expect(query.program == program)
  }

  @Test(arguments: [
    "null", "true", "[]", "{}", "[[],{},\"\",0,-1.5,1e-300]",
    "{\"b\":[{\"a\":{\"é\\u0000\":\"😀\\u0000\"}}],\"a\":null}",
  ])
  func carriesValuesThroughTheLibrary(text: String) throws {
    let value = try JSONParser.parse(text)
    let result = try JSONQuery(throughLibrary: ".")(value)
    #expect(result == [value])
    #expect(result.first?.description == value.description)
  }

  @Test(arguments: [
    (".a.b", "Cannot index number with"), ("error(\"own words\")", "own words"),
    ("error({\"x\": 1})", "(not a string): {\"x\":1}"), ("1 + {}", "number (1) and object ({}) cannot be added"),
    ("1, error(\"late\")", "late"),
    ("error(\"a\\u0000b\")", "a\u{0}b"),
  ])
  func tellsErrors(program: String, beginning: String) throws {
    let query = try JSONQuery(throughLibrary: program)
    for _ in 1...2 {
      do throws(JSONQueryError) {
        _ = try query(["a": 1])
        Issue.record("no error")
      } catch {
        guard case .failed(let message) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(message.hasPrefix(beginning), "\(message)")
      }
    }
  }

  @Test(arguments: [
    (".a |", "syntax error"), ("foo", "foo/0 is not defined"), ("$x", "$x is not defined"), (".a.", "syntax error"),
    (".[", "syntax error"), ("\"abc", "syntax error"), ("}", "syntax error"), (".\"\\q\"", "Invalid escape"),
  ])
  func explainsInvalidPrograms(program: String, words: String) throws {
    do throws(JSONQueryError) {
      _ = try JSONQuery(program)
      Issue.record("compiled")
    } catch {
      guard case .invalidProgram(let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(message.contains(words), "\(message)")
      #expect(!message.contains("jq: "), "\(message)")
      #expect(!message.contains("compile error"), "\(message)")
    }
  }

  @Test(arguments: [
    "[recurse(.; true)]", "last(range(1e18))", "def f: f; f", "[limit(5; repeat(1) | select(false))]",
    "until(false; .)",
    "reduce range(1e18) as $i (0; . + 1)",
  ])
  func stopsEndlessPrograms(program: String) throws {
    let query = try JSONQuery(program)
    let limits = JSONQueryLimits(duration: .milliseconds(50))
    for _ in 1...2 {
      #expect(throws: JSONQueryError.limitExceeded("the program takes more than 0.05 seconds")) {
        try query(1, limits: limits)
      }
    }
  }

  @Test func servesAgainAfterBeingStopped() throws {
    let query = try JSONQuery("if . then last(range(1e18)) else 7 end")
    #expect(throws: JSONQueryError.self) { try query(true, limits: JSONQueryLimits(duration: .milliseconds(50))) }
    #expect(try query(false) == [7])
  }

  @Test func limitsOutputs() throws {
    let query = try JSONQuery("repeat(1)")
    #expect(throws: JSONQueryError.limitExceeded("the program puts out more than 10000 values")) { try query(1) }
    #expect(try JSONQuery("range(10000)")(nil).count == 10_000)
  }

  @Test func limitsDepth() throws {
    let deep = (0..<513).reduce(JSONValue.null) { value, _ in .array([value]) }
    let error = JSONQueryError.limitExceeded("a value nests deeper than 512 levels")
    #expect(throws: error) { try JSONQuery("length")(deep) }
    #expect(throws: error) { try JSONQuery("reduce range(513) as $i (null; [.])")(nil) }
    let atLimit = try JSONQuery("reduce range(512) as $i (null; [.])")(nil)
    #expect(try JSONQuery("length")(#require(atLimit.first)) == [1])
  }

  @Test func compilesOnceAProgram() throws {
    let cache = CompiledProgramCache()
    let first = try cache.program("1 + 1")
    #expect(try cache.program("1 + 1") === first)
    #expect(try cache.program("1 + 2") !== first)
    #expect(throws: JSONQueryError.self) { try cache.program("1 +") }
    #expect(cache.count == 2)
  }

  @Test func dropsTheCacheWhenItIsFull() throws {
    let cache = CompiledProgramCache(capacity: 2)
    let first = try cache.program("1")
    for program in ["2", "3"] { _ = try cache.program(program) }
    #expect(cache.count == 1)
    #expect(try cache.program("1") !== first)
    #expect(try first.evaluate(nil, limits: JSONQueryLimits()) == [1])
  }

  @Test func servesManyTasksAtOnce() async throws {
    let sum = try JSONQuery("[.[] * 2] | add")
    let results = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<500 {
        group.addTask {
          let query = number.isMultiple(of: 2) ? sum : try JSONQuery("map(. + 1) | add")
          let expected = number.isMultiple(of: 2) ? 2 * (number + 1) : number + 3
          return try query([.number(JSONNumber(number)), 1]) == [.number(JSONNumber(expected))]
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(results == 500)
  }

  @Test func printsTextsAsJQDoesRaw() {
    #expect(JSONQuery.text(of: "a \"b\"") == "a \"b\"")
    #expect(JSONQuery.text(of: ["a": [1, nil, true]]) == "{\"a\":[1,null,true]}")
    #expect(JSONQuery.text(of: nil) == "null")
  }
}
