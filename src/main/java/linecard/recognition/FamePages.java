package linecard.recognition;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.calendar.FiscalYear;
import linecard.calendar.KnownYears;
import linecard.people.Reps;
import linecard.people.Territory;
import linecard.people.Today;
import linecard.recognition.Fame.Laurel;
import linecard.recognition.Fame.Winner;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The hall of fame by year, the naming of a year's rep, and certificates.
@Controller
class FamePages {

    private static final int SHOWN = 10;

    private final Fame fame;
    private final Certificates certificates;
    private final Reps reps;
    private final Clock clock;

    FamePages(Fame fame, Certificates certificates, Reps reps, Clock clock) {
        this.fame = fame;
        this.certificates = certificates;
        this.reps = reps;
        this.clock = clock;
    }

    /// @param number fiscal
    record Year(int number, List<Laurel> laurels, Map<String, List<Row>> winners) {}

    /// A winner, and how many stand before whom the viewer may not know.
    record Row(int unnamed, Winner winner) {}

    /// @param winners of one contest by place; equals share one, and as many are left out after it
    static List<Row> rows(List<Winner> winners) {
        var rows = new ArrayList<Row>();
        int before = 0;
        for (var one : winners) {
            int unnamed = Math.max(0, one.number() - 1 - before);
            rows.add(new Row(unnamed, one));
            before += unnamed + 1;
        }
        return rows;
    }

    @GetMapping("/hall-of-fame")
    @Allowed(MEMBERS)
    View show(Page page) {
        var years = years(fame.laurels(page.viewer()), fame.winners(page.viewer()));
        var last = calendarYear(page, today(page)).number() - 1;
        boolean isNameless = years.stream().noneMatch(year -> year.number() == last
                && !year.laurels().isEmpty());
        return (Html) (out, tags) -> JtehalloffameGenerated.render(out, tags, page, years,
                isNameless ? Optional.of(last) : Optional.empty());
    }

    private static List<Year> years(List<Laurel> laurels, List<Winner> winners) {
        var numbers = new TreeMap<Integer, Year>();
        laurels.forEach(one -> numbers.put(one.year(), new Year(one.year(), List.of(), Map.of())));
        winners.forEach(one -> numbers.put(one.year(), new Year(one.year(), List.of(), Map.of())));
        return numbers.descendingKeySet().stream().map(number -> new Year(number,
                laurels.stream().filter(one -> one.year() == number).toList(),
                winners.stream().filter(one -> one.year() == number).collect(
                        Collectors.groupingBy(one -> one.contest().toString(),
                                java.util.LinkedHashMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), FamePages::rows)))))
                .toList();
    }

    /// Who stands where by the year's revenue, before somebody is named.
    @GetMapping("/hall-of-fame/{year}")
    @Allowed(KEEPERS)
    View year(Page page, @PathVariable int year) {
        var shown = ranks(page, year).stream().limit(SHOWN).toList();
        var names = reps.of(page.viewer(), shown.stream().map(YearRank::rep).toList()).stream()
                .collect(Collectors.toMap(one -> one.id(), one -> one.name(page.language())));
        boolean isNamed = fame.laurels(page.viewer()).stream()
                .anyMatch(one -> one.year() == year);
        boolean isOver = isOver(page, year);
        return (Html) (out, tags) -> JterepoftheyearGenerated.render(
                out, tags, page, year, shown, names, isOver && !isNamed && !shown.isEmpty());
    }

    List<YearRank> ranks(Page page, int year) {
        Territory.requireWholeMarket(page.viewer());
        return fame.ranks(page.viewer(), known(page, year));
    }

    boolean isOver(Page page, int year) {
        return !today(page).isBefore(known(page, year).span().to());
    }

    @PostMapping("/hall-of-fame/{year}")
    @Allowed(KEEPERS)
    View name(Page page, @PathVariable int year) {
        Territory.requireWholeMarket(page.viewer());
        if (!isOver(page, year)) {
            return Html.seeOther("/hall-of-fame/" + year, Notice.of("recognition.no.notOver"));
        }
        var named = fame.name(page.viewer(), known(page, year));
        return named.isEmpty()
                ? Html.seeOther("/hall-of-fame/" + year, Notice.of("recognition.no.named"))
                : Html.seeOther("/hall-of-fame", Notice.of("recognition.named")
                        .undoable("recognition.laurel", named));
    }

    /// @throws Absent for a year of which nothing can be known
    FiscalYear known(Page page, int year) {
        if (year < KnownYears.FIRST || year > today(page).getYear() + 1) throw new Absent("year");
        return page.organisation().calendar().year(year);
    }

    private LocalDate today(Page page) {
        return Today.of(page, clock);
    }

    private static FiscalYear calendarYear(Page page, LocalDate day) {
        return page.organisation().calendar().yearOf(day);
    }

    /// @param language of the certificate; that of the page where none is named
    @GetMapping("/contests/{id}/certificate.pdf")
    @Allowed(MEMBERS)
    View certificate(
            Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String who,
            @RequestParam @Nullable String language) {
        return certificates.ofWinner(page, id, who, named(language));
    }

    @GetMapping("/hall-of-fame/{year}/certificate.pdf")
    @Allowed(MEMBERS)
    View certificate(
            Page page, @PathVariable int year, @RequestParam(defaultValue = "") String rep,
            @RequestParam @Nullable String language) {
        return certificates.ofYear(page, year, rep, named(language));
    }

    private static @Nullable Language named(@Nullable String language) {
        return language == null ? null : Language.of(language);
    }
}
