import Language
import Terminology
import TestSupport
import Testing

@Suite struct TermLookupTests {
    private let finder = TermFinder([
        Glossaries.of(
            """
            партизан = partisan; #1
            партизан = guerilla; #1 deprecated
            партизан = guerrilla; #1 admitted
            куратор = handler; #2
            куратор = curator; #2 forbidden
            куратор = curator; #3
            оккупация = occupation
            явочная квартира = safe house; #8
            конспиративная квартира = safe house; #8
            ПВО = air defence; on exact
            «Лоцман» = Lotsman; on
            ёлка = fir tree
            """)
    ])

    @Test(
        "finds a term in either language by its form, its stem or its spelling",
        arguments: [
            ("партизан", "партизан", .exact), ("ПАРТИЗАН!", "партизан", .exact),
            ("партизанами", "партизан", .inflected), ("партизаном", "партизан", .inflected),
            ("партизанн", "партизан", .stem), ("портизан", "партизан", .similar),
            ("паритзан", "партизан", .similar), ("куратора", "куратор", .inflected),
            ("курaтор", "куратор", .exact), ("кураторр", "куратор", .similar),
            ("оккупации", "оккупация", .inflected), ("окупация", "оккупация", .similar),
            ("явочных квартирах", "явочная квартира", .inflected),
            ("явочная  квартира", "явочная квартира", .exact),
            ("явачная квартира", "явочная квартира", .similar), ("елки", "ёлка", .inflected),
            ("пво", "ПВО", .exact), ("лоцманом", "«Лоцман»", .inflected),
            ("\"лоцман\"", "«Лоцман»", .exact), ("partisans", "partisan", .inflected),
            ("partizan", "partisan", .similar), ("curater", "curator", .stem),
            ("safe hous", "safe house", .stem), ("saef house", "safe house", .similar),
            ("Safe-House", "safe house", .listed), ("safehouses", "safe house", .inflected),
            ("occupied", "occupation", nil),
            ("партия", "", nil), ("курорт", "", nil), ("квартира", "", nil), ("пва", "", nil),
            ("партизан куратор", "", nil), ("the", "", nil), ("", "", nil), ("!?", "", nil),
        ] as [(String, String, TermHitKind?)])
    func found(typed: String, headword: String, kind: TermHitKind?) {
        let hit = finder.lookup(typed).first
        #expect(hit?.kind == kind)
        #expect(kind == nil || hit?.headword == headword)
    }

    @Test("keeps the entries of a concept together, those to be preferred first")
    func concepts() {
        let hits = finder.lookup("партизаны")
        #expect(hits.map(\.counterparts) == [["partisan", "guerrilla", "guerilla"]])
        #expect(hits.first?.side == .source && hits.first?.language == LanguageTag("ru"))
        #expect(hits.first?.glossary == "test")
        #expect(
            finder.lookup("куратор").map(\.counterparts) == [["handler", "curator"], ["curator"]])
        #expect(
            finder.lookup("safe houses").first?.counterparts == [
                "явочная квартира", "конспиративная квартира",
            ])
    }

    @Test("orders by kind, similarity, status, alphabet and place")
    func order() {
        let finder = TermFinder([
            Glossaries.of(
                """
                связная = courier
                связной = liaison; candidate
                связной = contact; deprecated
                связной = runner
                """),
            Glossaries.of("связной = messenger", name: "second"),
        ])
        #expect(
            finder.lookup("связной").flatMap(\.counterparts) == [
                "runner", "messenger", "liaison", "contact", "courier",
            ])
        #expect(finder.lookup("связной", limit: 2).map(\.glossary) == ["test", "second"])
        #expect(finder.lookup("связной", limit: 0).isEmpty)

        let alphabet = TermFinder([
            Glossaries.of("ялот = a\nфлот = b\nёлот = c\nэлот = d\nплот = e\nелот = f")
        ])
        #expect(
            alphabet.lookup("алот").map(\.headword) == [
                "елот", "ёлот", "плот", "флот", "элот", "ялот",
            ])
    }

    @Test("similarity is one minus the distance over the longer length")
    func similarity() {
        #expect(finder.lookup("куратор").first?.similarity == 1)
        #expect(finder.lookup("окупация").first?.similarity == 1 - 1 / 9.0)
        #expect(finder.lookup("кураторами").first?.similarity == 0.7)
    }

    @Test("a language without a stemmer has exact forms and spellings")
    func withoutStemmer() {
        let finder = TermFinder([Glossaries.of("партызан = partyzant", ("be", "pl"))])
        #expect(finder.lookup("партызан").first?.kind == .exact)
        #expect(finder.lookup("партызаны").first?.kind == .similar)
        #expect(finder.lookup("partyzanta").first?.kind == .similar)
    }

    @Test("a stem written by hand is found in every word that begins with it")
    func handwritten() {
        let finder = TermFinder([
            Glossaries.of("партизан| = partisan\nявочн|ая квартир|а = safe house\nпять | шесть = x")
        ])
        for (typed, headword, kind) in [
            ("партизан", "партизан", TermHitKind.exact), ("партизанщина", "партизан", .stem),
            ("явочная квартира", "явочная квартира", .exact),
            ("явочною квартирочкой", "явочная квартира", .stem),
            ("пять шесть", "пять  шесть", .exact),
        ] {
            let hit = finder.lookup(typed).first
            #expect(hit?.headword == headword && hit?.kind == kind, "\(typed)")
        }
        #expect(finder.lookup("партиза").first?.kind == .similar)
    }

    @Test("hostile questions are answered")
    func hostile() {
        let long = String(repeating: "партизан ", count: 20_000)
        #expect(finder.lookup(long).isEmpty)
        #expect(finder.lookup(String(repeating: "я", count: 200_000)).isEmpty)
        #expect(finder.lookup("\0").isEmpty)
        #expect(finder.lookup("парти\u{AD}зан").first?.kind == .exact)
        #expect(TermFinder([]).lookup("партизан").isEmpty)
    }
}
