package linecard.pipeline;

import linecard.pipeline.Opportunity.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// An opportunity as another system tells of it: that much, and no more, is compared when its file
/// comes again.
///
/// @param code what that system calls it
/// @param outcome null as long as it is open
/// @param line its one product line; null for none or several
/// @param close the day it ended, or is expected to
public record Brought(
        UUID id, String code, String name, UUID account, UUID rep, UUID agency, UUID stage,
        @Nullable Outcome outcome, @Nullable UUID line, long amountMinor, LocalDate opened,
        LocalDate close, String note) {

    public static final int MOST_NAME = Opportunity.NAME;
    public static final int MOST_NOTE = Opportunity.NOTE;
    public static final long MOST_MINOR = Amounts.MOST;
}
