/// English words whose forms no ending makes.
enum EnglishIrregulars {
    /// The further forms of a word, the most of them plurals, past tenses and participles.
    static let forms: [String: [String]] = {
        let list = """
            man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|louse lice
            person people persons|ox oxen|penny pence|die dice|brother brethren|this these|that those
            leaf leaves|life lives|knife knives|wife wives|wolf wolves|half halves|self selves
            shelf shelves|thief thieves|loaf loaves|calf calves|sheaf sheaves|elf elves|hoof hooves
            scarf scarves|wharf wharves|datum data|medium media|bacterium bacteria|criterion criteria
            phenomenon phenomena|stratum strata|memorandum memoranda|curriculum curricula
            referendum referenda|spectrum spectra|index indices|matrix matrices|appendix appendices
            vertex vertices|axis axes|crisis crises|basis bases|thesis theses|analysis analyses
            hypothesis hypotheses|diagnosis diagnoses|oasis oases|parenthesis parentheses
            synthesis syntheses|emphasis emphases|nucleus nuclei|radius radii|stimulus stimuli
            fungus fungi|focus foci|alumnus alumni|cactus cacti|terminus termini|formula formulae
            antenna antennae|larva larvae|bureau bureaux|plateau plateaux|tableau tableaux
            be am is are was were been being|have has had having|do does did done|go goes went gone
            say said|make made|get got gotten|know knew known|think thought|take took taken
            see saw seen|come came|find found|give gave given|tell told|become became|leave left
            feel felt|bring brought|begin began begun|keep kept|hold held|write wrote written
            stand stood|hear heard|mean meant|meet met|run ran|pay paid|sit sat|speak spoke spoken
            lie lay lain|lead led|grow grew grown|lose lost|fall fell fallen|send sent|build built
            understand understood|draw drew drawn|break broke broken|spend spent|cut cutting
            rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen
            seek sought|throw threw thrown|catch caught|deal dealt|win won|forget forgot forgotten
            lay laid|sell sold|fight fought|teach taught|eat ate eaten|sing sang sung|strike struck
            stricken|hang hung|shake shook shaken|ride rode ridden|feed fed|shoot shot|drink drank drunk
            hit hitting|arise arose arisen|fly flew flown|hide hid hidden|sleep slept|bind bound
            steal stole stolen|swear swore sworn|sweep swept|freeze froze frozen|bear bore borne born
            beat beaten|swim swam swum|flee fled|dig dug|bend bent|stick stuck|shrink shrank shrunk
            tear tore torn|swing swung|slide slid|spin spun|wake woke woken|withdraw withdrew withdrawn
            undergo underwent undergone|undertake undertook undertaken|overthrow overthrew overthrown
            overcome overcame|foresee foresaw foreseen|forbid forbade forbidden|bite bit bitten
            blow blew blown|weave wove woven|wind wound|sink sank sunk|spring sprang sprung|ring rang rung
            stink stank stunk|strive strove striven|tread trod trodden|lend lent|light lit|bleed bled
            breed bred|speed sped|creep crept|weep wept|kneel knelt|burn burnt|learn learnt|spell spelt
            dwell dwelt|smell smelt|spill spilt|leap leapt|dream dreamt|cling clung|fling flung
            grind ground|spit spat|split splitting|set setting|put putting|let letting|shut shutting
            """
        var forms: [String: [String]] = [:]
        for entry in list.unicodeScalars.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let words = entry.split(separator: " ").map { String($0) }
            guard words.count > 1, let first = words.first else { continue }
            forms[first, default: []] += words.dropFirst()
        }
        return forms
    }()

    /// The endings of compounds that change as the last word does: policeman, policemen.
    static let endings = [
        ("woman", "women"), ("man", "men"), ("child", "children"), ("person", "people"),
        ("foot", "feet"), ("tooth", "teeth"), ("life", "lives"), ("knife", "knives"),
        ("wife", "wives"), ("half", "halves"), ("self", "selves"), ("crisis", "crises"),
        ("analysis", "analyses"), ("index", "indices"),
    ]
}
