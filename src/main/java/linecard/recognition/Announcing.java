package linecard.recognition;

import linecard.access.Viewer;
import linecard.contests.Consents;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.database.Ids;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.recognition.Announcement.Hearers;
import linecard.recognition.Announcements.Addressee;
import linecard.web.Form;
import linecard.words.Words;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Says something of a contest: on the reps' page of the day, and to each by a letter. Nobody is
/// named who did not agree to it.
@Component
class Announcing {

    private final Announcements announcements;
    private final Contests contests;
    private final Consents consents;
    private final Fame fame;
    private final Reps reps;
    private final Outbox outbox;
    private final Clock clock;

    Announcing(Announcements announcements, Contests contests, Consents consents, Fame fame,
            Reps reps, Outbox outbox, Clock clock) {
        this.announcements = announcements;
        this.contests = contests;
        this.consents = consents;
        this.fame = fame;
        this.reps = reps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Contests of which something may be said: those that have started, and were not called off.
    List<Contest> choices(Viewer viewer) {
        return contests.all(viewer).stream().filter(Announcing::isOpen).toList();
    }

    private static boolean isOpen(Contest one) {
        return one.state() == Contest.State.RUNNING || one.state() == Contest.State.FINAL;
    }

    /// The winners of a contest who agreed to be named, a line each: to begin with.
    String winners(Viewer viewer, UUID contest) {
        var named = consents.names(viewer);
        var lines = new ArrayList<String>();
        var known = new HashMap<String, UUID>();
        for (var one : contests.entrants(viewer, contest)) {
            known.put(one.entrant().code(), one.rep());
        }
        for (var winner : fame.winners(viewer)) {
            if (!winner.contest().equals(contest)) continue;
            var name = winner.rules().byTeam() ? winner.who() : named.get(known.get(winner.who()));
            if (name != null) lines.add(winner.number() + ". " + name);
        }
        return String.join("\n", lines);
    }

    /// Reads and checks what is to be said; empty where something is wrong, which the form tells.
    @Transactional(readOnly = true)
    Optional<Announcement> read(Viewer viewer, Form form) {
        var contest = form.id("contest");
        var audience = form.choice("audience", Hearers.class);
        var title = form.text("title", Announcement.LONGEST_TITLE);
        var body = form.text("body", Announcement.LONGEST_BODY);
        if (form.hasProblems()) return Optional.empty();
        var of = choices(viewer).stream().filter(one -> one.id().equals(contest.get())).findFirst();
        if (of.isEmpty()) {
            form.problem("contest", "web.notOffered");
            return Optional.empty();
        }
        var agreed = consents.names(viewer).keySet();
        for (var field : List.of("title", "body")) {
            for (var rep : named(viewer, form.entered(field))) {
                if (!agreed.contains(rep.id())) {
                    form.problem(field, "recognition.no.consent", rep.name(viewer.language()));
                }
            }
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Announcement(Ids.fresh(), of.get().id(), of.get().name(),
                audience.get(), title.get(), body.get(), clock.instant(), null, 1));
    }

    /// The reps whose names stand in a text.
    private List<Rep> named(Viewer viewer, String text) {
        var said = plain(text);
        return reps.all(viewer).stream().filter(rep -> isNamed(rep, said)).toList();
    }

    private static boolean isNamed(Rep rep, String said) {
        var family = plain(rep.familyName()).strip();
        var given = plain(rep.givenName()).strip();
        if (family.isEmpty() || given.isEmpty()) return false;
        return said.contains(" " + family + " " + given) || said.contains(given + " " + family);
    }

    /// Lower case, with single blanks for whatever parts words, and one before the first.
    private static String plain(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
    }

    /// Says it, and writes the letters in the same transaction.
    @Transactional
    void say(Viewer viewer, Announcement said) {
        announcements.add(viewer, said);
        announcements.mention(viewer, said.id(),
                named(viewer, said.title() + " | " + said.body()).stream().map(Rep::id).toList());
        outbox.add(viewer, announcements.addressees(viewer, said).stream()
                .map(to -> letter(viewer, said, to)).toList());
    }

    private static Letter letter(Viewer viewer, Announcement said, Addressee to) {
        var words = Words.in(to.language());
        var name = words.name(to.familyName(), to.givenName(), to.title());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(words.text("commissions.letter.to", name));
        paragraphs.addAll(List.of(said.body().split("\\R{2,}")));
        return new Letter(name, to.address(), to.language(), said.title(), paragraphs)
                .leadingTo(said.contestName(), "/contests/" + said.contest())
                .answeredBy(viewer.user().email())
                .once("announcement " + said.id() + " " + to.rep());
    }
}
