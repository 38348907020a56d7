package linecard.pipeline;

import linecard.pipeline.Opportunity.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An opportunity as another system tells of it: that much, and no more, is compared when its file
/// comes again.
///
/// @param code what that system calls it
/// @param outcome null as long as it is open
/// @param lines what may be sold of each product line; they make up the amount, or there are none
/// @param close the day it ended, or is expected to
public record Brought(
        UUID id, String code, String name, UUID account, UUID rep, UUID agency, UUID stage,
        @Nullable Outcome outcome, List<OfLine> lines, long amountMinor, LocalDate opened,
        LocalDate close, String note, List<String> tags, Map<String, String> fields) {

    /// What may be sold of one product line.
    public record OfLine(UUID line, long minor) {}

    public static final int MOST_NAME = Opportunity.NAME;
    public static final int MOST_NOTE = Opportunity.NOTE;
    public static final long MOST_MINOR = Amounts.MOST;
    public static final int MOST_LINES = Amounts.MOST_LINES;
}
