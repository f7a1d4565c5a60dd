import Testing

@testable import RunbookModel

@Suite struct ShellAssignmentsTests {
  @Test(arguments: [
    ("A=1", ["A"]), ("export A=1 B=2", ["A", "B"]), ("A=$(date)\nB=\"x y\"", ["A", "B"]), ("A=1 env", ["A"]),
    ("for i in 1 2; do A=$i; done", ["i", "A"]), ("while read -r line; do :; done", ["line"]), ("A=1; A=2", ["A"]),
    ("if true; then\n  local _x=1\nfi", ["_x"]), ("x && B=1", ["B"]), ("{ C=1; }", ["C"]),
  ])
  func assignmentsAtTheBeginningOfACommand(_ text: String, _ names: [String]) {
    #expect(ShellAssignments.names(in: text) == names)
  }

  @Test(arguments: ["", "echo A=1", "helm --set a=b", "1A=2", "A-B=1", "=1", "curl x?a=b", "[ A == 1 ]"])
  func anythingElseIsNone(_ text: String) {
    #expect(ShellAssignments.names(in: text) == [])
  }
}
