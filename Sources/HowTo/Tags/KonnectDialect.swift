import Liquid
import RunbookModel
import SourceText

/// The tags and filters that the documentation site adds to Jekyll's Liquid.
enum KonnectDialect {
  /// Tags with a YAML body that has the reader do something.
  static let payloadTags =
    [
      "konnect_api_request", "control_plane_request", "http_request", "validation", "env_variables", "entity_examples",
      "entity_example",
    ] + kubernetesTags

  /// Those among them whose body becomes a Kubernetes resource.
  static let kubernetesTags = ["konnect_crd", "httproute", "operator_podtemplatespec_example"]

  /// The names of variables that a reader's shell holds without any step of a page.
  static let environment: Set = [
    "KONNECT_TOKEN", "KONNECT_CONTROL_PLANE_URL", "KONNECT_PROXY_URL", "KONNECT_DP_CONTAINER", "DECK_KONNECT_TOKEN",
    "HOME", "PATH", "PWD", "SHELL", "TMPDIR", "USER",
  ]

  /// Tags around content that is no part of a procedure: overviews, diagrams, examples for reference.
  private static let hiddenTags = ["table", "mermaid", "feature_table", "policy_yaml"]

  /// Tags without a body that link or list.
  private static let silentTags = [
    "cleanup", "entity_schema", "faqs", "gateway_hosting", "how_to_list", "icon_card", "mesh_policy", "new_in",
    "next_steps", "plugin", "prereqs", "reference_list", "related_resources",
  ]

  /// Jekyll's Liquid with the site's tags and filters.
  static let liquid = environment(errorMode: .lax)

  /// The same, to find fault with a page: malformed markup, unknown tags and filters are errors.
  static let strictLiquid = environment(errorMode: .strict)

  private static func environment(errorMode: Environment.ErrorMode) -> Environment {
    var environment = Environment(dialect: .jekyll, errorMode: errorMode)
    for name in payloadTags { environment.register(block: name, PayloadTag()) }
    for name in ["details", "html_tag"] { environment.register(block: name, TransparentTag()) }
    for name in ["navtabs", "tabs"] { environment.register(block: name, TabsTag()) }
    for name in ["navtab", "tab"] { environment.register(block: name, TabTag()) }
    for name in hiddenTags { environment.register(block: name, HiddenTag()) }
    for name in silentTags { environment.register(tag: name, SilentTag()) }
    environment.register(block: "konnect", DeploymentTag(deployment: .konnect))
    environment.register(block: "on_prem", DeploymentTag(deployment: .onPrem))
    environment.register(block: "for_deployment", LayoutDeploymentTag())
    environment.register(tag: "raise", RaiseTag())
    for (name, filter) in KonnectFilters.all { environment.register(filter: name, filter) }
    return environment
  }
}
