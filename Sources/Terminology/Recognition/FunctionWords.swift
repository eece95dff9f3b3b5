internal import Language

/// The small words of a language, which share a stem with others by chance: тем is no form of тема.
struct FunctionWords: Sendable {
    private let words: Set<String>

    init(language: LanguageTag) {
        switch language.language {
        case "ru": words = Self.russian
        case "en": words = Self.english
        default: words = []
        }
    }

    /// Whether a token with this key is one.
    func contains(_ key: String) -> Bool { words.contains(key) }

    private static func list(_ text: String) -> Set<String> {
        Set(text.unicodeScalars.split { $0 == " " || $0 == "\n" }.map { String($0) })
    }

    /// With е for ё, as match keys have it.
    private static let russian = list(
        """
        а без безо бы будем будет будете будешь буду будут будучи будь будьте был была были было
        быть в вам вами вас ваш ваша ваше вашего вашей вашем вашему вашею ваши вашим вашими ваших
        вашу ведь весь во вон вот впрочем все всего всей всем всеми всему всех всею всю вся всё вы
        где да даже для до его ее ей ему если есть еще ею же за здесь и из изо или им ими их к
        каждая каждого каждое каждой каждом каждому каждую каждые каждый каждым каждыми каждых как
        какая какие каким какими каких какого какое какой каком какому какую ко когда кого кое ком
        кому которая которого которое которой котором которому которую которые который которым
        которыми которых кто куда ли либо лишь между меж меня мне мной мною мог могла могли могло
        могу могут может можно мое моего моей моем моему моею мои моим моими моих мой мою моя мы на
        над надо нам нами нас наш наша наше нашего нашей нашем нашему нашею наши нашим нашими наших
        нашу не него нее ней некая некие некий некого нем нему нет нею неё ни ним ними них но ну о об
        оба обе обеим обеими обеих обо обоим обоими обоих один одна одни одним одними одних одно
        одного одной одном одному одною одну однако он она они оно от ото очень перед передо по под
        подо пока после потом потому почему почти при про просто против разве раз с сам сама сами
        самим самими самих само самого самой самом самому саму самая самое самую самые самый самым
        самыми самых свое своего своей своем своему своею свои своим своими своих свой свою своя себе
        себя сквозь собой собою со среди та так такая такие таким такими таких такого такое такой
        таком такому такую там твое твоего твоей твоем твоему твоею твои твоим твоими твоих твой твою
        твоя те тебе тебя тем теми тех то тобой тобою того тоже той только том тому тот тою ту тут ты
        у уж уже хотя чего чей чем чему через что чтоб чтобы чье чьего чьей чьем чьему чьи чьим чьими
        чьих чью чья чуть эта эти этим этими этих это этого этой этом этому этот эту
        рядом начал жил сорок рад ели дам стали дали дал порой стать знать
        """)

    private static let english = list(
        """
        a about above after again against all am an and any are aren't as at be because been before
        being below between both but by can can't cannot could couldn't did didn't do does doesn't
        doing don't down during each either else ever every few for from further had hadn't has
        hasn't have haven't having he he'd he'll he's her here hers herself him himself his how i
        i'd i'll i'm i've if in into is isn't it it's its itself just may me might more most must my
        myself neither no nor not now of off on once one only or other ought our ours ourselves out
        over own per same shall shan't she she'd she'll she's should shouldn't since so some such
        than that that's the their theirs them themselves then there these they they'd they'll
        they're they've this those though through thus to too under until up upon us very was wasn't
        we we'd we'll we're we've were weren't what when where whether which while who whom whose
        why will with within without won't would wouldn't yet you you'd you'll you're you've your
        yours yourself yourselves
        """)
}
