import Foundation
import Language
import Terminology
import TestSupport
import Testing

@Suite struct TermFinderTests {
    @Test func probe() throws {
        let url = SharedData.repository.appendingPathComponent("Glossaries/occupation.ru-en.tsv")
        let glossary = try Glossary(tsv: Array(Data(contentsOf: url)), file: url.path)
        print(glossary.entries.count, glossary.problems, glossary.pairs.count)
        let finder = TermFinder([glossary])
        for q in ["партизанами", "куратора", "оккупации", "курaтор", "партизанн", "curater", "safe hous", "явочных квартирах", "Лоцман", "партия", "курорт", "guerillas", "пво", "Т72", "T-72","КШМ", "окупация", "связной", "partizan", "occupations", "ship repair", "Степногорска-на-Лимане", "the", "commandants office","мастерских"] {
            print("==", q)
            for h in finder.lookup(q, limit: 5) { print("   ", h.headword, h.kind, h.similarity, h.counterparts, h.entries.map(\.line)) }
        }
        for (l, f) in [("ru", "ru"), ("en", "en")] {
        let text = try String(contentsOf: SharedData.repository.appendingPathComponent("Memory/occupation.\(f)"), encoding: .utf8)
        for (i, line) in text.split(separator: "\n").enumerated() {
            let o = finder.terms(in: String(line), language: LanguageTag(l))
            print(i+1, line.prefix(0), o.map { "\($0.text)=\($0.hits.map(\.headword).joined(separator: "|"))\($0.kind == .exact ? "" : "~")" }.joined(separator: "; "))
        } }
        guard let forms = SharedData.file("glossary/dev/forms.tsv") else { return }
        var fp=0, tp=0, fn=0, mtp=0, mfn=0, mfp=0, d=0, dn=0
        var finders: [String: TermFinder] = [:]
        var missed: [String] = [], wrong: [String] = []
        for row in try String(contentsOf: forms, encoding: .utf8).split(separator: "\n") {
            let c = row.split(separator: "\t").map(String.init)
            let f = finders[c[0]] ?? TermFinder([Glossary(name: "x", sourceLanguage: "ru".tag, targetLanguage: "en".tag, entries: [GlossaryEntry(source: Headword(c[0]), target: Headword(c[1]))])])
            finders[c[0]] = f
            let hit = f.terms(in: c[2], language: "ru".tag).contains { $0.text == c[2] }
            let multi = c[0].contains(" ")
            switch (c[3], hit) {
            case ("1", true): if multi { mtp += 1 } else { tp += 1 }
            case ("1", false): if multi { mfn += 1 } else { fn += 1 }; missed.append(c[0]+">"+c[2])
            case ("0", true): if multi { mfp += 1 } else { fp += 1 }; wrong.append(c[0]+">"+c[2])
            case ("d", _): dn += 1; if hit { d += 1 }
            default: break
            }
        }
        print(tp,fp,fn,"F1", 2*Double(tp)/Double(2*tp+fp+fn), "multi", mtp,mfp,mfn, 2*Double(mtp)/Double(2*mtp+mfp+mfn), "derived", d, dn)
        print(missed.joined(separator: " ")); print(wrong.joined(separator: " "))
    }
}
extension String { fileprivate var tag: LanguageTag { LanguageTag(self) } }
