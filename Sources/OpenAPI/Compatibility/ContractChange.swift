public import JSON

/// What a newer contract says otherwise than an older one, of one thing that both may name.
public enum ContractChange: Hashable, Sendable {
  /// It is no longer there; `renamedTo` is what most likely took its place.
  case removed(renamedTo: String?)
  /// A client has to send it now.
  case required
  /// A server need not send it any more.
  case optional
  /// It has other types; in the order of `JSONType`.
  case type(from: [JSONType], to: [JSONType])
  /// These values are no longer among those it is limited to; `kept` are those that are left.
  case valuesRemoved([JSONValue], kept: [JSONValue])
  /// A keyword such as `maxLength` leaves less room; `from` is nil where it is new.
  case constraint(keyword: String, from: JSONValue?, to: JSONValue)
  /// `null` can come.
  case nullable
  /// `null` is no longer taken.
  case notNullable
  /// Only servers write it now.
  case readOnly
  /// It is no longer sent back.
  case writeOnly
  /// It should no longer be used.
  case deprecated
}
