internal import GRDB

/// The tables of a memory.
enum MemorySchema {
    /// `Tlmc`: what tells a memory from other SQLite files.
    static let applicationID = 0x546C_6D63
    /// The number of the newest form, in `user_version`.
    static let version = 2

    /// What happened to a unit, in the journal.
    enum ChangeKind: Int64 {
        case added = 1
        /// Other content under the same id.
        case changed = 2
        /// Only its dates, its use count or its documents.
        case touched = 3
        case removed = 4
    }

    /// Makes the tables in an empty file, inside a transaction.
    ///
    /// A form that was once released is never altered: later ones are made from it by steps.
    static func make(in database: Database, storeID: String) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: tables)
        try database.execute(sql: indexTables)
        try database.execute(
            sql: "INSERT INTO meta (key, value) VALUES ('storeID', ?), ('keyVersion', ?)",
            arguments: [storeID, SegmentTokens.version])
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// A unit stands in one row though several documents have it in the same context: it carries the
    /// name of the first, and `furtherDocument` those of the others.
    ///
    /// The number of a unit is the sequence number of its addition: AUTOINCREMENT never gives one
    /// again, even after the unit or the end of the journal is gone.
    private static let tables = """
        CREATE TABLE meta (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE language (
            id INTEGER PRIMARY KEY,
            tag TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE unit (
            id INTEGER PRIMARY KEY,
            sourceLanguage INTEGER NOT NULL REFERENCES language (id),
            targetLanguage INTEGER NOT NULL REFERENCES language (id),
            source TEXT NOT NULL,
            sourceCodes TEXT,
            target TEXT NOT NULL,
            targetCodes TEXT,
            previousKind INTEGER NOT NULL CHECK (previousKind BETWEEN 0 AND 2),
            previous TEXT,
            nextKind INTEGER NOT NULL CHECK (nextKind BETWEEN 0 AND 2),
            next TEXT,
            createdDate TEXT,
            createdAuthor TEXT,
            changedDate TEXT,
            changedAuthor TEXT,
            useCount INTEGER,
            lastUsed TEXT,
            origin TEXT,
            document TEXT,
            annotations TEXT,
            sourceAnnotations TEXT,
            targetAnnotations TEXT,
            sourceKey INTEGER NOT NULL,
            targetKey INTEGER NOT NULL,
            identity INTEGER NOT NULL,
            place INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX unitBySourceKey ON unit (sourceKey);
        CREATE INDEX unitByTargetKey ON unit (targetKey);
        CREATE INDEX unitByIdentity ON unit (identity);
        CREATE INDEX unitByPlace ON unit (place);
        CREATE INDEX unitByDocument ON unit (document) WHERE document IS NOT NULL;

        CREATE TABLE furtherDocument (
            unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
            document TEXT NOT NULL,
            PRIMARY KEY (unit, document)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX furtherDocumentByName ON furtherDocument (document);

        CREATE TABLE change (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            unit INTEGER NOT NULL,
            kind INTEGER NOT NULL
        ) STRICT;
        """

    /// Brings the tables of an older form to the newest, inside a transaction.
    static func migrate(_ database: Database, from version: Int) throws {
        guard version < 2 else { return }
        try database.execute(sql: indexTables)
        _ = try KeyRebuilding(database, Cancellation()).run()
        try database.execute(sql: "PRAGMA user_version = 2")
    }

    /// What the fuzzy index is made from: the tokens of the memory with their numbers, counted from
    /// 0 without gaps; the numbers of each unit's tokens (``VariableLength``); and the files of the
    /// index, with the change as of which each is right.
    ///
    /// A file covers the units from `first` to `last`, and those in `strays`, but for those in
    /// `hidden`, which have changed since. All of it is derived from the units.
    private static let indexTables = """
        CREATE TABLE token (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            category INTEGER NOT NULL,
            weight INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX tokenByKey ON token (key, category);

        CREATE TABLE sourceTokens (
            unit INTEGER PRIMARY KEY REFERENCES unit (id) ON DELETE CASCADE,
            sourceLanguage INTEGER NOT NULL,
            targetLanguage INTEGER NOT NULL,
            tokens BLOB NOT NULL
        ) STRICT;
        CREATE TABLE targetTokens (
            unit INTEGER PRIMARY KEY REFERENCES unit (id) ON DELETE CASCADE,
            sourceLanguage INTEGER NOT NULL,
            targetLanguage INTEGER NOT NULL,
            tokens BLOB NOT NULL
        ) STRICT;

        CREATE TABLE indexFile (
            name TEXT NOT NULL PRIMARY KEY,
            side INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            units INTEGER NOT NULL,
            strays BLOB NOT NULL,
            hidden BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
