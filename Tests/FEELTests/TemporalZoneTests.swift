import Testing

@testable import FEEL
import TestSupport

/// Zones: their data, their offsets, and what broken data leads to.
struct TemporalZoneTests {
    private static let paris = "CET-1CEST,M3.5.0,M10.5.0/3"

    private static func second(_ text: String) -> Int {
        let instant = DateTime(text + "Z")?.instant ?? 0
        return Int(instant / 1_000_000_000)
    }

    @Test func aFooterRulesTheYearsAfterTheTable() throws {
        let rules = try #require(ZoneRules(tzif: TestZones.tzif(initial: 3600, footer: Self.paris)))
        #expect(rules.standardOffset == 3600)
        #expect(rules.offset(atInstant: Self.second("2021-03-28T00:59:59")) == 3600)
        #expect(rules.offset(atInstant: Self.second("2021-03-28T01:00:00")) == 7200)
        #expect(rules.offset(atInstant: Self.second("2021-10-31T00:59:59")) == 7200)
        #expect(rules.offset(atInstant: Self.second("2021-10-31T01:00:00")) == 3600)
        #expect(rules.offset(atInstant: Self.second("999999999-07-01T00:00:00")) == 7200)
    }

    @Test func aLocalTimeSkippedOrRepeatedGoesByTheOffsetBeforeTheChange() throws {
        let rules = try #require(ZoneRules(tzif: TestZones.tzif(initial: 3600, footer: Self.paris)))
        #expect(rules.offset(atLocalSecond: Self.second("2021-03-28T01:59:59")) == 3600)
        #expect(rules.offset(atLocalSecond: Self.second("2021-03-28T02:30:00")) == 3600)
        #expect(rules.offset(atLocalSecond: Self.second("2021-03-28T03:00:00")) == 7200)
        #expect(rules.offset(atLocalSecond: Self.second("2021-10-31T02:30:00")) == 7200)
        #expect(rules.offset(atLocalSecond: Self.second("2021-10-31T03:00:00")) == 3600)
    }

    @Test func summerLiesAroundTheTurnOfTheYearInTheSouth() throws {
        let bytes = TestZones.tzif(initial: 36_000, footer: "AEST-10AEDT,M10.1.0,M4.1.0/3")
        let rules = try #require(ZoneRules(tzif: bytes))
        #expect(rules.standardOffset == 36_000)
        #expect(rules.offset(atLocalSecond: Self.second("2021-01-01T00:00:00")) == 39_600)
        #expect(rules.offset(atLocalSecond: Self.second("2021-07-01T00:00:00")) == 36_000)
        #expect(rules.offset(atLocalSecond: Self.second("2021-12-01T00:00:00")) == 39_600)
        #expect(rules.offset(atInstant: Self.second("2021-04-03T15:59:59")) == 39_600)
        #expect(rules.offset(atInstant: Self.second("2021-04-03T16:00:00")) == 36_000)
    }

    @Test func theTableRulesUntilItsLastChange() throws {
        let changes: [(Int64, Int32)] = [(-1_000, 7200), (1_000, 3600)]
        let rules = try #require(
            ZoneRules(tzif: TestZones.tzif(initial: 561, changes: changes, footer: "CET-1")))
        #expect(rules.offset(atInstant: -1_001) == 561)
        #expect(rules.offset(atInstant: -1_000) == 7200)
        #expect(rules.offset(atInstant: 999) == 7200)
        #expect(rules.offset(atInstant: 1_000) == 3600)
        #expect(rules.offset(atLocalSecond: 6_199) == 561)
        #expect(rules.offset(atLocalSecond: 6_200) == 7200)
        #expect(rules.offset(atLocalSecond: 8_199) == 7200)
        #expect(rules.offset(atLocalSecond: 8_200) == 3600)
    }

    @Test func withoutAFooterTheLastOffsetStays() throws {
        let rules = try #require(
            ZoneRules(tzif: TestZones.tzif(initial: 3600, changes: [(0, 7200)], footer: "")))
        #expect(rules.offset(atInstant: 4_000_000_000) == 7200)
        #expect(rules.standardOffset == 3600)
    }

    @Test func footersOfEveryFormAreRead() {
        let forms = [
            "UTC0", "<+08>-8", "<-03>3", "CST-8:05:43", "EST5EDT,0/0,J365/25", "EST5EDT,M3.2.0,M11.1.0",
            "IST-1GMT0,M10.5.0,M3.5.0/1", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "IST-2IDT,M3.4.4/26,M10.5.0",
        ]
        #expect(forms.filter { ZoneYearlyRule(Array($0.utf8)) == nil } == [])
        let broken = [
            "C", "CET", "CET-", "-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0",
            "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J10", "CET-1CEST,366,10", "CET-1CEST,M3.5.0,M10.5.0x",
            "<+08", "CET-999",
        ]
        #expect(broken.filter { ZoneYearlyRule(Array($0.utf8)) != nil } == [])
    }

    @Test func brokenZoneDataIsRefused() {
        let good = TestZones.tzif(initial: 3600, changes: [(0, 7200), (1_000, 3600)], footer: Self.paris)
        #expect(ZoneRules(tzif: good) != nil)
        for length in 0..<good.count - 1 {
            #expect(ZoneRules(tzif: Array(good.prefix(length))) == nil)
        }
        #expect(ZoneRules(tzif: TestZones.tzif(initial: 3600, changes: [(5, 0), (5, 1)], footer: "")) == nil)
        #expect(ZoneRules(tzif: TestZones.tzif(initial: 64_801, footer: "")) == nil)
        #expect(ZoneRules(tzif: TestZones.tzif(initial: 0, changes: [(.max, 1)], footer: "")) == nil)
        #expect(ZoneRules(tzif: TestZones.tzif(initial: 0, footer: "", leapSeconds: 1)) == nil)
        #expect(ZoneRules(tzif: TestZones.tzif(initial: 0, footer: "nonsense")) == nil)
    }

    @Test func zoneDataWithAnyByteChangedIsNoProblem() {
        let good = TestZones.tzif(initial: 3600, changes: [(0, 7200), (1_000, 3600)], footer: Self.paris)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            guard let rules = ZoneRules(tzif: bytes) else { continue }
            for second in [-31_557_014_167_219_200, 0, 31_556_889_864_403_199] {
                #expect(rules.offset(atInstant: second).magnitude <= 608_400)
                #expect(rules.offset(atLocalSecond: second).magnitude <= 608_400)
            }
        }
    }

    @Test func shanghaiHadSummerTimeAndHasItNoMore() throws {
        let zone = try #require(Zone(identifier: "Asia/Shanghai"))
        let hours = [
            "1900-12-31T00:00:00": 29_143, "1919-07-01T00:00:00": 32_400, "1943-01-01T00:00:00": 32_400,
            "1960-07-01T00:00:00": 28_800, "1986-05-04T01:59:59": 28_800, "1986-05-04T03:00:00": 32_400,
            "1986-09-14T00:59:59": 32_400, "1991-07-01T00:00:00": 32_400, "1991-09-15T02:00:00": 28_800,
            "1992-07-01T00:00:00": 28_800, "2018-07-01T00:00:00": 28_800, "2020-01-01T00:00:00": 28_800,
        ]
        let wrong = hours.filter { zone.offset(atLocalSecond: Self.second($0.key)) != $0.value }
        #expect(wrong == [:])
        #expect(zone.standardOffset == 28_800)
    }

    @Test func theDatabaseLoadsAZoneOnceAndKeepsItsIndex() throws {
        let database = ZoneDatabase()
        #expect(database.index(of: "Test/Somewhere") == nil)
        database.setProvider { identifier in
            identifier == "Test/Somewhere" ? TestZones.tzif(initial: 60, footer: "TST-0:01") : nil
        }
        let index = try #require(database.index(of: "Test/Somewhere"))
        database.setProvider { _ in nil }
        #expect(database.index(of: "Test/Somewhere") == index)
        #expect(database.identifier(at: index) == "Test/Somewhere")
        #expect(database.rules(at: index)?.standardOffset == 60)
        #expect(database.index(of: "Test/Elsewhere") == nil)
        #expect(database.identifier(at: 4_000) == nil)
        #expect(database.loadedIdentifiers == ["Asia/Shanghai", "Etc/UTC", "GMT", "Test/Somewhere", "UTC"])
    }

    @Test func noIdThatIsAPathReachesTheProvider() {
        let database = ZoneDatabase()
        database.setProvider { _ in TestZones.tzif(initial: 0, footer: "UTC0") }
        let ids = [
            "", "/etc/passwd", "../x", "Asia/../x", "Asia//x", "Asia/", "A.B", "A B", "上海",
            String(repeating: "a", count: 65),
        ]
        #expect(ids.filter { database.index(of: $0) != nil } == [])
        #expect(
            ["Etc/GMT+8", "EST5EDT", "America/Argentina/Buenos_Aires"].allSatisfy {
                database.index(of: $0) != nil
            })
    }

    @Test func theDatabaseHasABound() {
        let database = ZoneDatabase()
        database.setProvider { _ in TestZones.tzif(initial: 0, footer: "UTC0") }
        let found = (0..<5_000).filter { database.index(of: "Test/Z\($0)") != nil }
        #expect(found.count == 4_096 - 4)
    }

    @Test func threadsMayAskAtOnce() async {
        let database = ZoneDatabase()
        database.setProvider { _ in TestZones.tzif(initial: 0, footer: "UTC0") }
        let indices = await withTaskGroup(of: [UInt32].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<200).compactMap { database.index(of: "Test/Z\($0)") } }
            }
            return await group.reduce(into: [[UInt32]]()) { $0.append($1) }
        }
        #expect(Set(indices).count == 1)
        #expect(Set(indices.first ?? []).count == 200)
    }
}
