package linecard.duplicates;

import linecard.access.Viewer;
import linecard.people.Outcome;
import linecard.web.Page;

import java.time.LocalDate;

/// How two records of a kind are laid beside each other, and made one.
interface Union {

    Kind kind();

    Comparison comparison(Page page, Duplicate pair, LocalDate today);

    /// @throws linecard.access.Stale where somebody changed one of them since
    Outcome merge(Viewer viewer, Duplicate pair, Choices choices, LocalDate today);
}
