extension RuleCatalogue {
  /// What rendering a page's templates may find.
  static let liquidRules: [RuleExplanation] = [
    RuleExplanation(
      "liquid-syntax",
      what: "A Liquid tag or output cannot be read.",
      why: "The site does not build, or shows the tag as text.",
      example: """
        {% if page.title = "x" %}
        """,
      mending: "Mend the tag as the diagnostic says."),
    RuleExplanation(
      "liquid-unclosed-tag",
      what: "A block tag is not closed.",
      why: "The site does not build.",
      example: "{% capture name %} text",
      mending: "Add the closing tag, such as `{% endcapture %}`."),
    RuleExplanation(
      "liquid-unknown-tag",
      what: "A tag is none that the site has.",
      why: "The site does not build.",
      example: "{% konnect_request %}",
      mending: "Write the tag as the site spells it."),
    RuleExplanation(
      "liquid-unknown-filter",
      what: "A filter is none that the site has.",
      why: "Liquid passes the value on unchanged.",
      example: "{{ page.title | upcase_first }}",
      mending: "Write the filter as Liquid or the site spells it."),
    RuleExplanation(
      "liquid-missing-include",
      what: "An include that a template names does not exist.",
      why: "What it holds is missing from the page, steps among it.",
      example: "{% include prereqs/knoect.md %}",
      mending: """
        Mend the name, with its extension, or name the site by `--site` where the page stands outside of it.
        """),
    RuleExplanation(
      "liquid-raise",
      what: "A template raises an error by itself.",
      why: "The page asks for something that the site refuses.",
      example: """
        {% raise "no such product" %}
        """,
      mending: "Do what the message says."),
    RuleExplanation(
      "liquid-render",
      what: "A template cannot be rendered at this place.",
      why: "What stands there is missing from the page.",
      example: "{{ 1 | divided_by: 0 }}",
      mending: "Mend the expression that the diagnostic shows."),
    RuleExplanation(
      "liquid-limit",
      what: "Rendering takes more than a page may: steps, depth or length.",
      why: "An include that includes itself never ends.",
      example: "{% include itself.md %}",
      mending: "Break the circle, or split the page."),
  ]
}
