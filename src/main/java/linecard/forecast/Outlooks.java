package linecard.forecast;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.ProductLines;
import linecard.commissions.Earned;
import linecard.forecast.Figure.State;
import linecard.forecast.ForecastText.Earlier;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.sales.Results;
import linecard.sales.Scope;
import linecard.sales.Sum;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Puts together what pages, files and programs show of the newest forecast.
@Component
class Outlooks {

    private final Snapshots snapshots;
    private final Stances stances;
    private final Reps reps;
    private final Territories territories;
    private final ProductLines lines;
    private final Earned earned;
    private final Results results;

    Outlooks(Snapshots snapshots, Stances stances, Reps reps, Territories territories,
            ProductLines lines, Earned earned, Results results) {
        this.snapshots = snapshots;
        this.stances = stances;
        this.reps = reps;
        this.territories = territories;
        this.lines = lines;
        this.earned = earned;
        this.results = results;
    }

    /// Empty where none was taken yet. An agency sees nothing but its reps.
    Optional<Outlook> of(Page page, Dimension asked, int quarter) {
        var viewer = page.viewer();
        var by = viewer.role().isStaff() ? asked : Dimension.REP;
        return snapshots.latest(viewer).map(snapshot -> {
            int shown = Math.clamp(quarter, 0, snapshot.quarters().size() - 1);
            var named = names(page, by);
            var said = by == Dimension.REP ? said(viewer, snapshot, shown)
                    : Map.<String, Stance>of();
            var rows = new ArrayList<Outlook.Row>();
            var silent = new ArrayList<Outlook.Row>();
            long silentMinor = 0;
            for (var figure : snapshots.figures(viewer, snapshot.id(), by)) {
                if (figure.expected().length == 0) continue;
                var row = row(page, snapshot, figure, shown, named, said);
                if (figure.state() == State.EXPECTED) {
                    rows.add(row);
                } else {
                    silentMinor = Math.addExact(silentMinor, row.amount());
                    if (figure.state() == State.POOLED) silent.add(row);
                }
            }
            rows.sort(Comparator.comparingLong(Outlook.Row::amount).reversed());
            return new Outlook(snapshot, whole(viewer, snapshot), by, shown, rows, silent,
                    silentMinor);
        });
    }

    /// Of everything that the viewer sees: a manager of a territory sees that.
    private @Nullable Figure whole(Viewer viewer, Snapshot snapshot) {
        if (!viewer.role().isStaff()) return null;
        var territory = viewer.territory();
        return snapshots.figure(viewer, snapshot.id(),
                territory == null ? Dimension.ALL : Dimension.TERRITORY,
                territory == null ? "" : territory.toString()).orElse(null);
    }

    private Map<String, Stance> said(Viewer viewer, Snapshot snapshot, int quarter) {
        var said = new HashMap<String, Stance>();
        for (var stance : stances.standing(viewer, snapshot.quarterStart(quarter))) {
            said.put(stance.side() + " " + stance.rep(), stance);
        }
        return said;
    }

    private static Outlook.Row row(
            Page page, Snapshot snapshot, Figure figure, int quarter, Known named,
            Map<String, Stance> said) {
        var band = figure.quarterBand();
        return new Outlook.Row(name(page, figure, named), path(figure), figure,
                figure.quarter(snapshot, quarter, figure.expected()),
                band.isKnown() ? Long.valueOf(band.mostLow()[quarter]) : null,
                band.isKnown() ? Long.valueOf(band.mostHigh()[quarter]) : null,
                figure.quarter(snapshot, quarter, figure.naive()),
                said.get(Stance.Side.REP + " " + figure.part()),
                said.get(Stance.Side.MANAGER + " " + figure.part()));
    }

    Known names(Page page, Dimension by) {
        var viewer = page.viewer();
        return switch (by) {
            case REP -> new Known(reps.all(viewer));
            case TERRITORY -> new Known(territories.all(viewer));
            case PRODUCT_LINE -> new Known(lines.all(viewer));
            case ALL, ACCOUNT_GROUP -> new Known(List.of());
        };
    }

    static String name(Page page, Figure figure, Known named) {
        if (figure.dimension() == Dimension.ALL) return page.organisation().name();
        if (figure.part().isEmpty()) {
            return page.t("forecast.none." + figure.dimension().code());
        }
        return figure.dimension() == Dimension.ACCOUNT_GROUP ? figure.part()
                : named.name(UUID.fromString(figure.part()), page.language());
    }

    private static String path(Figure figure) {
        return figure.dimension() == Dimension.REP && figure.rep() != null
                ? "/reps/" + figure.rep() + "/forecast"
                : "/forecast/part?of=" + figure.dimension().code() + "&part="
                        + UriUtils.encode(figure.part(), StandardCharsets.UTF_8);
    }

    /// What earlier snapshots said of a part, the oldest first.
    List<Earlier> earlier(Viewer viewer, Snapshot now, Figure figure) {
        var found = new ArrayList<Earlier>();
        for (var then : ForecastText.shown(snapshots.earlier(
                viewer, now.asOf().minusMonths(12), now.asOf()))) {
            snapshots.figure(viewer, then.id(), figure.dimension(), figure.part())
                    .filter(one -> one.state() == State.EXPECTED)
                    .ifPresent(one -> found.add(new Earlier(then, one)));
        }
        return found;
    }

    /// What a rep's running quarter means in commission; empty where that is not this viewer's to
    /// see.
    Optional<OwnMoney> money(Viewer viewer, UUID rep, Snapshot snapshot, Figure figure) {
        var days = new Span(snapshot.quarterStart(0), snapshot.asOf().plusDays(1));
        return earned.byRep(viewer, rep, days).map(money -> OwnMoney.of(money.minor(),
                results.total(viewer, Scope.ofRep(rep), days).map(Sum::netMinor).orElse(0L),
                snapshot, figure));
    }
}
