package linecard.forecast;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF;

/// The newest forecast, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Forecast",
        says = "What is expected of the running fiscal month and the eleven after it. Amounts are "
                + "minor units of the organisation's currency; of every dimension the parts sum "
                + "to the whole.")
class ForecastApi {

    private final Snapshots snapshots;
    private final Reps reps;

    ForecastApi(Snapshots snapshots, Reps reps) {
        this.snapshots = snapshots;
        this.reps = reps;
    }

    record Month(
            @Does("First day of the fiscal month") LocalDate month, long expected,
            @Does("Between these with a chance of 50 %; null where that cannot be said")
            @Nullable Long low50, @Nullable Long high50,
            @Does("With a chance of 80 %") @Nullable Long low80, @Nullable Long high80,
            @Does("The same month of the year before") long lastYear,
            @Does("What is open now, at the measured rates of its stages; null where too little "
                    + "was won so far to measure any") @Nullable Long openPipeline) {}

    record Told(
            @Does("The id of the part, or the name of the account group; empty for the whole and "
                    + "for what belongs to none") String part,
            @Does("`expected`, or `pooled` where its history says too little by itself: its "
                    + "months are left out then") String state, List<Month> months) {

        static Told of(Snapshot snapshot, Figure figure) {
            var months = new ArrayList<Month>();
            var band = figure.band();
            for (int i = 0; figure.isTold() && i < figure.expected().length; i++) {
                boolean known = band.isKnown();
                months.add(new Month(snapshot.months().get(i), figure.expected()[i],
                        known ? Long.valueOf(band.halfLow()[i]) : null,
                        known ? Long.valueOf(band.halfHigh()[i]) : null,
                        known ? Long.valueOf(band.mostLow()[i]) : null,
                        known ? Long.valueOf(band.mostHigh()[i]) : null, figure.naive()[i],
                        figure.prospects().isKnown()
                                ? Long.valueOf(figure.prospects().fromOpen()[i]) : null));
            }
            return new Told(figure.part(), ForecastText.code(figure.state()), months);
        }
    }

    record Answer(
            @Does("What was booked before this day was known; null where nothing was reckoned "
                    + "yet") @Nullable LocalDate asOf, @Nullable Instant takenAt,
            List<Told> parts) {}

    @GetMapping("/api/v1/forecast")
    @Allowed(STAFF)
    @Does("Get the forecast, whole or cut by rep, territory, product line or account group")
    ResponseEntity<Answer> getForecast(
            Call call, @RequestParam(defaultValue = "all") @Does(
                    "`all`, `rep`, `territory`, `product_line` or `account_group`") String by) {
        var cut = by.equals("all") ? Dimension.ALL : ForecastPages.by(by);
        if (!cut.code().equals(by)) throw call.wrong("by", call.words().text("web.notOffered"));
        var snapshot = snapshots.latest(call.viewer()).orElse(null);
        return call.one(snapshot == null ? new Answer(null, null, List.of())
                : new Answer(snapshot.asOf(), snapshot.takenAt(),
                        snapshots.figures(call.viewer(), snapshot.id(), cut).stream()
                                .map(figure -> Told.of(snapshot, figure)).toList()));
    }

    @GetMapping("/api/v1/reps/{rep}/forecast")
    @Allowed(MEMBERS)
    @Does("Get a rep's forecast")
    ResponseEntity<Answer> getRepForecast(Call call, @PathVariable UUID rep) {
        reps.of(call.viewer(), rep);
        var snapshot = snapshots.latest(call.viewer()).orElse(null);
        return call.one(snapshot == null ? new Answer(null, null, List.of())
                : new Answer(snapshot.asOf(), snapshot.takenAt(), snapshots.figure(
                        call.viewer(), snapshot.id(), Dimension.REP, rep.toString()).stream()
                        .map(figure -> Told.of(snapshot, figure)).toList()));
    }
}
