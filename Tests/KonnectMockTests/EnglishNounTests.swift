import Testing

@testable import KonnectMock

struct EnglishNounTests {
  @Test(arguments: [
    ("controlPlaneId", "control plane id"), ("control_plane_group_id", "control plane group id"),
    ("add-ons", "add ons"), ("ACLId", "acl id"), ("BasicAuthId", "basic auth id"), ("id", "id"), ("", ""),
    ("config.kind", "config kind"), ("CLUSTER_TYPE", "cluster type"), ("v2Path", "v2 path"),
  ])
  func words(_ name: String, _ words: String) {
    #expect(EnglishNoun.words(name).joined(separator: " ") == words)
  }

  @Test(arguments: [
    ("policies", "policy"), ("control-planes", "control plane"), ("addresses", "address"), ("services", "service"),
    ("status", "status"), ("caches", "cache"), ("mesh", "mesh"), ("indexes", "index"), ("key-auths", "key auth"),
  ])
  func singulars(_ plural: String, _ singular: String) {
    #expect(EnglishNoun.singularWords(plural).joined(separator: " ") == singular)
  }
}
