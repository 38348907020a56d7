package linecard.forecast;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.jobs.Jobs;
import linecard.people.Reps;
import linecard.views.Shelves;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.OWNERS;
import static linecard.access.Audience.STAFF;

/// The newest forecast, whole and in parts. A rep is led to the own one.
@Controller
class ForecastPages {

    private final Outlooks outlooks;
    private final Snapshots snapshots;
    private final Stances stances;
    private final Reps reps;
    private final Jobs jobs;
    private final Shelves shelves;

    ForecastPages(Outlooks outlooks, Snapshots snapshots, Stances stances, Reps reps,
            Jobs jobs, Shelves shelves) {
        this.outlooks = outlooks;
        this.snapshots = snapshots;
        this.stances = stances;
        this.reps = reps;
        this.jobs = jobs;
        this.shelves = shelves;
    }

    /// One part, and what its figure is made of.
    ///
    /// @param figure null where nothing is known of it
    record Part(
            String name, Snapshot snapshot, @Nullable Figure figure,
            List<ForecastText.Earlier> earlier, @Nullable Scenario scenario) {}

    @GetMapping("/forecast")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(defaultValue = "rep") String by,
            @RequestParam(defaultValue = "0") String quarter,
            @RequestParam(defaultValue = "") String calls,
            @RequestParam(defaultValue = "") String wins) {
        var viewer = page.viewer();
        if (viewer.role() == Role.REP) return Html.seeOther("/reps/" + viewer.rep() + "/forecast");
        var opening = shelves.opening(page, "forecast");
        if (opening != null) return Html.seeOther(opening);
        var outlook = outlooks.of(page, by(by), number(quarter));
        var shelf = shelves.of(
                page, "forecast", ForecastViews.query(by(by), number(quarter)));
        var part = outlook.flatMap(seen -> Optional.ofNullable(seen.whole())
                .map(whole -> part(page, seen.snapshot(), whole, calls, wins)));
        return (Html) (out, tags) -> JteforecastGenerated.render(
                out, tags, page, new ForecastText(page), outlook, part, shelf);
    }

    static Dimension by(String typed) {
        for (var one : Dimension.CUTS) if (one.code().equals(typed)) return one;
        return Dimension.REP;
    }

    static int number(String typed) {
        return typed.matches("\\d") ? Integer.parseInt(typed) : 0;
    }

    private Part part(
            Page page, Snapshot snapshot, Figure figure, String calls, String wins) {
        var named = outlooks.names(page, figure.dimension());
        return new Part(Outlooks.name(page, figure, named), snapshot, figure,
                outlooks.earlier(page.viewer(), snapshot, figure),
                Scenario.of(snapshot, figure, 0, calls, wins));
    }

    @GetMapping("/forecast/part")
    @Allowed(STAFF)
    View part(Page page, @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String calls,
            @RequestParam(defaultValue = "") String wins) {
        var snapshot = snapshots.latest(page.viewer()).orElse(null);
        var figure = snapshot == null ? null
                : snapshots.figure(page.viewer(), snapshot.id(), by(of), part).orElse(null);
        if (snapshot == null || figure == null) return Html.seeOther("/forecast");
        var shown = part(page, snapshot, figure, calls, wins);
        return (Html) (out, tags) -> JtepartGenerated.render(
                out, tags, page, new ForecastText(page), shown);
    }

    @GetMapping("/reps/{rep}/forecast")
    @Allowed(MEMBERS)
    View ofRep(Page page, @PathVariable UUID rep,
            @RequestParam(defaultValue = "") String calls,
            @RequestParam(defaultValue = "") String wins) {
        return ofRep(page, rep, calls, wins, StanceForm.empty(page));
    }

    Html ofRep(Page page, UUID id, String calls, String wins, StanceForm form) {
        var viewer = page.viewer();
        var rep = reps.of(viewer, id);
        var snapshot = snapshots.latest(viewer);
        var figure = snapshot.flatMap(taken -> snapshots.figure(
                viewer, taken.id(), Dimension.REP, id.toString()));
        var part = snapshot.map(taken -> figure.map(one -> part(page, taken, one, calls, wins))
                .orElseGet(() -> new Part(
                        rep.name(page.language()), taken, null, List.of(), null)));
        var said = snapshot.map(taken -> stances.of(
                viewer, id, taken.quarterStart(0).minusYears(1))).orElse(List.of());
        var money = snapshot.flatMap(taken -> figure.flatMap(one ->
                outlooks.money(viewer, id, taken, one)));
        return (out, tags) -> JterepforecastGenerated.render(
                out, tags, page, new ForecastText(page), rep, part, money, said, form);
    }

    @PostMapping("/forecast")
    @Allowed(OWNERS)
    View take(Page page) {
        var job = jobs.start(page.viewer(), ForecastWork.KIND, page.organisation().id());
        return Html.seeOther("/jobs/" + job);
    }
}
