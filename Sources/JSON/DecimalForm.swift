/// The exact value of a JSON number: ± 0.d₁d₂d₃… × 10^exponent, with neither leading nor trailing zeros.
struct DecimalForm: Hashable {
  private var isNegative = false
  /// Digits from 0 to 9; none for zero.
  private var digits: [UInt8] = []
  private var exponent = 0

  /// The value of `text`, a number by the JSON grammar.
  init(_ text: String) {
    var pointIndex: Int?
    var written = 0
    var power: Substring = ""
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): pointIndex = digits.count
      case 48...57: digits.append(byte - 48)
      default: power = text[text.utf8.index(text.startIndex, offsetBy: offset + 1)...]
      }
      written = digits.count
      if !power.isEmpty { break }
    }
    // An exponent too long for an integer is as good as endless; halves leave room for the sums below.
    let limit = Int.max / 4
    let parsed = Int(power) ?? (power.first == "-" ? -limit : power.isEmpty ? 0 : limit)
    exponent = min(max(parsed, -limit), limit) + (pointIndex ?? written)
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  /// Whether there is no fraction.
  var isInteger: Bool { exponent >= digits.count }

  /// The value, if it is an integer that `Int` holds.
  var int: Int? {
    guard isInteger, exponent <= 19 else { return nil }
    var value = 0
    for place in 0..<exponent {
      let digit = place < digits.count ? Int(digits[place]) : 0
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      // Goes down rather than up, since `Int.min` has no positive.
      let (sum, isTooSmall) = tens.subtractingReportingOverflow(digit)
      if isTooLarge || isTooSmall { return nil }
      value = sum
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }
}

extension DecimalForm: Comparable {
  static func < (a: DecimalForm, b: DecimalForm) -> Bool {
    if a.sign != b.sign { return a.sign < b.sign }
    return a.isNegative ? b.hasSmallerMagnitude(than: a) : a.hasSmallerMagnitude(than: b)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  private func hasSmallerMagnitude(than other: DecimalForm) -> Bool {
    exponent == other.exponent ? digits.lexicographicallyPrecedes(other.digits) : exponent < other.exponent
  }
}
