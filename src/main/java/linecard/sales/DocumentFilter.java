package linecard.sales;

import linecard.access.Organisation;
import linecard.calendar.KnownYears;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// What a list of documents shows, as its address says.
///
/// @param rep the credited rep; null for any, and with `house` for nobody
/// @param line a product line, all within it included
/// @param number a part of the number; empty for any
record DocumentFilter(
        Shown shown, Span days, @Nullable UUID rep, boolean house, @Nullable UUID account,
        @Nullable UUID line, String number, int page) {

    /// The kinds that count as results, or one kind.
    enum Shown { RESULTS, ORDER, INVOICE, CREDIT }

    private static final String HOUSE = "house";

    /// As typed into the address; anything unreadable narrows nothing.
    ///
    /// @param from the first day, as `2026-11-03`
    /// @param to the last day
    record Asked(
            @Nullable String kind, @Nullable String from, @Nullable String to,
            @Nullable String rep, @Nullable String account, @Nullable String line,
            @Nullable String number, @Nullable Integer page) {

        boolean isNothing() {
            return kind == null && from == null && to == null && rep == null && account == null
                    && line == null && number == null;
        }
    }

    /// @param usual the days to show where none are asked for
    static DocumentFilter of(Asked asked, Span usual) {
        var from = day(asked.from());
        var last = day(asked.to());
        if (from == null) from = last == null ? usual.from() : last.minusYears(1).plusDays(1);
        var to = last != null ? last.plusDays(1)
                : usual.to().isAfter(from) ? usual.to() : from.plusYears(1);
        var number = asked.number() == null ? "" : asked.number().strip().replace("\0", "");
        return new DocumentFilter(
                shown(asked.kind()), to.isAfter(from) ? new Span(from, to) : usual,
                id(asked.rep()), HOUSE.equals(asked.rep()), id(asked.account()), id(asked.line()),
                number.substring(0, Math.min(60, number.length())),
                asked.page() == null ? 1 : Math.max(1, asked.page()));
    }

    Set<Kind> kinds(Organisation organisation) {
        return switch (shown) {
            case RESULTS -> Kind.results(organisation);
            case ORDER -> EnumSet.of(Kind.ORDER);
            case INVOICE -> EnumSet.of(Kind.INVOICE);
            case CREDIT -> EnumSet.of(Kind.CREDIT);
        };
    }

    /// @param lines the product line and those within it; empty for all
    Scope scope(Set<UUID> lines) {
        return new Scope(rep, house, null, account, lines);
    }

    LocalDate lastDay() {
        return days.to().minusDays(1);
    }

    DocumentFilter without(String part) {
        return new DocumentFilter(shown, days, part.equals("rep") ? null : rep,
                house && !part.equals("rep"),
                part.equals("account") ? null : account, part.equals("line") ? null : line,
                number, 1);
    }

    DocumentFilter at(int other) {
        return new DocumentFilter(shown, days, rep, house, account, line, number, other);
    }

    /// The rep as the address writes it.
    String credited() {
        return house ? HOUSE : rep == null ? "" : rep.toString();
    }

    /// The query part of the address that leads here.
    String query() {
        return "kind=" + shown.name().toLowerCase(Locale.ROOT)
                + "&from=" + days.from() + "&to=" + lastDay()
                + (credited().isEmpty() ? "" : "&rep=" + credited())
                + (account == null ? "" : "&account=" + account)
                + (line == null ? "" : "&line=" + line)
                + (number.isEmpty() ? "" : "&number="
                        + URLEncoder.encode(number, StandardCharsets.UTF_8))
                + (page == 1 ? "" : "&page=" + page);
    }

    private static Shown shown(@Nullable String typed) {
        for (var shown : Shown.values()) {
            if (shown.name().equalsIgnoreCase(typed)) return shown;
        }
        return Shown.RESULTS;
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            if (typed == null) return null;
            var day = LocalDate.parse(typed);
            return KnownYears.hold(day) ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.length() != 36 ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
