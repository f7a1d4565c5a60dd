import Runner
import Testing

@Suite struct ShardTests {
  @Test func theHeaviestPageGoesToThePartThatHasLeast() throws {
    // By weight: 9 to part 1, 7 to part 2, 6 to part 2 (13), 5 to part 1 (14), 2 to part 2 (15).
    let weights = [2.0, 9, 5, 7, 6]
    #expect(try #require(Shard(index: 1, total: 2)).indices(of: weights) == [1, 2])
    #expect(try #require(Shard(index: 2, total: 2)).indices(of: weights) == [0, 3, 4])
  }

  @Test(arguments: [1, 2, 3, 7, 20])
  func everyPageBelongsToOnePart(_ total: Int) throws {
    let weights = (0..<17).map { Double($0 * 7919 % 23) }
    let parts = try (1...total).map { try #require(Shard(index: $0, total: total)).indices(of: weights) }
    #expect(parts.flatMap(\.self).sorted() == Array(0..<17))
    for part in parts { #expect(part == part.sorted()) }
  }

  @Test func pagesWithoutWeightAreDealtOut() throws {
    let weights = [0.0, 0, 0, 0, 0]
    #expect(try #require(Shard(index: 1, total: 2)).indices(of: weights) == [0, 2, 4])
    #expect(try #require(Shard(index: 2, total: 2)).indices(of: weights) == [1, 3])
  }

  @Test func aPartMayBeEmpty() throws {
    #expect(try #require(Shard(index: 3, total: 3)).indices(of: [1, 1]) == [])
  }

  @Test(arguments: [1_000_000_000, Int.max]) func ofMorePartsThanPagesTheFurtherOnesAreEmpty(_ total: Int) throws {
    let weights = [1.0, 0, 3]
    let first = try (1...3).map { try #require(Shard(index: $0, total: total)).indices(of: weights) }
    #expect(first == [[2], [0], [1]])
    #expect(try #require(Shard(index: total, total: total)).indices(of: weights) == [])
  }

  @Test func thereIsNoPartBeyondTheLast() {
    #expect(Shard(index: 0, total: 3) == nil)
    #expect(Shard(index: 4, total: 3) == nil)
    #expect(Shard(index: 1, total: 0) == nil)
  }
}
