import SourceText
import StaticChecks
import TestSupport
import Testing

struct UnusedVariableTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, UnusedVariable()) }

  @Test(arguments: [
    "```sh\nexport 1️⃣THING_NAME2️⃣=x\n```\n", "Text.\n\n```sh\nexport 1️⃣A_B2️⃣='x y'\n```\n",
    "```sh\nexport USED=1\nexport 1️⃣NOT_USED2️⃣=2\n```\n\n```sh\nprogram $USED\n```\n",
    "```sh\nexport 1️⃣THING2️⃣=x\n```\n\n```sh\nprogram $THING_ID\n```\n",
    "{% konnect_api_request %}\nurl: /v1/things/$I\ncapture:\n  - variable: 1️⃣THING_ID2️⃣\n    jq: .id\n{% endkonnect_api_request %}\n",
  ])
  func remarksWhatNothingMentions(_ page: String) {
    let page = MarkedText(page)
    let found = check(page)
    #expect(found.map(\.severity) == [.note])
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "```sh\nfor i in {1..5}; do\n  program\ndone\n```\n",
    "```sh\nHOST=$(program)\nif test -n \"$HOST\"; then echo \"$HOST\"; fi\n```\n",
    "```sh\nexport A_B=x\n```\n\n```sh\nprogram $A_B\n```\n", "```sh\nexport A_B=x\n```\n\nThe program reads `A_B`.\n",
    "```sh\nexport DECK_KEY=x\n```\n\nThe file has $KEY.\n", "```sh\nexport AWS_REGION=x\n```\n",
  ])
  func acceptsWhatIsMentioned(_ page: String) { #expect(check(MarkedText(page)).map(\.message) == []) }
}
