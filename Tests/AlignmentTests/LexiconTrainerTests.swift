import Alignment
import Language
import Testing

@Suite struct LexiconTrainerTests {
    @Test("keeps no word of a unit that is left out")
    func leftOut() throws {
        let trainer = try LexiconTrainer(source: LanguageTag("ru"), target: LanguageTag("en"))
        let letters = Array("бвгдклмнпр")
        func word(_ number: Int) -> String {
            let digits = [number / 100, number / 10 % 10, number % 10]
            return String(digits.map { letters[$0] })
        }
        let many = (0..<300).map(word).joined(separator: " ")
        try trainer.add("Новый дом.", "— 1999 —")
        try trainer.add("...", "A new house.")
        try trainer.add(many, "A house of many words.")
        #expect(trainer.leftOut == 3 && trainer.unitCount == 0)
        #expect(trainer.wordCounts == SideCounts(source: 0, target: 0))
        // A word counts once, in whatever forms it stands.
        try trainer.add(String(repeating: "дом дома дому ", count: 100), "House, houses.")
        #expect(trainer.leftOut == 3 && trainer.unitCount == 1)
        #expect(trainer.wordCounts == SideCounts(source: 1, target: 1))
    }
}
