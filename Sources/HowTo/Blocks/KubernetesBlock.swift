import JSON
import RunbookModel

/// A `konnect_crd` block, or another whose keys are a Kubernetes resource → the manifest that its reader applies.
enum KubernetesBlock {
  /// The manifest, in JSON, which is YAML; what the block leaves out is what the site fills in.
  static func commandBlock(of block: YAMLBlock, language: String) -> CommandBlock {
    CommandBlock(
      language: language, text: JSONSerializer(isPretty: true).serialize(.object(manifest(of: block))),
      disposition: .unsupported("needs kubectl"), settings: block.settings())
  }

  private static func manifest(of block: YAMLBlock) -> JSONObject {
    let keys = block.settings(besides: ["create_namespace"])
    guard keys["kind"] != nil else { return keys }
    var manifest: JSONObject = ["kind": keys["kind"] ?? .null]
    manifest["apiVersion"] = keys["apiVersion"] ?? "konnect.konghq.com/v1alpha1"
    var metadata = keys["metadata"]?.object ?? [:]
    if metadata["namespace"] == nil { metadata["namespace"] = "kong" }
    manifest["metadata"] = .object(metadata)
    for (key, value) in keys where manifest[key] == nil { manifest[key] = value }
    return manifest
  }
}
