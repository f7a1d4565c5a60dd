import JSON
import OpenAPI

extension ValueBuilder {
  func scalar(for schema: Schema, from known: JSONValue?, at place: Place) -> JSONValue {
    if let values = schema.enumeration, !values.isEmpty {
      if purpose == .response, let stage = stage(among: values, known: known) { return stage }
      if let known, values.contains(known) { return known }
      if let value = schema.default, values.contains(value) { return value }
      if let settled = settled(among: values, at: place) { return settled }
      let real = values.filter { !$0.isNull }
      return real.isEmpty ? values[0] : real[place.index % real.count]
    }
    if let known, schema.validate(known).isEmpty { return known }
    if let value = schema.default, !value.isNull, schema.validate(value).isEmpty { return value }
    switch schema.type {
    case .string: return .string(text(for: schema, at: place))
    case .integer: return .number(number(for: schema, at: place, isInteger: true))
    case .number: return .number(number(for: schema, at: place, isInteger: false))
    case .boolean: return .bool(["enabled", "active"].contains(place.name))
    default: return .null
    }
  }

  // MARK: States

  /// `initializing` until the thing is ready, then `ready`; nil for states that are not of this kind.
  private func stage(among values: [JSONValue], known: JSONValue?) -> JSONValue? {
    guard values.contains("initializing"), values.contains("ready") else { return nil }
    if let known, values.contains(known), known != "initializing", known != "ready" { return known }
    return subject.isReady ? "ready" : "initializing"
  }

  /// The state of something that is as it should be.
  private func settled(among values: [JSONValue], at place: Place) -> JSONValue? {
    guard purpose == .response, let word = EnglishNoun.words(place.name).last, word == "state" || word == "status"
    else { return nil }
    for state in KonnectRules.settledStates {
      if let value = values.first(where: { $0.string?.lowercased() == state }) { return value }
    }
    return nil
  }

  // MARK: Numbers

  private func number(for schema: Schema, at place: Place, isInteger: Bool) -> JSONNumber {
    let words = EnglishNoun.words(place.name)
    var value: Double =
      switch words.last {
      case "at": Double(subject.createdAt.seconds)
      case "port": 443
      case "total", "count", "index", "offset": 0
      default: 1
      }
    if let bound = schema.minimum?.double { value = max(value, bound) }
    if let bound = schema.exclusiveMinimum?.double, value <= bound { value = bound + 1 }
    if let bound = schema.maximum?.double { value = min(value, bound) }
    if let bound = schema.exclusiveMaximum?.double, value >= bound { value = isInteger ? bound - 1 : bound / 2 }
    if let factor = schema.multipleOf?.double, factor > 0 { value = (value / factor).rounded(.up) * factor }
    if isInteger, let whole = Int(exactly: value.rounded(.up)) { return JSONNumber(whole) }
    return JSONNumber(value)
  }

  // MARK: Strings

  private func text(for schema: Schema, at place: Place) -> String {
    if let pattern = schema.pattern {
      if let plain = plainTexts(for: schema, at: place).first(where: { schema.validate(.string($0)).isEmpty }) {
        return plain
      }
      var last = ""
      for repeats in [0, 1, 2, 3, 4, 8, 16, 26, 32, 64, 128] {
        last = PatternSampler.sample(pattern, repeats: repeats, seed: place.seed)
        if schema.validate(.string(last)).isEmpty { return last }
      }
      return schema.examples.first { schema.validate($0).isEmpty }?.string ?? last
    }
    let texts = plainTexts(for: schema, at: place)
    if let fitting = texts.first(where: { schema.validate(.string($0)).isEmpty }) { return fitting }
    if let example = schema.examples.first(where: { schema.validate($0).isEmpty })?.string { return example }
    return texts.first.map { sized($0, for: schema) } ?? "mock"
  }

  /// Texts that suit the format or the name, best first.
  private func plainTexts(for schema: Schema, at place: Place) -> [String] {
    var random = SeededRandom(seed: place.seed)
    if let format = schema.format, let text = formatted(format, place, &random) { return [text] }
    let words = EnglishNoun.words(place.name)
    var texts: [String] = []
    switch words.last {
    case "id": texts = [random.uuid()]
    case "at", "time": texts = [subject.createdAt.dateTime]
    case "host", "hostname", "domain", "fqdn", "dns": texts = ["\(label(words)).example.com"]
    case "url", "uri", "endpoint", "issuer": texts = ["https://mock.example.com/\(label(words))"]
    case "email": texts = ["mock@example.com"]
    case "version": texts = ["1.0.0", "1.0"]
    case "cidr", "block": texts = ["10.0.0.0/16"]
    case "ip", "address": texts = ["192.0.2.1"]
    case "name": texts = [label(words.count > 1 ? words.dropLast() : subject.noun)]
    case "region": texts = ["us"]
    case "currency": texts = ["USD"]
    case "description": texts = [""]
    default: break
    }
    texts += [label(words), random.uuid()]
    return texts.flatMap { $0 == sized($0, for: schema) ? [$0] : [$0, sized($0, for: schema)] }
  }

  private func label(_ words: some Collection<String>) -> String {
    let suffix = words.isEmpty ? "" : "-" + words.joined(separator: "-")
    return "mock" + suffix
  }

  private func formatted(_ format: String, _ place: Place, _ random: inout SeededRandom) -> String? {
    switch format {
    case "uuid": random.uuid()
    case "date-time": (place.name == "updated_at" ? subject.updatedAt : subject.createdAt).dateTime
    case "date": subject.createdAt.date
    case "time": subject.createdAt.time + "Z"
    case "duration": "PT1H"
    case "email", "idn-email": "mock@example.com"
    case "uri", "url", "iri", "uri-reference": "https://mock.example.com/\(label(EnglishNoun.words(place.name)))"
    case "path": "/mock"
    case "hostname", "idn-hostname": "mock.example.com"
    case "ipv4": "192.0.2.1"
    case "ipv6": "2001:db8::1"
    case "cidr", "ipv4-cidr": "10.0.0.0/16"
    case "byte", "base64": "bW9jaw=="
    case "json-pointer": "/mock"
    case "regex": ".*"
    default: nil
    }
  }

  /// `text` cut or padded to the lengths that the schema allows.
  private func sized(_ text: String, for schema: Schema) -> String {
    var text = text
    if let most = schema.maxLength, text.unicodeScalars.count > most {
      text = String(text.unicodeScalars.prefix(max(0, most)))
    }
    let least = min(schema.minLength ?? 0, 10_000)
    if text.unicodeScalars.count < least {
      text += String(repeating: "x", count: least - text.unicodeScalars.count)
    }
    return text
  }
}
