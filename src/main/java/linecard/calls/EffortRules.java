package linecard.calls;

import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calendar.WorkingDays;
import linecard.calls.Call.State;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Counts calls, and measures them against what was asked.
public final class EffortRules {

    private EffortRules() {}

    /// All that the effort of one rep is made of.
    ///
    /// @param worked the calendar without the rep's days off
    /// @param contacts of this rep, any state; others of the same time are left alone
    public record Facts(
            UUID rep, UUID agency, WorkingDays worked, List<Quota> quotas,
            List<Contact> contacts, Setting setting) {

        public Facts {
            quotas = List.copyOf(quotas);
            contacts = List.copyOf(contacts);
        }
    }

    /// The calls that count: made, and one for each account, rep and day; the one that was entered
    /// first. Which kinds count is asked elsewhere, since a quota may be about any.
    static List<Contact> once(List<Contact> contacts) {
        var first = new LinkedHashMap<List<Object>, Contact>();
        for (var contact : inOrder(contacts)) {
            if (!contact.isMade()) continue;
            first.putIfAbsent(List.of(contact.account(), contact.rep(), contact.day()), contact);
        }
        return List.copyOf(first.values());
    }

    private static List<Contact> inOrder(Collection<Contact> contacts) {
        return contacts.stream().sorted(Comparator
                .comparing((Contact one) -> one.reportedOn() == null
                        ? LocalDate.MAX : one.reportedOn())
                .thenComparing(Contact::call)).toList();
    }

    /// What several reps come to together: a joint visit is one call of the organisation, also
    /// where each of them entered it.
    static int together(Collection<Contact> contacts, Setting setting) {
        var made = inOrder(contacts).stream().filter(Contact::isMade).toList();
        var companies = new HashMap<UUID, Set<UUID>>();
        for (var contact : made) {
            companies.computeIfAbsent(contact.call(), _ -> new HashSet<>()).add(contact.rep());
        }
        var seen = new HashSet<List<Object>>();
        int calls = 0;
        var counted = made.stream()
                .filter(contact -> setting.counted().contains(contact.kind()))
                .sorted(Comparator.comparingInt((Contact one) ->
                        -companies.getOrDefault(one.call(), Set.of()).size()))
                .toList();
        for (var contact : counted) {
            if (!seen.add(List.of(contact.account(), contact.day(), contact.rep()))) continue;
            calls++;
            for (var rep : companies.getOrDefault(contact.call(), Set.of())) {
                seen.add(List.of(contact.account(), contact.day(), rep));
            }
        }
        return calls;
    }

    /// The weeks that a span touches; of those across its ends, only the days within it.
    public static Effort effort(Facts facts, Span span, LocalDate today) {
        var weeks = new ArrayList<Effort.Week>();
        var byMonday = new HashMap<LocalDate, List<Contact>>();
        for (var contact : facts.contacts()) {
            if (!span.contains(contact.day())) continue;
            byMonday.computeIfAbsent(contact.day().with(DayOfWeek.MONDAY),
                    _ -> new ArrayList<>()).add(contact);
        }
        for (var week = IsoWeek.of(span.from()); week.span().from().isBefore(span.to());
                week = IsoWeek.of(week.span().to())) {
            var part = week.span().intersect(span).orElseThrow();
            int days = facts.worked().count(part);
            if (days == 0) continue;
            weeks.add(week(facts, byMonday.getOrDefault(week.span().from(), List.of()), week,
                    part, days, today));
        }
        return new Effort(weeks);
    }

    /// @param within the contacts of that part of the week
    private static Effort.Week week(
            Facts facts, List<Contact> within, IsoWeek week, Span part, int days,
            LocalDate today) {
        var setting = facts.setting();
        var closing = setting.cutoff(week.span().to().minusDays(1), facts.worked());
        var counted = once(within);
        var inTime = counted.stream()
                .filter(contact -> !isAfter(contact, closing)).toList();
        var general = inTime.stream()
                .filter(contact -> setting.counted().contains(contact.kind())).toList();
        var asked = asked(facts, week, part);
        var byQuota = new HashMap<Quota, Effort.Part>();
        asked.forEach((quota, number) -> byQuota.put(quota, new Effort.Part(number,
                (int) inTime.stream().filter(contact -> contact.isOf(quota, setting)).count())));
        int late = (int) general.stream().filter(contact ->
                isAfter(contact, setting.cutoff(contact.day(), facts.worked()))).count();
        int tooLate = (int) counted.stream().filter(contact ->
                setting.counted().contains(contact.kind()) && isAfter(contact, closing)).count();
        var open = within.stream().filter(one -> one.state() == State.PLANNED).toList();
        int missing = (int) open.stream().filter(contact ->
                today.isAfter(setting.cutoff(contact.day(), facts.worked()))).count();
        return new Effort.Week(week, days, QuotaRules.whole(asked), general.size(), late, tooLate,
                open.size() - missing, missing, count(within, State.CANCELLED),
                count(within, State.NOBODY_THERE), byQuota, today.isAfter(closing));
    }

    private static boolean isAfter(Contact contact, LocalDate last) {
        return contact.reportedOn() != null && contact.reportedOn().isAfter(last);
    }

    private static int count(List<Contact> contacts, State state) {
        return (int) contacts.stream().filter(contact -> contact.state() == state).count();
    }

    /// What a week asks for, or the part of it that falls into a month, a year, a quarter.
    private static Map<Quota, Integer> asked(Facts facts, IsoWeek week, Span part) {
        var whole = QuotaRules.ofWeek(
                facts.quotas(), facts.rep(), facts.agency(), week.span(), facts.worked());
        if (part.equals(week.span())) return whole;
        var asked = new LinkedHashMap<Quota, Integer>();
        whole.forEach((quota, number) -> {
            long here = QuotaRules.byDay(number, week.span(), facts.worked()).entrySet().stream()
                    .filter(day -> part.contains(day.getKey()))
                    .mapToLong(Map.Entry::getValue).sum();
            asked.put(quota, (int) here);
        });
        return asked;
    }

    /// The evenness of the closed weeks of a span.
    static Consistency consistency(Facts facts, Span span, LocalDate today) {
        return consistency(facts, effort(facts, span, today), span, today);
    }

    /// @param effort of that span, which was worked out already
    public static Consistency consistency(
            Facts facts, Effort effort, Span span, LocalDate today) {
        var counted = counted(facts, span);
        return Consistency.of(effort.closed(), longestGap(facts.worked(), span, today, counted),
                counted.stream().mapToLong(Contact::lag).toArray());
    }

    private static List<Contact> counted(Facts facts, Span span) {
        return once(facts.contacts()).stream()
                .filter(contact -> span.contains(contact.day())
                        && facts.setting().counted().contains(contact.kind()))
                .toList();
    }

    /// Working days in a row without a call, up to the day before today.
    private static int longestGap(
            WorkingDays worked, Span span, LocalDate today, List<Contact> counted) {
        var days = new HashSet<LocalDate>();
        for (var contact : counted) days.add(contact.day());
        int longest = 0;
        int gap = 0;
        for (var day = span.from(); day.isBefore(span.to()) && day.isBefore(today);
                day = day.plusDays(1)) {
            if (days.contains(day)) gap = 0;
            else if (worked.isWorking(day)) longest = Math.max(longest, ++gap);
        }
        return longest;
    }

    /// How many calls count on each day of a span that has any.
    static Map<LocalDate, Integer> byDay(Facts facts, Span span) {
        var days = new TreeMap<LocalDate, Integer>();
        for (var contact : counted(facts, span)) days.merge(contact.day(), 1, Integer::sum);
        return days;
    }
}
