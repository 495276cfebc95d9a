// The vocabulary is part of this library's interface: one import gives both.

@_exported public import NewsModel
