import JSON
import Testing

@testable import JSONQuery

/// A program, an input and what jq 1.6 makes of them.
struct PathCase: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable, Equatable {
    case outputs([JSONValue])
    case failure(String)
  }

  var program: String
  var input: JSONValue
  var outcome: Outcome

  init(_ program: String, _ input: JSONValue, _ outputs: JSONValue...) {
    self.program = program
    self.input = input
    outcome = .outputs(outputs)
  }

  init(_ program: String, _ input: JSONValue, failing message: String) {
    self.program = program
    self.input = input
    outcome = .failure(message)
  }

  var testDescription: String { "\(program) of \(input)" }

  /// What `query` makes of the input.
  func outcome(of query: JSONQuery) -> Outcome {
    do throws(JSONQueryError) {
      return .outputs(try query(input))
    } catch .failed(let message) {
      return .failure(message)
    } catch {
      return .failure(error.description)
    }
  }

  static let all: [PathCase] = [
    PathCase(".", 1, 1), PathCase(" . ", nil, nil), PathCase(".\n", [1], [1]), PathCase(".", false, false),
    PathCase(".a", ["a": 1], 1), PathCase(" .a\t", ["a": 1], 1), PathCase(".b", ["a": 1], nil),
    PathCase(".a.b.c", ["a": ["b": ["c": "x"]]], "x"), PathCase(".a.b.c", ["a": nil], nil),
    PathCase(".a .b\n.c", ["a": ["b": ["c": "x"]]], "x"), PathCase(".a", nil, nil),
    PathCase("._a1", ["_a1": 2], 2), PathCase(".and.if", ["and": ["if": 3]], 3),
    PathCase(".__loc__", ["__loc__": 4], 4),
    PathCase(".a", "x", failing: "Cannot index string with string \"a\""),
    PathCase(".a", 3, failing: "Cannot index number with string \"a\""),
    PathCase(".a", true, failing: "Cannot index boolean with string \"a\""),
    PathCase(".a", [1], failing: "Cannot index array with string \"a\""),
    PathCase(".a.b", ["a": "x"], failing: "Cannot index string with string \"b\""),
    PathCase(
      ".aaaaaaaaaabbbbbbbbbbccccccccc", 3, failing: "Cannot index number with string \"aaaaaaaaaabbbbbbbbbbccccccccc\""),
    PathCase(".aaaaaaaaaabbbbbbbbbbcccccccccc", 3, failing: "Cannot index number with string"),
    PathCase(".a?", 3), PathCase(".a?", ["a": 1], 1), PathCase(".a ?", [1]), PathCase(".a?.b", 3),
    PathCase(".a?.b", ["a": 1], failing: "Cannot index number with string \"b\""),
    PathCase(".a.b?", 3, failing: "Cannot index number with string \"a\""),
    PathCase(".[0]", [1, 2], 1), PathCase(".[-1]", [1, 2], 2), PathCase(".[ - 1 ]", [1, 2], 2),
    PathCase(".[01]", [1, 2], 2),
    PathCase(".[-3]", [1, 2], nil), PathCase(".[2]", [1, 2], nil), PathCase(".[999999999]", [1, 2], nil),
    PathCase(".[0]", nil, nil), PathCase(".[0][1]", [nil], nil), PathCase(".[0]?", 3),
    PathCase(".[0]", ["0": 1], failing: "Cannot index object with number"),
    PathCase(".[0]", "x", failing: "Cannot index string with number"),
    PathCase(".[-1]", false, failing: "Cannot index boolean with number"),
    PathCase(".data[0].id", ["data": [["id": "a"], ["id": "b"]]], "a"),
    PathCase(".data[].id", ["data": [["id": "a"], ["x": 1], ["id": "b"]]], "a", nil, "b"),
    PathCase(".data[].id", ["data": []]), PathCase(".[]", ["b": 1, "a": 2], 1, 2), PathCase(".[]", []),
    PathCase(".[][]", [[1, 2], ["a": 3]], 1, 2, 3), PathCase(". [ ] [0]", [[1], [2]], 1, 2),
    PathCase(".[]?", 3), PathCase(".[]?", nil), PathCase(".[]?", [1, 2], 1, 2),
    PathCase(".[].a?", [1, ["a": 2]], 2), PathCase(".[]?.a", [1], failing: "Cannot index number with string \"a\""),
    PathCase(".[].a", [["a": 1], 2], failing: "Cannot index number with string \"a\""),
    PathCase(".[]", nil, failing: "Cannot iterate over null (null)"),
    PathCase(".[]", 3, failing: "Cannot iterate over number (3)"),
    PathCase(".[]", true, failing: "Cannot iterate over boolean (true)"),
    PathCase(".[]", "aaaaaaaaaaaa", failing: "Cannot iterate over string (\"aaaaaaaaaaaa\")"),
    PathCase(".[]", "aaaaaaaaaaaaa", failing: "Cannot iterate over string (\"aaaaaaaaaa...)"),
    PathCase(".data[]", ["a": 1], failing: "Cannot iterate over null (null)"),
    PathCase(".[\"a b\"]", ["a b": 1], 1), PathCase(".[ \"a\" ].b", ["a": ["b": 1]], 1),
    PathCase(". [\"a\"]", ["a": 1], 1),
    PathCase(".\"a b\"", ["a b": 1], 1), PathCase(". \"a\"", ["a": 1], 1), PathCase(".\"\"", ["": 1], 1),
    PathCase(".a.\"b\".c", ["a": ["b": ["c": 1]]], 1), PathCase(".a[\"b\"][0]", ["a": ["b": [7]]], 7),
    PathCase(".\"a\"[\"b\"]?", ["a": 1]), PathCase(".\"a\\u0062\\n\\\"\\/\"", ["ab\n\"/": 1], 1),
    PathCase(".[\"é😀\"]", ["é😀": 1], 1),
    PathCase(".[\"0\"]", [1], failing: "Cannot index array with string \"0\""),
  ]
}

struct JSONPathTests {
  @Test(arguments: PathCase.all)
  func doesAsJQ(_ example: PathCase) throws {
    let query = try JSONQuery(example.program)
    #expect(query.isPlainPath)
    #expect(example.outcome(of: query) == example.outcome)
  }

  @Test(arguments: PathCase.all)
  func agreesWithTheLibrary(_ example: PathCase) throws {
    let library = example.outcome(of: try JSONQuery(throughLibrary: example.program))
    // Releases of jq differ in a word, and in how much of a value they show.
    func general(_ outcome: PathCase.Outcome) -> PathCase.Outcome {
      guard case .failure(let message) = outcome else { return outcome }
      let text = message.replacing("with string", with: "with").prefix { $0 != "(" && $0 != "\"" }
      return .failure(String(text).trimmingSuffix(" "))
    }
    #expect(general(library) == general(example.outcome))
  }

  @Test(arguments: [
    "", " ", "..", ".a.", ".a..b", ". a", ".a. b", ".a.[0]", ".a-b", ".a::b", ".a$b", ".é", ".9", ".a b", ".a??", ".?",
    ".[1.5]", ".[1e0]", ".[9999999999]", ".[--1]", ".[1:]", ".[:1]", ".[0,1]", ".[\"a\",\"b\"]", ".[true]", ".[.a]",
    ".[",
    ".[0", ".[\"a\"", ".\"a", ".\"a\\(1)\"", ".\"\\q\"", ".\"\\ud83d\"", ".a\"b\"", ".a # comment", ".a | .b", ".a, .b",
    "a",
    "[.a]", "[0]", " [0]", "\"a\"", ".a // empty", "$a", ".a;", "(.a)", ".a\u{0}", ".a\u{A0}",
  ])
  func leavesAllElseToTheLibrary(program: String) {
    #expect(JSONPath(program) == nil)
  }

  @Test func tellsItsTokens() throws {
    let query = try JSONQuery(" .data[0].\"a b\"?[].id[-1] ")
    #expect(query.pathTokens == [.key("data"), .index(0), .key("a b"), .each, .key("id"), .index(-1)])
    #expect(try JSONQuery(".").pathTokens == [])
    #expect(try JSONQuery(".a | .b").pathTokens == nil)
  }

  @Test func keepsDigits() throws {
    let value = try JSONParser.parse("{\"id\": 12345678901234567890123, \"x\": 1.10}")
    #expect(try JSONQuery(".id")(value).map(JSONQuery.text) == ["12345678901234567890123"])
    #expect(try JSONQuery(".x")(value).map(JSONQuery.text) == ["1.10"])
  }

  @Test func limitsOutputs() throws {
    let value = JSONValue.array(Array(repeating: .array(Array(repeating: 0, count: 100)), count: 100))
    let query = try JSONQuery(".[][]")
    #expect(try query(value).count == 10_000)
    #expect(throws: JSONQueryError.limitExceeded("the program puts out more than 9999 values")) {
      try query(value, limits: JSONQueryLimits(outputs: 9999))
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
