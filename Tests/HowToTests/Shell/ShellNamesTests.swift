import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellNamesTests {
  private func names(_ text: String) -> ShellNames { ShellNames(of: ShellScript(text)) }

  @Test(arguments: [
    ("A=1", ["A"]), ("export A=1 B=2", ["A", "B"]), ("A=$(date)\nB=\"x y\"", ["A", "B"]), ("A=1; A=2", ["A"]),
    ("for i in 1 2; do A=$i; done", ["i", "A"]), ("while read -r -p 'b c' line _d; do :; done", ["line", "_d"]),
    ("if true; then\n  local _x=1\nfi", ["_x"]), ("x && B=1", ["B"]), ("{ C=1; }", ["C"]), ("A+=1", ["A"]),
    ("read -a A -d '' B", ["A", "B"]), ("a | read B", ["B"]), ("f() { declare -r A=1; }", ["A"]),
  ])
  func namesThatAreSet(_ text: String, _ expected: [String]) {
    #expect(names(text).setNames == expected)
  }

  @Test(arguments: [
    "", "echo A=1", "helm --set a=b", "1A=2", "A-B=1", "=1", "curl x?a=b", "[ A == 1 ]", "A=1 env", "export A",
    "a <<E\nB=1\nE",
    "a 'b\nC=1'", "D=1 a $(E=1)", "# A=1",
  ])
  func nothingIsSet(_ text: String) {
    #expect(names(text).setNames == [])
  }

  @Test(arguments: [
    ("a $A \"${B}\" $A", ["A", "B"]), ("A=$B c > $D", ["B", "D"]), ("a ${A:-$B} $((C + $D))", ["A", "B", "D"]),
    ("a <<E\n$A \\$B\nE", ["A"]), ("a $(b \"$C\" | d `e $F`)", ["C", "F"]), ("for i in $A; do b $i; done", ["A", "i"]),
    ("case $A in $B) c;; esac > $D", ["A", "D"]), ("a <(b $C)", ["C"]), ("a $B 'c $D", ["B", "D"]),
  ])
  func namesThatAreUsed(_ text: String, _ expected: [String]) {
    #expect(names(text).usedNames.sorted() == expected)
  }

  @Test(arguments: ["a '$A' \\$A $1 $", "a <<'E'\n$A\nE", "# $A", "~/a"])
  func nothingIsUsed(_ text: String) {
    #expect(names(text).usedNames == [])
  }

  @Test(arguments: [
    ("A=1\nb $A $C", ["C"]), ("b $A\nA=1", ["A"]), ("A=$A:x", ["A"]), ("A=1; B=$A; c $B", []),
    ("for i in $A; do b $i; done", ["A"]), ("A=1 b $A", ["A"]), ("a ${B:-c} ${D-$E} ${F:?g} ${H#i}", ["E", "F", "H"]),
  ])
  func namesThatHaveToComeFromElsewhere(_ text: String, _ expected: [String]) {
    #expect(names(text).neededNames == expected)
  }

  @Test func namesHaveTheirPlaces() {
    let text: MarkedText = "export 1️⃣A2️⃣=x3️⃣; b 4️⃣$C5️⃣ \"6️⃣${D}7️⃣\""
    let names = names(text.text)
    #expect(names.sets.map(\.range) == [text.range(1, 2)])
    #expect(names.sets.map(\.end) == [text.offsets[3]])
    #expect(names.uses.map(\.range) == [text.range(4, 5), text.range(6, 7)])
  }
}
