/// What a text file is read as, for messages on one that is something else.
struct TextKind {
  /// With its article: `a page`.
  var name: String
  /// What to name in place of it.
  var help: String

  /// A page.
  static let page = TextKind(name: "a page", help: "name a Markdown file")
  /// A scenario.
  static let scenario = TextKind(name: "a scenario", help: "name a YAML file, as docs/scenarios.md describes it")
  /// A `.runbook.yaml`.
  static let settings = TextKind(name: "a file of settings", help: "name a YAML file, as docs/scale.md describes it")
  /// A file of `--env-file`.
  static let variables = TextKind(name: "a file of variables", help: "name a file of lines NAME=value")
  /// A file of values for a template.
  static let data = TextKind(name: "a file of data", help: "name a YAML or JSON file")
}
