package linecard.mail;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import linecard.access.Absent;
import linecard.access.Identities;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.jobs.Recurring;
import linecard.jobs.Trouble;
import linecard.mail.Deliveries.Due;
import linecard.mail.Letter.Enclosed;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Takes the letters that wait to the mail server, every ten seconds. Without a server they stay
/// where they are.
@Component
class Postman implements Recurring {

    /// More than mail servers usually take at once, in bytes.
    static final int MOST_ENCLOSED = 10 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int MOST = 200;
    private static final long ROUND_NANOS = Duration.ofSeconds(20).toNanos();

    private final PostOffice office;
    private final Deliveries deliveries;
    private final Carrier carrier;
    private final Identities identities;
    private final ObjectProvider<Enclosing> makers;
    private final Clock clock;

    Postman(PostOffice office, Deliveries deliveries, Carrier carrier, Identities identities,
            ObjectProvider<Enclosing> makers, Clock clock) {
        this.office = office;
        this.deliveries = deliveries;
        this.carrier = carrier;
        this.identities = identities;
        this.makers = makers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(10);
    }

    /// What does not go in this round, since the server is slow or away, goes in another.
    @Override
    public void run() {
        if (office.smtp().isEmpty()) return;
        long until = System.nanoTime() + ROUND_NANOS;
        for (var due : Bound.call(Binding.gate(), () -> deliveries.due(clock.instant(), MOST))) {
            if (!deliver(due) || System.nanoTime() > until) return;
        }
    }

    /// @return whether another letter may be tried now
    boolean deliver(Due due) {
        var smtp = office.smtp().orElse(null);
        if (smtp == null) return false;
        return Bound.call(due.bookkeeper(), () -> deliveries
                .claim(due, clock.instant(), smtp.domain())
                .map(letter -> deliver(smtp, due, letter)).orElse(true));
    }

    private boolean deliver(Smtp smtp, Due due, Claimed letter) {
        if (letter.tries() == 1 && LetterRules.isTooLate(letter.askedAt(), clock.instant())) {
            deliveries.giveUp(letter, Trouble.of("mail.trouble.old"), clock.instant());
            return true;
        }
        return switch (fate(smtp, due, letter)) {
            case Fate.Taken _ -> {
                deliveries.sent(letter, clock.instant());
                yield true;
            }
            case Fate.Never(Trouble why) -> {
                deliveries.giveUp(letter, why, clock.instant());
                yield true;
            }
            case Fate.Later(Trouble why, boolean isServers) -> {
                postpone(letter, why);
                yield !isServers;
            }
        };
    }

    private void postpone(Claimed letter, Trouble why) {
        var now = clock.instant();
        if (LetterRules.isTooLate(letter.askedAt(), now)) {
            deliveries.giveUp(letter, why, now);
        } else {
            deliveries.postpone(letter, why, now.plus(LetterRules.pause(letter.askedAt(), now)));
        }
    }

    private Fate fate(Smtp smtp, Due due, Claimed claimed) {
        var letter = claimed.letter();
        try {
            var enclosed = letter.enclosed() == null ? null
                    : enclosed(due.organisation(), letter, letter.enclosed());
            if (enclosed != null && enclosed.content().length > MOST_ENCLOSED) {
                return new Fate.Never(Trouble.of("mail.trouble.large", enclosed.name(),
                        (long) (enclosed.content().length >> 20), (long) (MOST_ENCLOSED >> 20)));
            }
            var session = Session.getInstance(smtp.properties());
            var link = letter.link() == null ? ""
                    : office.link(claimed.slug(), letter.link().path());
            return carrier.carry(smtp, session, Paper.of(
                    session, claimed, smtp.from(), link, enclosed, clock.instant()));
        } catch (Absent e) {
            return new Fate.Never(Trouble.of("mail.trouble.gone"));
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.error("letter {} cannot be made", claimed.id(), e);
            return new Fate.Later(Trouble.of("mail.trouble.making"), false);
        }
    }

    /// Made for an owner of the organisation.
    private Enclosing.@Nullable File enclosed(UUID organisation, Letter letter, Enclosed what)
            throws IOException {
        var maker = makers.stream().filter(one -> one.kind().equals(what.kind())).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody makes " + what.kind()));
        var owner = identities.owner(organisation)
                .orElseThrow(() -> new IllegalStateException("nobody owns " + organisation));
        return Bound.<Enclosing.File, IOException>call(owner.binding(),
                () -> maker.make(owner, what.subject(), letter.language()));
    }
}
