import Liquid
import SourceText
import Synchronization
import Testing

/// Jekyll's `include`.
struct JekyllIncludeTests {
  @Test func parametersAreMembersOfInclude() {
    let output = render(
      "{% include dir/a.md x=page.title y=\"two words\" z='it\\'s' n=3 t=true %}", ["page": ["title": "T"]],
      partials: ["dir/a.md": "{{ include.x }}|{{ include.y }}|{{ include.z }}|{{ include.n }}|{{ include.t }}"])
    #expect(output.text.text == "T|two words|it's|3|true")
    #expect(output.faults == [])
  }

  @Test func aSlashMayLead() {
    #expect(render("{% include /a.md %}{% include_cached a.md %}", partials: ["a.md": "A"]).text.text == "AA")
  }

  @Test func pathsMayHoldOutputs() {
    let output = render(
      "{% include {{ kind }}/{{ name | downcase }}.md x=1 %}", ["kind": "k", "name": "N"],
      partials: ["k/n.md": "found {{ include.x }}"])
    #expect(output.text.text == "found 1")
  }

  @Test func assignmentsStayAndIncludeDoesNot() {
    let output = render(
      "{% include a.md x=1 %}{{ y }}{{ include.x }}.", partials: ["a.md": "{% assign y = include.x | plus: 1 %}"])
    #expect(output.text.text == "2.")
  }

  @Test func innerIncludesHideTheParametersOfOuterOnes() {
    let output = render(
      "{% include a.md x=1 %}",
      partials: ["a.md": "{% include b.md %}{{ include.x }}", "b.md": "[{{ include.x }}]"])
    #expect(output.text.text == "[]1")
  }

  @Test func aTemplateIsLoadedOnce() {
    final class Counting: TemplateLoader {
      let count = Mutex(0)
      func template(named name: String) -> SourceFile? {
        count.withLock { $0 += 1 }
        return name == "a.md" ? SourceFile(path: "a.md", text: "A") : nil
      }
    }
    let loader = Counting()
    let environment = Environment()
    let library = IncludeLibrary(loader: loader, environment: environment)
    let file = SourceFile(path: "p", text: "{% include a.md %}{% include a.md %}{% include b.md %}{% include b.md %}")
    let template = Template.parse(file, environment: environment)
    #expect(template.render(includes: library).text.text == "AA")
    #expect(template.render(includes: library).text.text == "AA")
    #expect(loader.count.withLock { $0 } == 2)
  }

  @Test func rendersRunAtTheSameTime() async {
    let environment = Environment()
    let library = IncludeLibrary(loader: Partials(texts: ["a.md": "{{ include.x }}"]), environment: environment)
    let template = Template.parse(SourceFile(path: "p", text: "{% include a.md x=n %}"), environment: environment)
    let texts = await withTaskGroup(of: String.self) { group in
      for n in 0..<64 { group.addTask { template.render(globals: ["n": .int(n)], includes: library).text.text } }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(texts == Set((0..<64).map(String.init)))
  }
}
