package linecard.demo;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.WorkingDays;
import linecard.calls.Call;
import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.State;
import linecard.calls.CallHistory;
import linecard.calls.CallHistory.Past;
import linecard.calls.Phrase;
import linecard.calls.Phrases;
import linecard.calls.Quota;
import linecard.calls.Quotas;
import linecard.calls.Told;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.plan.WorkingCalendars;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Four months of calls, as reps of the temper that their sales show would have made them.
@Component
class DemoCalls {

    private static final int DAYS = 120;
    private static final int DAYS_AHEAD = 4;

    private final Reps reps;
    private final Assignments assignments;
    private final ProductLines lines;
    private final Phrases phrases;
    private final Quotas quotas;
    private final WorkingCalendars calendars;
    private final CallHistory history;

    DemoCalls(Reps reps, Assignments assignments, ProductLines lines, Phrases phrases,
            Quotas quotas, WorkingCalendars calendars, CallHistory history) {
        this.reps = reps;
        this.assignments = assignments;
        this.lines = lines;
        this.phrases = phrases;
        this.quotas = quotas;
        this.calendars = calendars;
        this.history = history;
    }

    void write(Story story, Viewer owner) {
        var offered = phrases(story, owner);
        quotas.add(owner, new Quota(Ids.fresh(), null, null, null, "", null, 15,
                story.today().minusDays(DAYS).withDayOfMonth(1), null, 1));
        var shown = lines.all(owner).stream().filter(line -> line.parent() == null)
                .map(line -> line.id()).toList();
        var tempers = new HashMap<String, String>();
        for (var row : story.rows("reps")) tempers.put(row.text("code"), row.text("temper"));
        var held = new HashMap<UUID, List<Assignment>>();
        for (var row : assignments.all(owner)) {
            held.computeIfAbsent(row.rep(), _ -> new ArrayList<>()).add(row);
        }
        var told = new ArrayList<Past>();
        var planned = new ArrayList<Past>();
        for (var rep : reps.all(owner)) {
            var maker = new Maker(story, rep, tempers.getOrDefault(rep.code(), ""),
                    held.getOrDefault(rep.id(), List.of()), shown, offered);
            maker.write(calendars.of(owner, story.today().getYear() - 1,
                    story.today().getYear() + 1), told, planned);
        }
        history.load(owner, told);
        history.load(owner, planned);
        history.submit(owner, told);
    }

    private Map<String, List<String>> phrases(Story story, Viewer owner) {
        var offered = new HashMap<String, List<String>>();
        for (var row : story.rows("phrases")) {
            var theme = Phrase.Theme.valueOf(row.text("theme").toUpperCase(Locale.ROOT));
            var phrase = new Phrase(Ids.fresh(), theme, null, row.text("content"), 0, false, 1);
            phrases.add(owner, phrase);
            offered.computeIfAbsent(theme == Phrase.Theme.COMPETITOR ? "competitor" : "phrase",
                    _ -> new ArrayList<>()).add(theme == Phrase.Theme.COMPETITOR
                    ? phrase.content() : phrase.id().toString());
        }
        offered.put("note", story.rows("call notes").stream()
                .map(row -> row.text("note")).toList());
        return offered;
    }

    /// Makes the calls of one rep, the same ones each time.
    private static final class Maker {

        private final Story story;
        private final Rep rep;
        private final String temper;
        private final List<Assignment> held;
        private final List<UUID> lines;
        private final Map<String, List<String>> offered;
        private final Random chance;

        Maker(Story story, Rep rep, String temper, List<Assignment> held, List<UUID> lines,
                Map<String, List<String>> offered) {
            this.story = story;
            this.rep = rep;
            this.temper = temper;
            this.held = held;
            this.lines = lines;
            this.offered = offered;
            this.chance = new Random(rep.code().hashCode());
        }

        void write(WorkingDays worked, List<Past> told, List<Past> planned) {
            var today = story.today();
            for (var day = today.minusDays(DAYS); day.isBefore(today.plusDays(DAYS_AHEAD));
                    day = day.plusDays(1)) {
                if (!worked.isWorking(day)) continue;
                var at = day;
                var open = held.stream().filter(row -> row.isInForce(at))
                        .map(Assignment::account).distinct().toList();
                for (int left = number(day, open.size()); left > 0; left--) {
                    var account = open.get(chance.nextInt(open.size()));
                    boolean isPast = day.isBefore(today);
                    (isPast ? told : planned).add(call(account, day, isPast));
                }
            }
        }

        private int number(LocalDate day, int accounts) {
            int most = switch (temper) {
                case "star", "steady" -> 3 + chance.nextInt(2);
                case "uneven" -> day.getDayOfMonth() > 21
                        ? 5 + chance.nextInt(3) : chance.nextInt(2);
                case "fader" -> day.isAfter(story.today().minusDays(120))
                        ? chance.nextInt(2) : 2 + chance.nextInt(3);
                case "newcomer" -> 1 + chance.nextInt(2);
                case "grower" -> day.isAfter(story.today().minusDays(150))
                        ? 3 + chance.nextInt(2) : 1 + chance.nextInt(3);
                default -> 1 + chance.nextInt(4);
            };
            return Math.min(most, accounts);
        }

        private Past call(UUID account, LocalDate day, boolean isPast) {
            boolean isMade = isPast && chance.nextInt(12) > 0;
            var outcome = isMade ? pick(Outcome.values()) : null;
            var state = !isPast ? State.PLANNED : isMade ? State.MADE
                    : chance.nextBoolean() ? State.NOBODY_THERE : State.CANCELLED;
            boolean hasNext = isMade && chance.nextInt(3) > 0;
            var told = new Told(state, chance.nextInt(6) == 0 ? Kind.PHONE : Kind.VISIT, null,
                    pick(Purpose.values()), outcome, hasNext ? pick(NextStep.values()) : null,
                    hasNext ? day.plusDays(7L + chance.nextInt(40)) : null,
                    isMade && !lines.isEmpty() ? List.of(lines.get(chance.nextInt(lines.size())))
                            : List.of(),
                    isMade && chance.nextInt(3) == 0 ? some("phrase").map(UUID::fromString)
                            .map(List::of).orElse(List.of()) : List.of(),
                    isMade && chance.nextInt(5) == 0 ? some("competitor").map(List::of)
                            .orElse(List.of()) : List.of(),
                    isMade && chance.nextInt(15) == 0, isMade && chance.nextInt(9) == 0, false,
                    List.of());
            var entered = entered(day);
            var note = isMade && chance.nextInt(4) == 0 ? some("note").orElse("") : "";
            return new Past(new Call(Ids.fresh(), account, rep.id(), rep.agency(), day, told,
                    Map.of(), "", entered, isPast ? entered : null, 0, 1), note);
        }

        /// In the evening; one call in ten some days later.
        private Instant entered(LocalDate day) {
            long late = chance.nextInt(10) == 0 ? 1 + chance.nextInt(4) : 0;
            var at = day.plusDays(late).atTime(17, chance.nextInt(60))
                    .atZone(ZoneOffset.UTC).toInstant();
            var now = story.today().atStartOfDay(ZoneOffset.UTC).toInstant();
            return at.isAfter(now) ? now : at;
        }

        private <T> T pick(T[] of) {
            return of[chance.nextInt(of.length)];
        }

        private Optional<String> some(String what) {
            var all = offered.getOrDefault(what, List.of());
            return all.isEmpty() ? Optional.empty()
                    : Optional.of(all.get(chance.nextInt(all.size())));
        }
    }
}
