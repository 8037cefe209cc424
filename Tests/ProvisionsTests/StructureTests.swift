import Testing

@testable import Provisions

@Test func thingsStandAfterWhatTheyDependOn() {
    #expect(DependencyOrder([[1, 2], [2], []]) == .order([2, 1, 0]))
    #expect(DependencyOrder([[], [], []]) == .order([0, 1, 2]))
    #expect(DependencyOrder([[1], [2], [1]]) == .circle([1, 2]))
    #expect(DependencyOrder([[0]]) == .circle([0]))
}

@Test func aLongChainOfRulesIsNoDanger() {
    let chain = (0..<100_000).map { $0 < 99_999 ? [$0 + 1] : [] }
    #expect(DependencyOrder(chain) == .order(Array((0..<100_000).reversed())))
}

/// The examples of FIPS 180-4.
@Test func digestsAreThoseOfTheStandard() {
    #expect(SHA256.hexDigest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
        SHA256.hexDigest(Array("abc".utf8))
            == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
    #expect(SHA256.hexDigest(long) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
}
