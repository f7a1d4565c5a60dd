import Testing

@testable import HowTo

@Suite struct RepetitionProseTests {
  @Test func thePreviousStep() {
    let prose = RepetitionProse.parse(
      "Repeat the previous step for all the control planes in your control plane group.")
    #expect(prose?.target == .previous)
    #expect(prose?.subject == "control planes")
  }

  @Test func numberedSteps() {
    let prose = RepetitionProse.parse("Done? Repeat steps 1 - 11 for each control plane in your control plane group.")
    #expect(prose?.target == .items(1...11))
    #expect(prose?.subject == "control plane")
    #expect(prose?.text == "Repeat steps 1 - 11 for each control plane in your control plane group.")
  }

  @Test func numbersInAnyOrderMakeARange() {
    #expect(RepetitionProse.parse("Repeat steps 7 to 3 for every region.")?.target == .items(3...7))
    #expect(RepetitionProse.parse("Repeat step 2 for any other team.")?.target == .items(2...2))
  }

  @Test(arguments: [
    "Repeat the previous step.", "Repeat it for fun.", "Do this for each control plane.", "Repeat for all.",
    "Repeat steps 99999999999999999999 for nobody", "Don't repeat yourself for each of", "",
  ])
  func otherSentencesAreNone(_ text: String) {
    #expect(RepetitionProse.parse(text) == nil)
  }

  @Test func aVariableIsNamedByTheSubject() {
    let prose = RepetitionProse(text: "", target: .previous, subject: "control planes")
    #expect(prose.isNamed(by: "CONTROL_PLANE_ID"))
    #expect(prose.isNamed(by: "CONTROL_PLANE"))
    #expect(!prose.isNamed(by: "CONTROL_PLANE_GROUP_ID"))
    #expect(!prose.isNamed(by: "PLANE_ID"))
  }
}
