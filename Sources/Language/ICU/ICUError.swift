internal import CICU

/// An error that ICU gave, under ICU's own name.
public struct ICUError: Error, Hashable, Sendable {
    /// What was being done, as "opening a word breaker for ru".
    public let action: String
    /// ICU's name for the error, as U_MISSING_RESOURCE_ERROR.
    public let name: String

    /// Makes an error from its parts.
    public init(action: String, name: String) {
        self.action = action
        self.name = name
    }

    static func check<Value: ~Copyable>(
        _ action: @autoclosure () -> String, _ body: (inout cicu_status) -> Value
    ) throws(ICUError) -> Value {
        var status: cicu_status = 0
        let value = body(&status)
        // ICU's warnings are negative: a locale without data of its own falls back to the root.
        guard status <= 0 else {
            throw ICUError(action: action(), name: String(cString: cicu_status_name(status)))
        }
        return value
    }

    static func opened(
        _ action: @autoclosure () -> String, _ body: (inout cicu_status) -> OpaquePointer?
    ) throws(ICUError) -> OpaquePointer {
        guard let handle = try check(action(), body) else {
            throw ICUError(action: action(), name: "U_MEMORY_ALLOCATION_ERROR")
        }
        return handle
    }
}

/// The versions of ICU and of Unicode that the program runs with.
public enum ICUVersion {
    /// ICU's, as "72.1".
    public static let icu = String(cString: cicu_version())
    /// Unicode's, as "15.0".
    public static let unicode = String(cString: cicu_unicode_version())
}
