import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellReadingTests {
  @Test func aScriptIsReadInOrder() {
    let text: MarkedText = """
      # first
      1️⃣export A=1
      B="$A/x"2️⃣
      3️⃣C=$(curl -s "$B" | jq -r .id)4️⃣ && 5️⃣echo "got $C"6️⃣
      sleep 1.5m; curl -X DELETE $B
      """
    let reading = ShellReading(of: text.text)
    #expect(
      reading.outline == ["set A B", "GET $B", "print got $C", "wait 90.0", "DELETE $B"])
    #expect(reading.items.prefix(3).map(\.range) == [text.range(1, 2), text.range(3, 4), text.range(5, 6)])
    #expect(reading.isWhollyReadable)
    #expect(reading.requests.map(\.capture?.variable) == ["C", nil])
  }

  @Test func oneUnknownCommandIsEnough() {
    let text: MarkedText = "A=1\n1️⃣kubectl get pods2️⃣\ncurl x"
    let reading = ShellReading(of: text.text)
    #expect(reading.outline == ["set A", "shell: runs 'kubectl'", "GET http://x"])
    #expect(reading.items[1].range == text.range(1, 2))
    #expect(!reading.isWhollyReadable)
  }

  @Test(arguments: ["", "# only a comment", "\n\n"])
  func nothingIsNotReadable(_ text: String) {
    #expect(!ShellReading(of: text).isWhollyReadable)
  }

  @Test(arguments: [
    ("curl x || curl y", ["shell: runs another command if this fails", "shell: runs a command only if another fails"]),
    ("curl x &\ncurl y", ["shell: goes on in the background", "GET http://y"]), ("sleep 1h", ["wait 3600.0"]),
    ("sleep .5", ["wait 0.5"]),
    ("sleep $A", ["shell: runs 'sleep'"]), ("sleep 1 2", ["shell: runs 'sleep'"]),
    ("sleep inf", ["shell: runs 'sleep'"]), ("echo", ["print "]),
    ("echo -n 'a  b' $C", ["print a  b $C"]), ("echo $(date)", ["shell: takes in the output of a command"]),
    ("echo a >&2", ["shell: runs 'echo'"]),
  ])
  func otherPieces(_ text: String, _ outline: [String]) {
    #expect(ShellReading(of: text).outline == outline)
  }
}
