/// The endings of Ukrainian by declension.
enum UkrainianEndings {
    static let masculine = EndingTable("- а/у у/ові -/а ом і/у/ові | и ів/- ам и/ів/- ами ах")
    static let masculineSibilant = EndingTable("- а/у у/еві -/а ем і/у/еві | і ів ам і/ів ами ах")
    static let masculineSoft = EndingTable(
        "ь я/ю ю/еві ь/я ем і/ю/еві | і ів/ей ям і/ів ями/ьми ях")
    static let masculineYot = EndingTable("й я/ю ю/єві й/я єм ї/ю/єві | ї їв ям ї/їв ями ях")
    static let third = EndingTable("ь/- і і ь/- ю/'ю і | і ей ям/ам і/ей ями/ами ях/ах")
    static let feminine = EndingTable("а и і у ою і | и - ам и/- ами ах")
    static let feminineSibilant = EndingTable("а і і у ею і | і - ам і/- ами ах")
    static let feminineSoft = EndingTable("я і і ю ею і | і ь/ей ям і/ь/ей ями ях")
    static let feminineIya = EndingTable("я ї ї ю єю ї | ї й ям ї/й ями ях")
    static let neuter = EndingTable("о а у о ом і/у | а - ам а/- ами ах")
    static let neuterE = EndingTable("е а/я у/ю е ем і | а/я -/ь/ів ам/ям а/я ами/ями ах/ях")
    static let neuterYa = EndingTable("я я ю я ям і | я ь/їв ям я/ь ями ях")
    static let plural = EndingTable(". . . . . . | и ів/- ам и/ів/- ами ах")
    static let pluralSoft = EndingTable(
        ". . . . . . | і/ї ів/їв/ь/ей/й/- ям/ам і/ї/ів/їв/ь ями/ами/ьми ях/ах")
    static let genitivePlural = EndingTable([""], for: [.genitivePlural, .accusativePlural])
    static let instrumental = EndingTable(". . . . ю .")
    static let softened = EndingTable(". . і . . і")

    static let adjective = EndingTable(
        "ий ого ому ий/ого им ому/ім а ої ій у ою ій е ого ому е им ому/ім | і их им і/их ими их",
        isAdjective: true)
    static let adjectiveSoft = EndingTable(
        "ій ього ьому ій/ього ім ьому/ім я ьої ій ю ьою ій є ього ьому є ім ьому/ім "
            + "| і іх ім і/іх іми іх", isAdjective: true)
}
