package linecard.exchange;

import linecard.api.Call;
import linecard.api.Does;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.ImportApi.Meaning;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// An import as programs see it.
record ImportShown(
        UUID id, String subject, String fileName, long fileBytes, String sha256,
        Import.State state,
        @Does("Why the file cannot be read, or what became of it") @Nullable String problem,
        Interpretation reading, List<String> header, @Does("Its first rows")
        List<List<String>> sample, List<Meaning> mapping,
        @Does("Records, rows and money by what becomes of them") List<Count> difference,
        @Does("New and changed documents of months that are closed: they go into the next "
                + "statements") long inClosedMonths,
        @Does("The first days of those months") List<LocalDate> closedMonths,
        @Nullable UUID source, @Does("Came without a person") boolean unattended,
        @Does("The check or booking asked for last") @Nullable UUID job,
        String askedBy, Instant askedAt, @Nullable Instant appliedAt,
        @Nullable Instant undoneAt) {

    record Count(Outcome outcome, long records, long rows, Money net) {}

    static ImportShown of(Call call, Import of) {
        var organisation = call.viewer().organisation();
        var counts = Arrays.stream(Outcome.values()).map(outcome -> {
            var part = of.difference().part(outcome);
            return new Count(outcome, part.records(), part.rows(),
                    organisation.money(part.netMinor()));
        }).toList();
        return new ImportShown(
                of.id(), of.subject(), of.fileName(), of.fileBytes(), of.sha256(), of.state(),
                of.problem() == null ? null : of.problem().text(call.words()), of.how(),
                of.header(), of.sample(), of.mapping().entrySet().stream()
                        .map(one -> new Meaning(one.getKey(), one.getValue())).toList(),
                counts, of.difference().inClosed(), of.difference().closed(),
                of.source() == null ? null : of.source().id(), of.unattended(), of.job(),
                of.askedBy(), of.askedAt(), of.appliedAt(), of.undoneAt());
    }
}
