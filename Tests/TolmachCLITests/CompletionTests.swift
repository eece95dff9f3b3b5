import Foundation
import TestSupport
import Testing

/// What bash offers when the tab key is pressed.
@Suite struct CompletionTests {
    @Test(
        "files, folders and fixed values are completed",
        arguments: [
            ("tolmach import big", ["big.tmx"]),
            ("tolmach import big.tmx other", ["other.tmx"]),
            ("tolmach align a.r", ["a.ru.txt"]),
            ("tolmach align a.ru.txt a.e", ["a.en.txt"]),
            ("tolmach align a.ru.txt a.en.txt --glossary gl/o", ["gl/one.ru-en.tsv"]),
            ("tolmach align a.ru.txt a.en.txt -o ou", ["out.tsv"]),
            ("tolmach align --encoding koi", ["koi8-r"]),
            ("tolmach align --format ", ["table", "beads", "tsv", "json", "tmx", "html"]),
            ("tolmach align --paragraphs ", ["free", "locked"]),
            ("tolmach align a.ru.txt a.en.txt --fixed ou", ["out.tsv"]),
            ("tolmach align a.ru.txt a.en.txt --anchors a.r", ["a.ru.txt"]),
            ("tolmach align a.ru.txt a.en.txt --embeddings big", ["big.tmx"]),
            ("tolmach segment a.", ["a.en.txt", "a.ru.txt"]),
            ("tolmach lookup --input a.r", ["a.ru.txt"]),
            ("tolmach lookup --memory big", ["big.tmx"]),
            ("tolmach lookup --color ", ["auto", "always", "never"]),
            ("tolmach import --on-duplicate ", ["add", "overwrite", "skip"]),
            ("tolmach export --format ", ["tmx", "tsv"]),
            ("tolmach export ou", ["out.tsv"]),
            ("tolmach terms lookup --glossary gl/", ["gl/one.ru-en.tsv"]),
            ("tolmach memory info --workspace g", ["gl"]),
            ("tolmach init g", ["gl"]),
            ("tolmach memory v", ["verify"]),
            ("tolmach segment --srx big", ["big.tmx"]),
            ("tolmach srx e", ["export"]),
            ("tolmach lexicon t", ["train"]),
            ("tolmach lexicon import gl/", ["gl/one.ru-en.tsv"]),
        ])
    func completes(line: String, offered: [String]) throws {
        let bash = "/bin/bash"
        guard FileManager.default.isExecutableFile(atPath: bash) else {
            print("skipped: the test of completions needs \(bash)")
            return
        }
        let scene = try Scene()
        for name in ["big.tmx", "other.tmx", "out.tsv", "gl/one.ru-en.tsv"] {
            _ = try scene.folder.write("", to: name)
        }
        let script = """
            source <("$1" --generate-completion-script bash)
            COMP_LINE=$2
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            function=$(complete -p tolmach | sed 's/.*-F \\([^ ]*\\).*/\\1/')
            "$function" tolmach "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let run = try ToolRun.run(
            URL(fileURLWithPath: bash), ["-c", script, "bash", ToolRun.tool.path, line],
            in: scene.folder.url)
        #expect(
            Set(run.output.split(separator: "\n").map(String.init)) == Set(offered),
            "\(run.output)\(run.talk)")
    }
}
