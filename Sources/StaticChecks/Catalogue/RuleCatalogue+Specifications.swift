extension RuleCatalogue {
  /// What reading OpenAPI files may find.
  static let specificationRules: [RuleExplanation] = [
    RuleExplanation(
      "openapi-syntax",
      what: "An OpenAPI file cannot be read.",
      why: "Its operations are unknown, so requests to them cannot be checked.",
      example: "a file with a tab for indentation",
      mending: "Mend the YAML or JSON of the file."),
    RuleExplanation(
      "openapi-version",
      what: "A file is no OpenAPI 3 document.",
      why: "Its operations are unknown.",
      example: """
        swagger: "2.0"
        """,
      mending: "Convert it to OpenAPI 3."),
    RuleExplanation(
      "openapi-reference",
      what: "A `$ref` names nothing.",
      why: "What it stands for is unknown, and is taken for anything.",
      example: """
        $ref: "#/components/schemas/Missing"
        """,
      mending: "Mend the reference, or add what it names."),
    RuleExplanation(
      "openapi-structure",
      what: "A part of an OpenAPI file has another form than OpenAPI gives it.",
      why: "The part is left out: an operation, a parameter or a response that is not known cannot be checked.",
      example: """
        paths:
          v2/control-planes: {get: {}}
        """,
      mending: "Write the part as the diagnostic says."),
  ]
}
