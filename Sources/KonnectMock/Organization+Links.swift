import JSON
import OpenAPI

extension Organization {
  /// POST or PUT in a relation: links something that exists to the parent.
  func link(at place: CollectionPlace, _ call: Call, key: String? = nil) throws(Problem) -> Reply {
    guard case .relation(let flat) = place.collection.storage, let target = catalog.collections[flat] else {
      return Reply()
    }
    let flatPlace = CollectionPlace(
      collection: target, segments: Array(place.segments.prefix(flat.segments.count - 1) + flat.segments.suffix(1)))
    let names = target.noun
    let fields = [names.joined(separator: "_"), names.last ?? "", names.joined(separator: "_") + "_id", "id"]
    let field = fields.first { call.bodySchema?.property($0) != nil } ?? fields[0]
    guard let id = key ?? fields.lazy.compactMap({ Self.identifier(call.bodyObject[$0]) }).first else {
      if let answer = call.answerSchema, let item = target.itemSchema, Catalog.isSameKind(answer, item) {
        let made = try make(at: flatPlace, call, key: nil)
        link(made, at: place)
        return Reply(body: render(made, answer, target), isCreation: true)
      }
      throw .invalid(field, rule: "required", "is required")
    }
    let linked: Resource
    do throws(Problem) {
      linked = try resource(id, at: flatPlace)
    } catch {
      throw key == nil ? .invalid(field, rule: "missing_reference", "there is no \(fields[0]) \(id)") : error
    }
    self.link(linked, at: place)
    guard let schema = call.answerSchema else { return Reply(isCreation: true) }
    return Reply(body: linkAnswer(schema, linked, target, place), isCreation: true)
  }

  /// Links a resource to the parent of a relation; nothing where the place is no relation.
  func link(_ resource: Resource, at place: CollectionPlace) {
    guard case .relation = place.collection.storage, let parent = place.parentID else { return }
    let (kind, parentIsLeft) = place.relation
    store.link(
      .init(left: parentIsLeft ? parent : resource.id, right: parentIsLeft ? resource.id : parent), kind)
  }

  private static func identifier(_ value: JSONValue?) -> String? { value?["id"]?.string ?? value?.string }

  /// What answers a new link: the linked thing, or the parent with all that is linked to it.
  private func linkAnswer(
    _ schema: Schema, _ linked: Resource, _ target: ResourceCollection, _ place: CollectionPlace
  ) -> JSONValue {
    let parentShape = PathShape(segments: Array(place.collection.shape.segments.dropLast(2)))
    let parent = place.parentID.flatMap { id in
      resource(id, of: place.collection.shape, at: place.segments.count - 2, place.segments)
    }
    let one = target.noun.joined(separator: "_")
    let all = target.shape.segments.last ?? one
    let parentName = catalog.collections[parentShape]?.noun.joined(separator: "_") ?? "parent"
    var known = linked.value
    if schema.property(parentName) != nil, schema.property(all) != nil || schema.property(one) != nil {
      known = [
        parentName: parent?.value ?? .emptyObject, one: linked.value,
        all: .array(resources(at: place).map(\.value)),
      ]
      for name in known.object.map({ $0.map(\.key) }) ?? [] where schema.property(name) == nil { known[name] = nil }
    }
    return builder(for: linked, noun: target.noun).value(for: schema, from: known)
  }
}
