/// Lines of pages that run at the same time → an output, page after page.
actor OrderedOutput {
  private let output: Output
  private let isBuffered: Bool
  /// The page whose lines are next.
  private var current = 0
  /// The lines of pages that are not told yet, by page.
  private var lines: [Int: [String]] = [:]
  private var finished: Set<Int> = []

  /// Tells pages on `output`, each only when it is finished if `isBuffered`.
  init(_ output: Output, isBuffered: Bool) {
    self.output = output
    self.isBuffered = isBuffered
  }

  /// Takes `lines`, in which no secret is left, of the page with this index.
  func write(_ lines: [String], page: Int) {
    self.lines[page, default: []] += lines
    if !isBuffered, page == current { tell() }
  }

  /// Tells what is left of `page`, which has ended, once all pages before it are told.
  func finish(page: Int) {
    finished.insert(page)
    while finished.contains(current) {
      tell()
      current += 1
      lines[current, default: []].insert("", at: 0)
    }
  }

  private func tell() {
    for line in lines.removeValue(forKey: current) ?? [] { output.write(line: line) }
  }
}
