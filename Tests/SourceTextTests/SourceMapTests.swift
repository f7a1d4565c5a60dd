import SourceText
import Testing

/// Checks maps against a plain model: the origin of each byte, kept one by one.
@Suite struct SourceMapTests {
  private struct Model {
    var text = MappedText()
    /// The file and line each byte comes from; nil for a byte of a made text.
    var offsets: [(file: SourceFile, offset: Int)?] = []
  }

  private let files = [
    SourceFile(path: "a", text: "one\ntwo\nthree\n"), SourceFile(path: "b", text: "x\n\nyy\nzzz\n"),
  ]

  @Test(arguments: 0..<50)
  func randomCompositionsAgreeWithTheModel(seed: UInt64) {
    var random = Generator(state: seed)
    var pool = [Model()]
    for _ in 0..<40 {
      var model = pool[Int(random.next(below: pool.count))]
      switch random.next(below: 4) {
      case 0, 1:
        let file = files[random.next(below: 2)]
        let lower = random.next(below: file.text.utf8.count)
        let range = lower..<lower + random.next(below: file.text.utf8.count - lower + 1)
        model.text.append(verbatim: range, of: file)
        model.offsets += range.map { (file, $0) }
      case 2:
        model.text.append("made", origin: files[0].range(4..<7))
        model.offsets += [nil, nil, nil, nil]
      default:
        let other = pool[random.next(below: pool.count)]
        let lower = random.next(below: other.text.count + 1)
        let range = lower..<lower + random.next(below: other.text.count - lower + 1)
        model.text.append(other.text.slice(range))
        model.offsets += other.offsets[range]
      }
      if model.text.count > 400 { model = Model() }
      pool.append(model)
    }
    for model in pool {
      #expect(model.offsets.count == model.text.count)
      for (index, expected) in model.offsets.enumerated() {
        let origin = model.text.origin(of: index..<index + 1)
        if let expected {
          #expect(origin == expected.file.range(expected.offset..<expected.offset + 1))
        } else {
          #expect(origin == files[0].range(4..<7))
        }
      }
    }
  }

  /// SplitMix64, so that each seed gives the same test everywhere.
  private struct Generator {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(limit))
    }
  }
}
