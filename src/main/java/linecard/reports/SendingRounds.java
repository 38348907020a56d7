package linecard.reports;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/// Writes the letters with the reports that are due.
@Component
class SendingRounds implements Recurring {

    private static final int FROM = 7;
    private static final int TO = 19;

    private final Everywhere everywhere;
    private final Identities identities;
    private final Sendings sendings;
    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final Clock clock;

    SendingRounds(Everywhere everywhere, Identities identities, Sendings sendings, Outbox outbox,
            TransactionOperations transaction, Clock clock) {
        this.everywhere = everywhere;
        this.identities = identities;
        this.sendings = sendings;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "report-sendings";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(20);
    }

    /// By day at the organisation.
    @Override
    public void run() {
        everywhere.run(this, owner -> {
            var now = ZonedDateTime.now(clock.withZone(owner.organisation().zone()));
            if (now.getHour() >= FROM && now.getHour() < TO) send(owner, now.toLocalDate());
        });
    }

    /// @param viewer an owner
    void send(Viewer viewer, LocalDate today) {
        for (var sending : sendings.due(viewer, today)) {
            var reader = identities.viewer(sending.person(), viewer.organisation().id());
            transaction.executeWithoutResult(status -> {
                reader.filter(one -> one.isIn(sending.report().audience()))
                        .ifPresent(one -> outbox.add(viewer, letter(sending, one, today)));
                sendings.sent(viewer, sending, today);
            });
        }
    }

    private static Letter letter(Sending sending, Viewer reader, LocalDate today) {
        var user = reader.user();
        var words = reader.organisation().words(user.language());
        var title = words.text("reports.sending." + Lens.code(sending.report()));
        return new Letter(user.name(user.language()), user.email(), user.language(),
                words.text("reports.sending.subject", title, words.date(today)),
                List.of(words.text("reports.sending.lead", reader.organisation().name(), title),
                        words.text("reports.sending.stop")))
                .leadingTo(title, sending.path())
                .enclosing(SendingEnclosure.KIND, sending.id())
                .once("report " + sending.id() + " " + today);
    }
}
