/// A kind of entity that a decK file declares → where the control plane configuration API keeps it.
///
/// The names are those of decK's files; paths, keys and references those of Konnect's control plane configuration API.
public struct EntityKind: Sendable, Hashable {
  /// Another kind's entities that stand inside an entity, and the field by which they refer to it.
  public struct Nesting: Sendable, Hashable {
    /// The key inside the entity: `keyauth_credentials`.
    public let key: String
    /// The kind of what is listed there.
    public let kind: String
    /// The field of theirs that refers to the entity around them: `consumer`.
    public let field: String
  }

  /// The key in a decK file: `services`.
  public let name: String
  /// One of them, for people: `service`.
  public let noun: String
  /// The collection's path below `core-entities`, or below its owner.
  public let path: String
  /// The field that refers to the entity below which it is kept, as credentials are below a consumer; nil for most.
  public let owner: String?
  /// The fields that tell two of them apart, besides the id.
  public let identity: [String]
  /// The fields that refer to others, with the kind they refer to.
  public let references: [String: String]
  /// What may stand inside.
  public let nestings: [Nesting]
  /// Whether it can have tags.
  public let hasTags: Bool

  private init(
    _ name: String, _ noun: String, path: String? = nil, owner: String? = nil, by identity: [String],
    references: [String: String] = [:], nestings: [Nesting] = [], hasTags: Bool = true
  ) {
    self.name = name
    self.noun = noun
    self.path = path ?? name
    self.owner = owner
    self.identity = identity
    self.references = references
    self.nestings = nestings
    self.hasTags = hasTags
  }

  /// The kind that decK's files call `name`; nil for others.
  public static func named(_ name: String) -> EntityKind? { all.first { $0.name == name } }

  /// The place of the kind in `all`.
  public var rank: Int { EntityKind.all.firstIndex(of: self) ?? EntityKind.all.count }

  /// All kinds, each after those that it refers to, so that this is the order in which they are applied.
  public static let all: [EntityKind] =
    [
      EntityKind("ca_certificates", "CA certificate", by: ["cert"]),
      EntityKind(
        "certificates", "certificate", by: ["cert"],
        nestings: [.init(key: "snis", kind: "snis", field: "certificate")]),
      EntityKind("snis", "SNI", by: ["name"], references: ["certificate": "certificates"]),
      EntityKind("key_sets", "key set", path: "key-sets", by: ["name"]),
      EntityKind("keys", "key", by: ["name", "kid"], references: ["set": "key_sets"]),
      EntityKind("partials", "partial", by: ["name"]),
      EntityKind("vaults", "vault", by: ["prefix"]),
      EntityKind(
        "services", "service", by: ["name"], references: ["client_certificate": "certificates"],
        nestings: [
          .init(key: "routes", kind: "routes", field: "service"),
          .init(key: "plugins", kind: "plugins", field: "service"),
        ]),
      EntityKind(
        "upstreams", "upstream", by: ["name"], references: ["client_certificate": "certificates"],
        nestings: [.init(key: "targets", kind: "targets", field: "upstream")]),
      EntityKind("targets", "target", owner: "upstream", by: ["target"], references: ["upstream": "upstreams"]),
      EntityKind(
        "routes", "route", by: ["name"], references: ["service": "services"],
        nestings: [.init(key: "plugins", kind: "plugins", field: "route")]),
      EntityKind(
        "consumer_groups", "consumer group", by: ["name"],
        nestings: [
          .init(key: "consumers", kind: "memberships", field: "group"),
          .init(key: "plugins", kind: "plugins", field: "consumer_group"),
        ]),
      EntityKind(
        "consumers", "consumer", by: ["username", "custom_id"],
        nestings: credentials.map { .init(key: $0.name, kind: $0.name, field: "consumer") } + [
          .init(key: "groups", kind: "memberships", field: "consumer"),
          .init(key: "plugins", kind: "plugins", field: "consumer"),
        ]),
    ] + credentials + [
      // decK writes it as the consumer's `groups`; it is a relation, and has neither fields nor tags of its own.
      EntityKind(
        "memberships", "membership", path: "consumer_groups", owner: "consumer", by: ["group"],
        references: ["consumer": "consumers", "group": "consumer_groups"], hasTags: false),
      EntityKind(
        "plugins", "plugin", by: ["name", "instance_name", "service", "route", "consumer", "consumer_group"],
        references: [
          "service": "services", "route": "routes", "consumer": "consumers", "consumer_group": "consumer_groups",
        ]),
    ]

  private static let credentials: [EntityKind] = [
    credential("keyauth_credentials", "API key", path: "key-auth", by: "key"),
    credential("basicauth_credentials", "basic-auth credential", path: "basic-auth", by: "username"),
    credential("hmacauth_credentials", "HMAC credential", path: "hmac-auth", by: "username"),
    credential("jwt_secrets", "JWT secret", path: "jwt", by: "key"),
    credential("mtls_auth_credentials", "mTLS credential", path: "mtls-auth", by: "subject_name"),
    credential("acls", "ACL group", path: "acls", by: "group"),
  ]

  private static func credential(_ name: String, _ noun: String, path: String, by key: String) -> EntityKind {
    EntityKind(name, noun, path: path, owner: "consumer", by: [key], references: ["consumer": "consumers"])
  }
}
