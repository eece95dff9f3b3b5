import TestSupport
import Testing

/// Where a fuzzy match differs from the text that was looked up is shown where it differs.
@Suite struct DifferenceTests {
    @Test(
        "shows what is added where it stands",
        arguments: [
            (
                "Хлеб стоил 16 копеек за буханку вчера.",
                "Хлеб стоил 16 копеек за буханку {+вчера+}."
            ),
            (
                "Вчера хлеб стоил 16 копеек за буханку.",
                "{+Вчера+} [-Хлеб-]{+хлеб+} стоил 16 копеек за буханку."
            ),
            (
                "Хлеб, кажется, стоил 16 копеек за буханку.",
                "Хлеб{+,+} {+кажется+}{+,+} стоил 16 копеек за буханку."
            ),
            (
                "Хлеб стоил 16 копеек за буханку\u{A0}вчера.",
                "Хлеб стоил 16 копеек за буханку {+вчера+}."
            ),
            (
                "Хлеб, кажется,\nстоил\t16 копеек за буханку.",
                "Хлеб{+,+} {+кажется+}{+,+} стоил 16 копеек за буханку."
            ),
            ("Хлеб стоил 16 за буханку.", "Хлеб стоил 16 [-копеек-] за буханку."),
            (
                "Хлеб стоил 18 копеек за булку.",
                "Хлеб стоил [-16-]{+18+} копеек за [-буханку-]{+булку+}."
            ),
        ])
    func places(query: String, shown: String) throws {
        let scene = try Scene()
        try scene.tolmach("init")
        _ = try scene.folder.write(
            """
            <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
            o-tmf="t" adminlang="en" srclang="ru" datatype="plaintext"/><body><tu>
            <tuv xml:lang="ru"><seg>Хлеб стоил 16 копеек за буханку.</seg></tuv>
            <tuv xml:lang="en"><seg>Bread cost 16 kopecks a loaf.</seg></tuv></tu></body></tmx>
            """, to: "a.tmx")
        try scene.tolmach("import", "a.tmx")
        let run = try scene.tolmach("lookup", query, "--min", "50")
        let line = run.output.split(separator: "\n").first { $0.contains(" ru  ") }
        #expect(line?.hasSuffix(" ru  \(shown)") == true, "\(run.output)")
    }
}
