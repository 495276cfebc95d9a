// CatalogueOptions: how a catalogue is kept.

package struct CatalogueOptions: Sendable {
    /// Readers at once, beside the lookups.
    package var readers = 2
    /// Changes that a tail can start behind; nil: all.
    package var retainedChanges: Int?
    /// False leaves the full-text indexes empty: what is there can be looked up, not searched.
    package var indexesText = true

    package init() {}
}
