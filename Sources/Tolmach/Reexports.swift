// The values that every user of the façade handles.
@_exported public import Bitext
@_exported public import Language
@_exported public import TranslationMemory
