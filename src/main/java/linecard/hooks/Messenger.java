package linecard.hooks;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Identities;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.hooks.Endpoint.Reason;
import linecard.hooks.Sending.Claimed;
import linecard.hooks.Sending.Due;
import linecard.jobs.Recurring;
import linecard.jobs.Trouble;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/// Tells endpoints what waits for them, every five seconds: several at a time, each what has
/// waited longest first, until something does not arrive.
@Component
class Messenger implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

    private static final int MOST = 500;
    private static final int AT_ONCE = 4;
    private static final long ROUND_NANOS = Duration.ofSeconds(10).toNanos();

    private final Sending sending;
    private final Endpoints endpoints;
    private final Courier courier;
    private final Identities identities;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    Messenger(Sending sending, Endpoints endpoints, Courier courier, Identities identities,
            Members members, Outbox outbox, Clock clock) {
        this.sending = sending;
        this.endpoints = endpoints;
        this.courier = courier;
        this.identities = identities;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(5);
    }

    @Override
    public void run() {
        if (courier.isOff()) return;
        tell(Bound.call(Binding.gate(), () -> sending.due(clock.instant(), MOST)));
    }

    /// What is not told in this round goes in another.
    void tell(List<Due> all) {
        long until = System.nanoTime() + ROUND_NANOS;
        var byEndpoint = new LinkedHashMap<UUID, List<Due>>();
        for (var due : all) {
            byEndpoint.computeIfAbsent(due.endpoint(), _ -> new ArrayList<>()).add(due);
        }
        try (var lanes = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("webhook-lane-", 0).factory())) {
            for (var lane : byEndpoint.values()) lanes.submit(() -> tellOne(lane, until));
        }
    }

    /// Tells one endpoint what is due there, in order.
    private void tellOne(List<Due> lane, long until) {
        try {
            var owner = identities.owner(lane.getFirst().organisation()).orElse(null);
            if (owner == null) return;
            for (var due : lane) {
                if (System.nanoTime() > until) return;
                boolean goesOn = Bound.call(owner.binding(), () ->
                        sending.claim(due, clock.instant())
                                .map(claimed -> tell(owner, claimed)).orElse(true));
                if (!goesOn) return;
            }
        } catch (RuntimeException e) {
            LOG.error("telling endpoint {} broke", lane.getFirst().endpoint(), e);
        }
    }

    /// @return whether the endpoint may be told something else now
    private boolean tell(Viewer owner, Claimed told) {
        var fate = courier.carry(told, clock.instant());
        var now = clock.instant();
        return switch (fate) {
            case Fate.Arrived(var answer) -> {
                sending.arrived(told, answer, now);
                yield true;
            }
            case Fate.Gone(var answer) -> {
                sending.giveUp(told, answer, Trouble.of("hooks.trouble.gone"), now);
                switchOff(owner, told, Reason.GONE);
                yield false;
            }
            case Fate.Later later -> {
                postpone(told, later, now);
                yield failed(owner, told, later, now);
            }
        };
    }

    private void postpone(Claimed told, Fate.Later later, Instant now) {
        if (PatienceRules.isTooLate(told.askedAt(), now)) {
            sending.giveUp(told, later.answer(), later.trouble(), now);
        } else {
            sending.postpone(told, later.answer(), later.trouble(),
                    now.plus(PatienceRules.pause(told.askedAt(), now)));
        }
    }

    private boolean failed(Viewer owner, Claimed told, Fate.Later later, Instant now) {
        var since = sending.failing(owner, told.endpoint(), now);
        if (PatienceRules.isTooLate(since, now)) {
            switchOff(owner, told, Reason.FAILING);
            return false;
        }
        if (later.isEndpoints()) {
            sending.rest(owner, told.endpoint(), now.plus(PatienceRules.pause(since, now)));
        }
        return !later.isEndpoints();
    }

    /// Once it is off for a reason of its own, each owner is told by mail.
    private void switchOff(Viewer owner, Claimed told, Reason why) {
        if (!endpoints.switchOff(owner, told.endpoint(), why)) return;
        outbox.add(owner, members.all(owner).stream()
                .filter(member -> member.role() == Role.OWNER)
                .map(member -> {
                    var language = member.user().language();
                    var words = Words.in(language);
                    var name = member.user().name(language);
                    return new Letter(name, member.user().email(), language,
                            words.text("hooks.letter.subject", told.target().host()),
                            List.of(words.text("mail.test.hello", name),
                                    words.text("hooks.letter." + why.code(), told.target()),
                                    words.text("hooks.letter.then")))
                            .leadingTo(words.text("hooks.endpoints"),
                                    "/webhooks/" + told.endpoint());
                }).toList());
    }
}
