import Bitext
import Interchange
import Language
import Testing

@Suite struct TMXUnitTests {
    /// A unit of variants that are given as `tag:text`.
    private func unit(_ variants: [String]) -> TMXUnit {
        TMXUnit(
            line: 1,
            variants: variants.map { variant in
                let parts = variant.split(
                    separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                return TMXUnit.Variant(
                    language: LanguageTag(String(parts[0])), segment: Segment(String(parts[1])))
            })
    }

    @Test(
        "chooses all regions of a language, or of one with a region the nearest tags",
        arguments: [
            (["ru:а", "en:b"], "ru", "en", ["а=b"]),
            (["en:b", "ru:а"], "ru", "en", ["а=b"]),
            (["RU_ru:а", "en-gb:b"], "ru-RU", "en_GB", ["а=b"]),
            (["ru:а", "en-US:color", "en-GB:colour"], "ru", "en-GB", ["а=colour"]),
            (["ru:а", "en-US:color", "en-GB:colour"], "ru", "en", ["а=color", "а=colour"]),
            (["ru:а", "en-US:color", "en:both"], "ru", "en", ["а=color", "а=both"]),
            (["ru:а", "en-US:color", "en:both"], "ru", "en-AU", ["а=both"]),
            (["ru:а", "en-US:color", "en-GB:colour"], "ru", "en-AU", ["а=color", "а=colour"]),
            (["en-US:color", "en-GB:colour"], "en", "en-GB", ["color=colour"]),
            (["ru:а", "en-US:color", "en-US:tint"], "ru", "en", ["а=color", "а=tint"]),
            (["ru:а", "ru:в", "en:b", "en:c"], "ru", "en", ["а=b", "а=c", "в=b", "в=c"]),
            (["ru:а", "de:b"], "ru", "en", []),
            (["ru:а"], "ru", "en", []),
            (["sr-Latn:a", "en:b"], "sr-Cyrl", "en", []),
            (["ru:а", "en:", "en-GB: b"], "ru", "en", ["а= b"]),
            (["ru: \n", "en:b"], "ru", "en", []),
            (["ru:\u{2003}", "en:b"], "ru", "en", []),
            (["en:a", "en-GB:b"], "en-US", "en-GB", ["a=b"]),
            (["en:a", "en-GB:b"], "en-GB", "en-US", ["b=a"]),
            (["en-GB:b", "ru:а"], "en-US", "en-GB", []),
            (["ru:а", "en:b"], "ru", "ru", []),
            ([":а", "en:b"], "ru", "en", []),
        ])
    func pairs(_ variants: [String], _ source: String, _ target: String, _ pairs: [String]) {
        let units = unit(variants).units(source: LanguageTag(source), target: LanguageTag(target))
        #expect(units.map { "\($0.source.text)=\($0.target.text)" } == pairs)
    }

    @Test("keeps the tags of the file")
    func tags() {
        let units = unit(["RU_ru:а", "en-Latn-GB:b"])
            .units(source: LanguageTag("ru"), target: LanguageTag("en-US"))
        #expect(units.map(\.sourceLanguage.text) == ["RU_ru"])
        #expect(units.map(\.targetLanguage.text) == ["en-Latn-GB"])
    }

    @Test("takes stamps and counts from the unit, else from the target, and leaves the latter")
    func stamps() {
        var whole = unit(["ru:а", "en:b", "en:c"])
        whole.annotations.attributes = [
            Attribute("tuid", "1"), Attribute("creationdate", "20240102T030405Z"),
            Attribute("usagecount", "007"),
        ]
        let target = [
            Attribute("creationid", "not taken"), Attribute("changedate", "yesterday"),
            Attribute("changeid", "olga"), Attribute("usagecount", "3"),
            Attribute("lastusagedate", ""),
        ]
        whole.variants[1].annotations.attributes = target
        let units = whole.units(source: LanguageTag("ru"), target: LanguageTag("en"))
        #expect(units[0].created == Stamp(date: "20240102T030405Z"))
        #expect(units[0].changed == Stamp(date: "yesterday", author: "olga"))
        #expect(units[0].lastUsed == "")
        #expect(units[0].useCount == nil)
        #expect(
            units[0].annotations.attributes
                == [Attribute("tuid", "1"), Attribute("usagecount", "007")])
        #expect(units[0].targetAnnotations.attributes == target)
        #expect(units[1].changed == Stamp())
        whole.annotations.attributes = [Attribute("usagecount", "12")]
        let counted = whole.units(source: LanguageTag("ru"), target: LanguageTag("en"))
        #expect(counted.map(\.useCount) == [12, 12])
        #expect(counted[0].annotations.isEmpty)
        #expect(counted[0].created == Stamp(author: "not taken"))
    }

    @Test("understands our own properties, the first of each, and keeps the others")
    func ownProperties() {
        var whole = unit(["ru:а", "en:b"])
        whole.annotations.properties = [
            Annotations.Property("client", "ACME"),
            Annotations.Property("x-tolmach-origin", "alignment"),
            Annotations.Property("x-tolmach-origin", "second"),
            Annotations.Property("x-tolmach-document", "a.txt"),
            Annotations.Property("x-tolmach-previous", ""),
            Annotations.Property("x-tolmach-edge", "next"),
            Annotations.Property("x-tolmach-edge", "nowhere"),
            Annotations.Property("x-tolmach-edge", "previous"),
            Annotations.Property("x-tolmach-next", "в", attributes: [Attribute("lang", "ru")]),
        ]
        let found = whole.units(source: LanguageTag("ru"), target: LanguageTag("en"))[0]
        #expect(found.origin == "alignment")
        #expect(found.document == "a.txt")
        #expect(found.previous == .segment(""))
        #expect(found.next == .edge)
        #expect(
            found.annotations.properties.map(\.value)
                == ["ACME", "second", "nowhere", "previous", "в"])
    }
}
