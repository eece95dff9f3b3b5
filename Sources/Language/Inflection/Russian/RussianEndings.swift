/// The endings of Russian by declension, with the spelling after velars, sibilants and ц.
enum RussianEndings {
    static let masculine = EndingTable("- а/у у -/а ом е/у | ы/а ов/- ам ы/а/ов/- ами ах")
    static let masculineVelar = EndingTable("- а/у у -/а ом е/у | и/а ов/- ам и/а/ов/- ами ах")
    static let masculineSibilant = EndingTable("- а у -/а ом/ем е | и ей/- ам и/ей ами ах")
    static let masculineTse = EndingTable("- а у -/а ом/ем е | ы ов/ев ам ы/ов/ев ами ах")
    static let masculineSoft = EndingTable("ь я/ю ю ь/я ем е/ю | и/я ей ям и/ей/я ями ях")
    static let masculineYot = EndingTable("й я/ю ю й/я ем е/ю | и/я ев/й ям и/ев/й/я ями ях")
    static let masculineIy = EndingTable("й я ю й/я ем и | и ев ям и/ев ями ях")
    /// Of words whose last vowel has dropped: отца, рынка, дня, бойца; соловья.
    static let oblique = EndingTable(". а/у у а ом е/у | ы/а ов ам ы/ов/а ами ах")
    static let obliqueVelar = EndingTable(". а/у у а ом е/у | и ов ам и/ов ами ах")
    static let obliqueTse = EndingTable(". а у а ом/ем е | ы ов/ев ам ы/ов/ев ами ах")
    static let obliqueSibilant = EndingTable(". а у а ом/ем е | и ей ам и/ей ами ах")
    static let obliqueSoft = EndingTable(". я/ю ю я ем е/ю | и/я ей ям и/ей ями ях")
    static let obliqueYot = EndingTable(". я ю я ем е | и/я ев ям и/ев ями ях")
    /// Of words of the third declension that lose a vowel: лжи, церкви.
    static let obliqueThird = EndingTable(". и и . ью и | и ей ям/ам и/ей ями/ами ях/ах")
    static let nominative = EndingTable("- . . - . .")

    static let third = EndingTable("ь и и ь ью/ию и | и ей ям и/ей ями/ьми ях")
    static let thirdSibilant = EndingTable("ь и и ь ью и | и ей ам и/ей ами ах")

    static let feminine = EndingTable("а ы е у ой/ою е | ы - ам ы/- ами ах")
    static let feminineVelar = EndingTable("а и е у ой/ою е | и - ам и/- ами ах")
    /// Of words that gain a vowel in the genitive of the plural: банка, банок; банк is another word.
    static let feminineCluster = EndingTable("а и е у ой/ою е | и . ам и ами ах")
    static let feminineSibilant = EndingTable("а и е у ой/ою/ей/ею е | и -/ей ам и/-/ей ами ах")
    static let feminineTse = EndingTable("а ы е у ой/ою/ей/ею е | ы - ам ы/- ами ах")
    static let feminineSoft = EndingTable("я и е ю ей/ею е | и ь/ей ям и/ь/ей ями ях")
    static let feminineYot = EndingTable("я и е ю ей/ею е | и й ям и/й ями ях")
    static let feminineIya = EndingTable("я и и ю ей/ею и | и й ям и/й ями ях")
    static let feminineYa = EndingTable("я и е ю ей/ею е | и . ям и ями ях")

    static let neuter = EndingTable("о а у о ом е | а - ам а/- ами ах")
    static let neuterVelar = EndingTable("о а у о ом е | а/и -/ов ам а/и/- ами ах")
    static let neuterSibilant = EndingTable("е/о а у е/о ем/ом е | а -/ей ам а/- ами ах")
    static let neuterSoft = EndingTable("е я ю е ем е | я ей ям я/ей ями ях")
    static let neuterIye = EndingTable("е я ю е ем и | я й ям я/й ями ях")
    static let neuterYe = EndingTable("е я ю е ем е/и | я ев ям я/ев ями ях")
    static let neuterMya = EndingTable(
        "я ени ени я енем ени | ена ен/ян енам ена/ен/ян енами енах")

    static let plural = EndingTable(". . . . . . | ы ов/-/ев ам ы/ов/- ами ах")
    static let pluralVelar = EndingTable(". . . . . . | и ов/- ам и/ов/- ами ах")
    static let pluralSibilant = EndingTable(". . . . . . | и ей/- ам и/ей/- ами ах")
    /// Of words that have no singular, and -ов in the genitive: часы is not of час.
    static let pluralAlone = EndingTable(". . . . . . | ы ов ам ы ами ах")
    static let pluralAloneVelar = EndingTable(". . . . . . | и ов ам и ами ах")
    static let pluralSoft = EndingTable(". . . . . . | и ей/ь ям и/ей/ь ями/ьми ях")
    static let pluralYot = EndingTable(". . . . . . | и ев/й ям и/ев/й ями ях")
    static let pluralYa = EndingTable(". . . . . . | я й/ев/ей ям я/й/ев/ей ями ях")
    static let pluralA = EndingTable(". . . . . . | а ов/-/ей ам а/ов/-/ей ами ах")
    static let genitivePlural = EndingTable([""], for: [.genitivePlural, .accusativePlural])

    /// Иванов, Ивановым; Иванова, Ивановой; Ивановы, Ивановых.
    static let surname = EndingTable(
        "- а у а ым е а ой ой у ой/ою ой | ы ых ым ых ыми ых")
}
