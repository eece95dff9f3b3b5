internal import Foundation
internal import Glibc

/// A plain table of SQLite's with none of our code between, to compare additions with: write-ahead
/// log, fully synchronous, a transaction for each row.
///
/// The library is asked for its functions by name, since only the memory's room imports it.
final class BareTable {
    struct Failure: Error {
        let function: String
        let code: Int32
    }

    private typealias Open =
        @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> Int32
    private typealias Execute =
        @convention(c) (
            OpaquePointer?, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?
        ) -> Int32
    private typealias Prepare =
        @convention(c) (
            OpaquePointer?, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<OpaquePointer?>,
            OpaquePointer?
        ) -> Int32
    private typealias BindText =
        @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>, Int32, OpaquePointer?) -> Int32
    private typealias OfHandle = @convention(c) (OpaquePointer?) -> Int32

    private static let done: Int32 = 101

    private let library: UnsafeMutableRawPointer
    private let bindText: BindText
    private let step: OfHandle
    private let reset: OfHandle
    private var database: OpaquePointer?
    private var insertion: OpaquePointer?

    init(_ path: String) throws {
        guard let library = dlopen("libsqlite3.so.0", RTLD_NOW) else {
            throw Failure(function: "dlopen", code: 0)
        }
        self.library = library
        bindText = try Self.function("sqlite3_bind_text", of: library)
        step = try Self.function("sqlite3_step", of: library)
        reset = try Self.function("sqlite3_reset", of: library)
        let open: Open = try Self.function("sqlite3_open", of: library)
        let execute: Execute = try Self.function("sqlite3_exec", of: library)
        let prepare: Prepare = try Self.function("sqlite3_prepare_v2", of: library)
        try Self.check("sqlite3_open", open(path, &database))
        let form = """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE bare (id INTEGER PRIMARY KEY, source TEXT, target TEXT)
            """
        try Self.check("sqlite3_exec", execute(database, form, nil, nil, nil))
        try Self.check(
            "sqlite3_prepare_v2",
            prepare(
                database, "INSERT INTO bare (source, target) VALUES (?, ?)", -1, &insertion, nil))
    }

    /// Inserts a row; when this returns it is durable.
    func insert(_ source: String, _ target: String) throws {
        defer { _ = reset(insertion) }
        // Without a destructor the texts must live until the step has ended.
        let code = source.withCString { source in
            target.withCString { target in
                _ = bindText(insertion, 1, source, -1, nil)
                _ = bindText(insertion, 2, target, -1, nil)
                return step(insertion)
            }
        }
        guard code == Self.done else { throw Failure(function: "sqlite3_step", code: code) }
    }

    func close() throws {
        let finalize: OfHandle = try Self.function("sqlite3_finalize", of: library)
        let close: OfHandle = try Self.function("sqlite3_close", of: library)
        _ = finalize(insertion)
        try Self.check("sqlite3_close", close(database))
    }

    private static func function<Function>(
        _ name: String, of library: UnsafeMutableRawPointer
    ) throws -> Function {
        guard let address = dlsym(library, name) else { throw Failure(function: name, code: 0) }
        return unsafeBitCast(address, to: Function.self)
    }

    private static func check(_ function: String, _ code: Int32) throws {
        guard code == 0 else { throw Failure(function: function, code: code) }
    }
}
