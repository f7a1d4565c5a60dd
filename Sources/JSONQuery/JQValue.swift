import CJQ
import JSON

/// `JSONValue` to and from libjq's value.
///
/// libjq's functions consume their arguments; who keeps a value, copies it first.
enum JQValue {
  /// libjq's value of `value`, which the caller owns; a number becomes the nearest double.
  ///
  /// - Throws: `JSONQueryError.limitExceeded` where it nests too deep or a string is too long for libjq.
  static func make(_ value: JSONValue, depth: Int = 0) throws(JSONQueryError) -> jv {
    guard depth <= JSONQueryLimits.maximumDepth else { throw .tooDeep }
    switch value {
    case .null: return jv_null()
    case .bool(let value): return value ? jv_true() : jv_false()
    case .number(let number): return jv_number(number.double)
    case .string(let text): return try make(text)
    case .array(let elements):
      var array = jv_array()
      for element in elements {
        do throws(JSONQueryError) {
          array = jv_array_append(array, try make(element, depth: depth + 1))
        } catch {
          jv_free(array)
          throw error
        }
      }
      return array
    case .object(let members):
      var object = jv_object()
      for (key, member) in members {
        do throws(JSONQueryError) {
          let name = try make(key)
          do throws(JSONQueryError) {
            object = jv_object_set(object, name, try make(member, depth: depth + 1))
          } catch {
            jv_free(name)
            throw error
          }
        } catch {
          jv_free(object)
          throw error
        }
      }
      return object
    }
  }

  private static func make(_ text: String) throws(JSONQueryError) -> jv {
    // libjq counts bytes in an int, and may ask for twice as many.
    guard let count = Int32(exactly: text.utf8.count), count < Int32.max / 4 else {
      throw .limitExceeded("a string is too long for libjq")
    }
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { jv_string_sized($0, count) } ?? jv_string("") }
    }
  }

  /// The value that `source` is, which stays the caller's.
  ///
  /// - Throws: `JSONQueryError.limitExceeded` where it nests too deep.
  static func value(_ source: jv, depth: Int = 0) throws(JSONQueryError) -> JSONValue {
    guard depth <= JSONQueryLimits.maximumDepth else { throw .tooDeep }
    switch jv_get_kind(source) {
    case JV_KIND_TRUE: return true
    case JV_KIND_FALSE: return false
    case JV_KIND_NUMBER: return number(jv_number_value(source))
    case JV_KIND_STRING: return .string(string(source))
    case JV_KIND_ARRAY: return try array(source, depth: depth)
    case JV_KIND_OBJECT: return try object(source, depth: depth)
    default: return .null
    }
  }

  private static func array(_ source: jv, depth: Int) throws(JSONQueryError) -> JSONValue {
    let count = jv_array_length(jv_copy(source))
    var elements: [JSONValue] = []
    elements.reserveCapacity(Int(count))
    for index in 0..<max(count, 0) {
      let element = jv_array_get(jv_copy(source), index)
      defer { jv_free(element) }
      elements.append(try value(element, depth: depth + 1))
    }
    return .array(elements)
  }

  private static func object(_ source: jv, depth: Int) throws(JSONQueryError) -> JSONValue {
    var members = JSONObject()
    var place = jv_object_iter(source)
    while jv_object_iter_valid(source, place) != 0 {
      let key = jv_object_iter_key(source, place)
      let member = jv_object_iter_value(source, place)
      defer {
        jv_free(key)
        jv_free(member)
      }
      members[string(key)] = try value(member, depth: depth + 1)
      place = jv_object_iter_next(source, place)
    }
    return .object(members)
  }

  /// As jq prints them: NaN is null, and the infinities are the largest doubles.
  private static func number(_ double: Double) -> JSONValue {
    if double.isNaN { return .null }
    let limit = Double.greatestFiniteMagnitude
    return .number(JSONNumber(min(max(double, -limit), limit)))
  }

  /// The text of a string, which stays the caller's.
  static func string(_ source: jv) -> String {
    guard let start = jv_string_value(source) else { return "" }
    let count = Int(jv_string_length_bytes(jv_copy(source)))
    return UnsafeBufferPointer(start: start, count: count).withMemoryRebound(to: UInt8.self) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The text of an error's message, consumed: a string as it stands, all else as jq reports it.
  static func message(_ source: jv) -> String {
    if jv_get_kind(source) == JV_KIND_STRING {
      defer { jv_free(source) }
      return string(source)
    }
    let text = jv_dump_string(source, 0)
    defer { jv_free(text) }
    return "(not a string): " + string(text)
  }
}

extension JSONQueryError {
  static var tooDeep: JSONQueryError {
    .limitExceeded("a value nests deeper than \(JSONQueryLimits.maximumDepth) levels")
  }
}
