import Language
import Terminology
import TestSupport
import Testing

@Suite struct RecognitionTests {
    private func found(
        _ headword: String, in text: String, _ language: String = "ru"
    ) -> [String] {
        let glossary = Glossaries.of("\(headword) = x", (language, "de"))
        return TermFinder([glossary]).terms(in: text, language: LanguageTag(language)).map {
            "\($0.text): \($0.kind)\($0.isInterrupted ? ", interrupted" : "")"
        }
    }

    @Test(
        "finds the forms of every class of Russian words",
        arguments: [
            ("разведка", "разведок разведкой"), ("отец", "отца отцами"), ("боец", "бойцом бойцы"),
            ("рынок", "рынка рынков"), ("урок", "урока уроков"), ("день", "дня днями"),
            ("огонь", "огня огнём"), ("любовь", "любви любовью"), ("церковь", "церквей"),
            ("имя", "имени имён"), ("семья", "семей семьёй"), ("статья", "статей статьёй"),
            ("мышь", "мышам мышью"), ("гражданин", "граждане граждан"), ("котёнок", "котята котят"),
            ("медвежонок", "медвежата"), ("сын", "сыновья сынов"), ("ухо", "ушами ушей"),
            ("дерево", "деревья деревьев"), ("письмо", "писем"), ("окно", "окон"),
            ("яйцо", "яиц"), ("раненый", "раненого раненым"), ("рабочий", "рабочего рабочими"),
            ("столовая", "столовой столовых"), ("командующий", "командующего"),
            ("сценарий", "сценарию сценариев"), ("музей", "музеев музеями"),
            ("соловей", "соловья соловьёв"), ("здание", "зданий зданию"), ("ущелье", "ущелий"),
            ("учащийся", "учащихся учащегося"), ("деньги", "денег деньгами"),
            ("сутки", "суток"), ("переговоры", "переговоров"), ("Херсон", "Херсоном"),
            ("Пушкин", "Пушкиным Пушкина"), ("Иванова", "Ивановой"), ("Киев", "Киевом"),
            ("Достоевский", "Достоевского"), ("Лев", "Львом"), ("Павел", "Павла"),
            ("Ростов-на-Дону", "Ростове-на-Дону"), ("штаб-квартира", "штаб-квартирой"),
            ("город-герой", "города-героя"), ("МИД", "МИДа МИДом"),
            ("партизанить", "партизанит партизанил партизаня партизанивший"),
            ("оккупировать", "оккупировали оккупирует оккупированной оккупировав"),
            ("обстреливать", "обстреливают обстреливали обстреливаемый обстреливая"),
            ("писать", "пишет писал"), ("захватить", "захвачу захватили захваченную"),
            ("взорваться", "взорвалась"), ("вербовать", "вербует вербовал"),
            ("провести", "проведут провели проведённого"), ("перейти", "перешли перейдёт"),
            ("рискнуть", "рискнёт рискнули"),
        ])
    func classes(headword: String, forms: String) {
        for form in forms.split(separator: " ") {
            #expect(
                found(headword, in: "Вот \(form).") == ["\(form): inflected"], "\(form)")
        }
    }

    @Test(
        "leaves words alone that are another's",
        arguments: [
            ("банка", "банк банков"), ("часы", "час часа"), ("пакет", "пакта пактом"),
            ("порок", "порка порки"), ("карта", "карет карот"), ("посол", "после"),
            ("тема", "тем"), ("копьё", "копию"), ("партизан", "партия партизанский"),
            ("метро", "метр метра"), ("лев", "левый левой"), ("ПВО", "пва пву"),
            ("полевой командир", "полевой командиров"),
        ])
    func confusables(headword: String, others: String) {
        for other in headword.contains(" ")
            ? [others] : others.split(separator: " ").map(String.init)
        {
            #expect(found(headword, in: "Вот \(other).") == [], "\(other)")
        }
    }

    @Test(
        "phrases decline as one",
        arguments: [
            ("вооружённые силы", "вооружённых сил", "inflected"),
            ("вооружённые силы", "вооружёнными российскими силами", "stem, interrupted"),
            ("командно-штабная машина", "командно-штабной машиной", "inflected"),
            ("командно-штабная машина", "командно штабной машиной", "inflected"),
            ("штаб квартира", "штаб-квартиру", "inflected"),
            ("мирный житель", "двух мирных жителя", ""),
            ("мирный житель", "мирных жителя", "inflected"),
            ("явочная квартира", "явочную квартир", ""),
            ("командующий армией", "командующего армией", "inflected"),
            ("командующий армией", "командующего армии", ""),
            ("служба внешней разведки", "службой внешней разведки", "inflected"),
            ("служба внешней разведки", "службой внешняя разведка", ""),
            ("особо опасный преступник", "особо опасного преступника", "inflected"),
            ("купля и продажа", "купли и продажи", "inflected"),
            ("боевые действия", "боевых действий", "inflected"),
            ("президент Зеленский", "президенту Зеленскому", "inflected"),
            ("Владимир Зеленский", "Владимира Зеленского", "inflected"),
            ("автомат Калашникова", "автоматом Калашникова", "inflected"),
            ("масло сливочное", "масла сливочного", "inflected"),
        ])
    func phrases(headword: String, text: String, kind: String) {
        let expected = kind.isEmpty ? [] : ["\(text): \(kind)"]
        let seen = found(headword, in: "Вот \(text).")
        #expect(seen == expected || kind.isEmpty && !seen.contains { $0.hasPrefix("\(text):") })
    }

    @Test(
        "finds Ukrainian and English forms by their paradigms, others by stems",
        arguments: [
            ("uk", "розвідка", "розвідці розвідок розвідкою"), ("uk", "Київ", "Києва Києвом"),
            ("uk", "партизан", "партизанів партизанові"), ("uk", "озброєння", "озброєнь"),
            ("uk", "ніч", "ночі ніччю"), ("uk", "день", "дня днів"), ("uk", "боєць", "боєць"),
            ("uk", "оперативний", "оперативною оперативних"),
            ("en", "spy", "spies spied spying spy's"), ("en", "man", "men"),
            ("en", "policeman", "policemen"), ("en", "plan", "planned planning"),
            ("en", "crisis", "crises"), ("en", "occupy", "occupied"), ("en", "leaf", "leaves"),
        ])
    func languages(language: String, headword: String, forms: String) {
        for form in forms.split(separator: " ").map(String.init) where form != headword {
            #expect(found(headword, in: form, language) == ["\(form): inflected"], "\(form)")
        }
        #expect(found("Partisan", in: "Die Partisanen", "de") == ["Partisanen: stem"])
    }

    @Test("gives the terms under a longer one when asked, and marks them")
    func overlapped() {
        let glossary = Glossaries.of("партизанский отряд = a\nотряд = b\nпартизанский = c")
        let found = TermFinder([glossary]).terms(
            in: "партизанского отряда", language: LanguageTag("ru"), overlapping: true)
        #expect(
            found.map { "\($0.text) \($0.isOverlapped)" } == [
                "партизанского отряда false", "партизанского true", "отряда true",
            ])
    }

    @Test("finds forms that an entry lists, and spellings nearly alike where it asks for them")
    func listedAndFuzzy() throws {
        let glossary = try Glossary(
            tsv:
                "source\ttarget\tmatch\tsource forms\nкотик\tseal\t\tкотэ, морской котик\nБахмут\tBakhmut\tfuzzy\t",
            file: "x.ru-en.tsv")
        let found = TermFinder([glossary]).terms(
            in: "Котэ и морской котик в Бахмуд", language: LanguageTag("ru"))
        #expect(
            found.map { "\($0.text) \($0.kind)" } == [
                "Котэ listed", "морской котик listed", "Бахмуд similar",
            ])
    }
}
