package linecard.recognition;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The hall of fame, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Hall of fame",
        says = "Who won the contests that ended, and the reps of the years. Before others only "
                + "those are named who agreed to it.")
class FameApi {

    private final Fame fame;
    private final Certificates certificates;
    private final FamePages pages;

    FameApi(Fame fame, Certificates certificates, FamePages pages) {
        this.fame = fame;
        this.certificates = certificates;
        this.pages = pages;
    }

    record Winner(int year, UUID contest, String contestName, int place, String name) {}

    record RepOfTheYear(UUID id, @Does("Fiscal") int year, UUID rep, String name,
            @Does("Net, in minor units") long revenue) {}

    record Hall(List<RepOfTheYear> repsOfTheYear, List<Winner> winners) {}

    @GetMapping("/api/v1/hall-of-fame")
    @Allowed(MEMBERS)
    @Does("Get the reps of the year, and the winners of the contests that ended")
    ResponseEntity<Hall> getHallOfFame(Call call) {
        var viewer = call.viewer();
        return call.one(new Hall(
                fame.laurels(viewer).stream().map(one -> new RepOfTheYear(one.id(), one.year(),
                        one.rep(), one.name(), one.revenueMinor())).toList(),
                fame.winners(viewer).stream().map(one -> new Winner(one.year(), one.contest(),
                        one.contestName(), one.number(), one.name())).toList()));
    }

    record Rank(@Does("Equals share a place: 1, 1, 3") int place, UUID rep,
            @Does("Net, in minor units") long revenue) {}

    record Ranks(@Does("Fiscal") int year, List<Rank> reps) {}

    @Does("The reps of a year; several where they are equal")
    record Named(List<UUID> laurels) {}

    @GetMapping("/api/v1/hall-of-fame/{year}")
    @Allowed(KEEPERS)
    @Does("Get who stands where by the revenue of a fiscal year")
    ResponseEntity<Ranks> getYearRanks(Call call, @PathVariable int year) {
        return call.one(new Ranks(year, pages.ranks(call.page(), year).stream()
                .map(one -> new Rank(one.number(), one.rep(), one.revenueMinor())).toList()));
    }

    @PostMapping("/api/v1/hall-of-fame/{year}")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Name the rep of a fiscal year that is over: whoever sold the most")
    ResponseEntity<Named> nameRepOfTheYear(Call call, @PathVariable int year) {
        var ranks = pages.ranks(call.page(), year);
        if (!pages.isOver(call.page(), year)) throw contradicts(call, "recognition.no.notOver");
        var named = fame.name(call.viewer(), pages.known(call.page(), year));
        if (ranks.isEmpty() || named.isEmpty()) throw contradicts(call, "recognition.no.named");
        return ResponseEntity.status(HttpStatus.CREATED).body(new Named(named));
    }

    @GetMapping("/api/v1/contests/{id}/certificate.pdf")
    @Allowed(MEMBERS)
    @Does("Get the certificate of a winner as PDF, for who answers for that winner")
    View printContestCertificate(
            Call call, @PathVariable UUID id,
            @Does("The rep's code, or the agency's where agencies played; must be there")
            @RequestParam(defaultValue = "") String who,
            @Does("Left out: the reader's") @RequestParam(required = false)
            @Nullable Language language) {
        return certificates.ofWinner(call.page(), id, who, language);
    }

    @GetMapping("/api/v1/hall-of-fame/{year}/certificate.pdf")
    @Allowed(MEMBERS)
    @Does("Get the certificate of the rep of a fiscal year as PDF, for who answers for that rep")
    View printYearCertificate(
            Call call, @PathVariable int year,
            @Does("Must be there") @RequestParam(required = false) @Nullable UUID rep,
            @Does("Left out: the reader's") @RequestParam(required = false)
            @Nullable Language language) {
        return certificates.ofYear(call.page(), year, String.valueOf(rep), language);
    }

    private static Refused contradicts(Call call, String key) {
        return new Refused(Problem.Kind.CONTRADICTS, Problem.Error.at("#", call.words().text(key)));
    }
}
