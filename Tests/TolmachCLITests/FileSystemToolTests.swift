import Foundation
import TestSupport
import Testing

/// The tool on a file system that the kernel calls NFS, as far as a library before the system's can
/// make it do so.
@Suite struct FileSystemToolTests {
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <sys/vfs.h>
        int statfs(const char *path, struct statfs *status) {
            int (*next)(const char *, struct statfs *) = dlsym(RTLD_NEXT, "statfs");
            int code = next(path, status);
            status->f_type = 0x6969;
            return code;
        }
        """

    /// The environment in which every file system is NFS; nil where no compiler is at hand.
    private static func environment(in scene: Scene) throws -> [String: String]? {
        let source = try scene.folder.write(Self.source, to: "nfs.c")
        let library = scene.folder.file("nfs.so")
        let compiled = try ToolRun.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], in: scene.folder.url)
        guard compiled.status == 0 else {
            print("skipped: tests of a file system of the network need a compiler of C")
            return nil
        }
        return ["LD_PRELOAD": library]
    }

    @Test("reads with a reason, writes nothing, and says how to write nevertheless")
    func network() throws {
        let scene = try Scene().filled()
        guard let nfs = try Self.environment(in: scene) else { return }
        try scene.writeTMX("a.tmx", units: 2)
        let lookup = try scene.tolmach("lookup", "Куратор молчал девять дней.", environment: nfs)
        #expect(lookup.status == 0, "\(lookup.talk)")
        #expect(
            lookup.talk.contains("main: on NFS, whose locks may fail, so it is only read; --tr"))
        for arguments in [["import", "a.tmx"], ["memory", "rebuild"], ["memory", "compact"]] {
            let refused = try ToolRun.tolmach(
                arguments + ["--quiet"], in: scene.folder.url, environment: nfs)
            #expect(refused.status == 73, "\(refused.talk)")
            #expect(refused.talk.contains("on NFS, whose locks may fail, so it is not written;"))
            #expect(refused.talk.contains("or give --trust-filesystem"))
            #expect(refused.talk.split(separator: "\n").count == 1)
        }
        let told = try scene.tolmach("import", "a.tmx", "--trust-filesystem", environment: nfs)
        #expect(told.status == 0 && told.talk.contains("2 added"), "\(told.talk)")
        let trusting = nfs.merging(["TOLMACH_TRUST_FILESYSTEM": "1"]) { $1 }
        let again = try scene.tolmach("import", "a.tmx", environment: trusting)
        #expect(again.status == 0 && again.talk.contains("2 there already"), "\(again.talk)")
        #expect(!again.talk.contains("NFS"))
    }
}
