import Reports
import SourceText
import Testing

struct GitHubAnnotationTests {
  @Test func tellsAsMuchAsItKnows() {
    #expect(GitHubAnnotation(.error, "m").command == "::error::m")
    #expect(GitHubAnnotation(.warning, "m", title: "t").command == "::warning title=t::m")
    #expect(GitHubAnnotation(.note, "m", file: "f").command == "::notice file=f::m")
    #expect(GitHubAnnotation(.note, "m", file: "f", line: 3).command == "::notice file=f,line=3,endLine=3::m")
    #expect(
      GitHubAnnotation(.error, "m", title: "t", file: "f", line: 3, column: 5).command
        == "::error file=f,line=3,endLine=3,col=5,endColumn=5,title=t::m")
    #expect(
      GitHubAnnotation(.error, "m", file: "f", line: 3, column: 5, endLine: 3, endColumn: 9).command
        == "::error file=f,line=3,endLine=3,col=5,endColumn=9::m")
  }

  @Test func leavesColumnsOutWherePlacesHaveSeveralLines() {
    #expect(
      GitHubAnnotation(.error, "m", file: "f", line: 3, column: 5, endLine: 4, endColumn: 9).command
        == "::error file=f,line=3,endLine=4::m")
  }

  @Test func leavesPlacesOutWhereThereIsNoFile() {
    #expect(GitHubAnnotation(.error, "m", line: 3, column: 5).command == "::error::m")
  }

  /// The escapes that the toolkit of Actions makes in `core/src/command.ts`.
  @Test func escapes() {
    #expect(
      GitHubAnnotation(.error, "100 %\r\na: b, c", title: "a: b, c %\n", file: "a,b:c.md").command
        == "::error file=a%2Cb%3Ac.md,title=a%3A b%2C c %25%0A::100 %25%0D%0Aa: b, c")
  }

  @Test func countsColumnsOfADiagnosticInCharactersAndTakesTheLastOneIn() {
    let file = SourceFile(path: "/r/a.md", text: "x\näöü name\n")
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: file.range(9..<13), fix: .init("write it"))
    let paths = RelativePaths(to: "/r", currentDirectory: "/")
    #expect(
      GitHubAnnotation(diagnostic, title: "t", paths: paths)
        == GitHubAnnotation(
          .error, "m\nHelp: write it", title: "t", file: "a.md", line: 2, column: 5, endLine: 2, endColumn: 8))
    #expect(GitHubAnnotation(Diagnostic(.note, rule: "r", "m", at: nil), title: "t").command == "::notice title=t::m")
  }

  @Test func givesAnEmptyPlaceAColumn() {
    let file = SourceFile(path: "a.md", text: "x\n")
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: file.range(0..<0))
    #expect(GitHubAnnotation(diagnostic, title: "t").command.contains("col=1,endColumn=1,"))
  }
}
