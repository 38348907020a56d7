package linecard.demo;

import linecard.access.Viewer;
import linecard.commissions.Issued;
import linecard.database.Bound;
import linecard.demo.Story.Row;
import linecard.disputes.Comparing;
import linecard.disputes.Decision;
import linecard.disputes.Decisions;
import linecard.disputes.Dispute;
import linecard.disputes.Message;
import linecard.disputes.Messages;
import linecard.disputes.Openings;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.words.Language;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Lets the owner of an agency dispute lines of its last statement, and compare the whole with a
/// list of the agency's own.
@Component
class DemoDisputes {

    private final Issued issued;
    private final Openings openings;
    private final Messages messages;
    private final Decisions decisions;
    private final Comparing comparing;

    DemoDisputes(Issued issued, Openings openings, Messages messages, Decisions decisions,
            Comparing comparing) {
        this.issued = issued;
        this.openings = openings;
        this.messages = messages;
        this.decisions = decisions;
        this.comparing = comparing;
    }

    /// @param agency the owner of the agency that disputes
    void write(Story story, Viewer owner, Viewer agency) {
        var head = Bound.call(agency.binding(), () -> agency.agency() == null
                ? null : issued.ofAgency(agency, agency.agency()).getFirst());
        if (head == null) return;
        var lines = Bound.call(agency.binding(), () -> issued.lines(agency, head.id()));
        int at = 0;
        for (var row : story.rows("disputes")) {
            while (!isFit(lines.get(at), row)) at++;
            dispute(story, owner, agency, head.id(), lines.get(at), row);
            at += 5;
        }
        Bound.run(agency.binding(), () -> compare(story, agency, head, lines));
    }

    /// A line that earned less than the agency wants.
    private static boolean isFit(Issued.Line line, Row row) {
        return line.amount().isPositive()
                && expected(line, row).compareTo(line.amount()) > 0;
    }

    private static Money expected(Issued.Line line, Row row) {
        return Rate.ofPercent(row.text("percent")).of(line.base());
    }

    private void dispute(
            Story story, Viewer owner, Viewer agency, UUID statement, Issued.Line line, Row row) {
        var id = story.id("dispute", row.text("words"));
        var opened = story.today().minusDays(Integer.parseInt(row.text("days")));
        Bound.run(agency.binding(), () -> openings.open(agency, new Openings.Wanted(
                id, null, new Dispute.Line(statement, line.position()),
                Dispute.Reason.of(row.text("reason")), "", "", expected(line, row),
                row.text("words"), null), opened));
        Bound.run(owner.binding(), () -> messages.add(owner, id,
                new Message.Draft(story.id("answer", row.text("answer")), row.text("answer"),
                        null)));
        if (row.text("granted").isEmpty()) return;
        var claim = expected(line, row).minus(line.amount());
        Bound.run(owner.binding(), () -> decisions.decide(owner, id, new Decisions.Wanted(
                Decision.Outcome.PARTLY, Rate.ofPercent(row.text("granted")).of(claim), false,
                row.text("why")), story.today()));
    }

    /// As an agency's own list may look: some sales are missing, one stands twice, some were
    /// reckoned at another rate, and customers are written in capitals.
    private void compare(
            Story story, Viewer agency, Issued.Head head, List<Issued.Line> lines) {
        boolean isHungarian = agency.organisation().language() == Language.HUNGARIAN;
        var file = new StringBuilder(isHungarian
                ? "Számla száma;Vevő;Kelt;Jutalékalap;Jutalék\n"
                : "Invoice no;Customer;Date;Base;Commission\n");
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (i % 9 == 4) continue;
            var amount = i % 7 == 2 ? Rate.ofPercent("8").of(line.base()) : line.amount();
            for (int times = i == 5 ? 2 : 1; times > 0; times--) {
                file.append(line.number()).append(';')
                        .append(line.account().toUpperCase(Locale.ROOT)).append(';')
                        .append(line.bookedOn()).append(';').append(line.base().decimal())
                        .append(';').append(amount.decimal()).append('\n');
            }
        }
        var unknown = isHungarian ? "Ismeretlen Vevő Bt." : "Unheard-of Supply Co.";
        file.append("X-4711;").append(unknown).append(";;;125.00\n");
        var id = story.id("expectation", head.number());
        try {
            comparing.take(agency, id, head, head.number() + ".csv",
                    file.toString().getBytes(StandardCharsets.UTF_8));
            var unread = comparing.compare(agency, id);
            if (!unread.isEmpty()) throw new IllegalStateException("unread: " + unread);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
