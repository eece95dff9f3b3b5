import Bitext
import TestSupport
import Testing
import TranslationMemory

@Suite struct UnitFilterTests {
    @Test(
        "reads conditions and holds units against them",
        arguments: [
            ("author = Иванов", true), ("author=О'Нил", true), ("author = иванов", false),
            ("author ~ ИВАН", true), ("created = 2001", true), ("created = 2001-02", true),
            ("created = 2001-03", false), ("created < 2001", false), ("created < 2002", true),
            ("created > 2001", false), ("created > 2001-01", true), ("created > 2000", true),
            ("created = 20010203", true), ("created < 2001-02-04T00:00:00Z", true),
            ("changed = 2002", true), ("changed > 2002-03-04T05:06:06Z", true),
            ("changed > 2002-03-04T05:06:07Z", false),
            ("changed = 2002-03-04T08:06:07+03:00", true),
            ("changed ~ 0304t", true), ("origin = alignment", true), ("origin ~ LIGN", true),
            ("document = Статья \"А\"", true), ("language = ru", true), ("language = RU_ru", true),
            ("language = en", true), ("language = en-US", false), ("language ~ gb", true),
            ("source ~ СКАЗАЛ", true), ("source ~ молчал", false), ("target ~ he said\\", true),
            ("prop:project = Сайт", true), ("prop:project ~ сай", true), ("prop:other = x", false),
            ("  prop:project=Сайт  ", true), ("source ~", true), ("document = ", false),
        ])
    func conditions(text: String, isMet: Bool) throws {
        #expect(try UnitFilter(text).matches(fullUnit()) == isMet)
    }

    @Test("says what is wrong with a condition")
    func failures() {
        #expect(throws: UnitFilter.Failure.noOperator("author")) { try UnitFilter("author") }
        #expect(throws: UnitFilter.Failure.unknownKey("autor")) { try UnitFilter("autor = x") }
        #expect(throws: UnitFilter.Failure.unknownKey("")) { try UnitFilter("= x") }
        #expect(throws: UnitFilter.Failure.notADate("2024-13")) {
            try UnitFilter("created < 2024-13")
        }
        #expect(throws: UnitFilter.Failure.notADate("")) { try UnitFilter("changed >") }
        #expect(throws: UnitFilter.Failure.notOrdered(key: "author")) {
            try UnitFilter("author < x")
        }
    }

    @Test("takes a unit that was never changed as changed when it was made")
    func neverChanged() throws {
        var unit = pair("Да", "Yes")
        #expect(try !UnitFilter("changed > 1999").matches(unit))
        unit.created.date = "2001"
        #expect(try UnitFilter("changed > 1999").matches(unit))
    }

    @Test("export hands out what meets all conditions")
    func export() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([fullUnit(), pair("Да", "Yes"), pair("Нет", "No")])
        let filters = try [UnitFilter("created > 2020"), UnitFilter("target ~ y")]
        #expect(try await store.units(where: filters).map(\.unit.target.text) == ["Yes"])
        let information = try await store.information()
        #expect(information.earliest == "2001-02-03")
        #expect(information.latest == stillStamp)
        #expect(information.languagePairs.map(\.units) == [2, 1])
        #expect(information.documents.map(\.name) == ["Статья \"А\""])
    }
}

@Suite struct UnitDateTests {
    @Test(
        "reads the forms of dates",
        arguments: [
            ("1970", 0, 31_536_000), ("19700101T000001Z", 1, 2), ("1970-01-02", 86_400, 172_800),
            ("1972-02", 65_750_400, 68_256_000),
            ("2026-01-31T23:59:59Z", 1_769_903_999, 1_769_904_000),
            ("20260131T235959Z", 1_769_903_999, 1_769_904_000), ("1970-01-01 01", 3_600, 7_200),
            ("1970-01-01T01:30+01:30", 0, 60), ("1969-12-31T23:00:00.250-01:00", 0, 1),
            ("19700101T0001", 60, 120), ("2000-02-29", 951_782_400, 951_868_800),
            ("1970-12", 28_857_600, 31_536_000),
        ])
    func forms(text: String, start: Int, end: Int) {
        #expect(UnitDate(text)?.start == start)
        #expect(UnitDate(text)?.end == end)
    }

    @Test(
        "knows what is no date",
        arguments: [
            "", "x", "19", "1970-00", "1970-13", "1970-02-30", "1970-01-01T25", "1970-01-01x",
            "1970-01-01T00:60", "2001-02-29", "Tuesday",
        ])
    func noDates(text: String) { #expect(UnitDate(text) == nil) }

    @Test("writes stamps that it reads again")
    func stamps() {
        var random = RandomSource(seed: 31)
        for _ in 0..<2_000 {
            let seconds = Int.random(in: -2_000_000_000...200_000_000_000, using: &random)
            let stamp = UnitDate.stamp(secondsSince1970: seconds)
            #expect(UnitDate(stamp)?.start == seconds, "\(stamp)")
        }
        #expect(UnitDate.stamp(secondsSince1970: 1_769_903_999) == "20260131T235959Z")
    }
}
