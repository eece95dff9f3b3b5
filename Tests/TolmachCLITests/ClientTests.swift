import Foundation
import TestSupport
import Testing

/// What other programs make of an exported TMX; each test says where its program is missing.
@Suite struct ClientTests {
    private func exported() throws -> Scene {
        let scene = try Scene().filled()
        #expect(try scene.tolmach("export", "out.tmx").status == 0)
        return scene
    }

    private func program(_ names: String...) -> URL? {
        for name in names {
            if FileManager.default.isExecutableFile(atPath: name) {
                return URL(fileURLWithPath: name)
            }
        }
        print("skipped: \(names[0]) is not installed")
        return nil
    }

    @Test("xmllint finds it valid by the DTD of TMX 1.4")
    func documentType() throws {
        guard let xmllint = program("/usr/bin/xmllint"),
            let definition = SharedData.file("formats/tmx14.dtd")
        else { return }
        let scene = try exported()
        let run = try ToolRun.run(
            xmllint, ["--noout", "--nonet", "--dtdvalid", definition.path, "out.tmx"],
            in: scene.folder.url)
        #expect(run.status == 0, "\(run.talk)")
    }

    @Test("OmegaT translates by it")
    func omegat() throws {
        let archive = "/usr/share/omegat/OmegaT.jar"
        guard let java = program("/usr/bin/java", "/usr/local/bin/java"),
            FileManager.default.fileExists(atPath: archive)
        else {
            print("skipped: OmegaT is not installed")
            return
        }
        let scene = try exported()
        let project = scene.folder
        for folder in ["source", "target", "tm/auto", "glossary", "omegat", "dictionary"] {
            try FileManager.default.createDirectory(
                at: project.url.appendingPathComponent("P/\(folder)"),
                withIntermediateDirectories: true)
        }
        let folders = [
            "source_dir", "source_dir_excludes", "target_dir", "tm_dir", "glossary_dir",
            "glossary_file", "dictionary_dir",
        ].map { "<\($0)>__DEFAULT__</\($0)>" }.joined()
        _ = try project.write(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <omegat><project version="1.0">\(folders)
            <source_lang>RU</source_lang><target_lang>EN</target_lang>
            <source_tok>org.omegat.tokenizer.LuceneRussianTokenizer</source_tok>
            <target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok>
            <sentence_seg>true</sentence_seg>
            <support_default_translations>true</support_default_translations>
            <remove_tags>false</remove_tags>
            </project></omegat>
            """, to: "P/omegat.project")
        _ = try project.write(Scene.russian, to: "P/source/a.txt")
        try FileManager.default.copyItem(
            atPath: project.file("out.tmx"), toPath: project.file("P/tm/auto/x.tmx"))
        let run = try ToolRun.run(
            java,
            [
                "-Djava.awt.headless=true", "-Duser.home=\(project.path)", "-jar", archive, "P",
                "--mode=console-translate", "--config-dir=\(project.file("config"))", "--quiet",
            ], in: project.url)
        #expect(!(run.output + run.talk).contains("TF_TM_LOAD_ERROR"), "\(run.talk)")
        let translated = try String(contentsOfFile: project.file("P/target/a.txt"), encoding: .utf8)
        #expect(translated.contains("The handler was silent for nine days."), "\(translated)")
        #expect(!translated.contains("Куратор молчал"))
    }

    @Test("translate-toolkit reads every unit")
    func toolkit() throws {
        guard let python = program("/usr/bin/python3", "/usr/local/bin/python3") else { return }
        let scene = try exported()
        let script = """
            from translate.storage import factory
            store = factory.getobject("out.tmx")
            print(store.getsourcelanguage(), len(store.units))
            for unit in store.units: print(unit.source, "=", unit.target)
            """
        let pythons = [python.path, ProcessInfo.processInfo.environment["TOLMACH_PYTHON"] ?? ""]
        for python in pythons where !python.isEmpty {
            let run = try ToolRun.run(
                URL(fileURLWithPath: python), ["-c", script], in: scene.folder.url)
            guard run.status == 0 || !run.talk.contains("No module named") else { continue }
            #expect(run.status == 0, "\(run.talk)")
            #expect(run.output.hasPrefix("ru 5\n"), "\(run.output)")
            #expect(
                run.output.contains(
                    "Куратор молчал девять дней. = The handler was silent for nine days."))
            return
        }
        print("skipped: translate-toolkit is not installed (TOLMACH_PYTHON names its Python)")
    }
}
