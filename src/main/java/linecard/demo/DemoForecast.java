package linecard.demo;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.forecast.Forecasts;
import linecard.forecast.Snapshots;
import linecard.forecast.Stances;
import linecard.jobs.Progress;
import linecard.people.Reps;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.UUID;

/// Has the forecast worked out, and two people say what they think of it.
@Component
class DemoForecast {

    private final Forecasts forecasts;
    private final Snapshots snapshots;
    private final Stances stances;
    private final Reps reps;

    DemoForecast(Forecasts forecasts, Snapshots snapshots, Stances stances, Reps reps) {
        this.forecasts = forecasts;
        this.snapshots = snapshots;
        this.stances = stances;
        this.reps = reps;
    }

    /// @param people the reps that say something, as viewers
    void write(Story story, Viewer owner, Viewer manager, Map<UUID, Viewer> people) {
        Bound.run(owner.binding(),
                () -> forecasts.take(owner, story.today(), Progress.ofNobody()));
        boolean hungarian = story.slug().equals("alfoldi");
        people.forEach((rep, viewer) -> {
            Bound.run(viewer.binding(), () -> say(viewer, rep, 104, ""));
            Bound.run(manager.binding(), () -> say(manager, rep, 97, hungarian
                    ? "Két nagyobb megrendelés átcsúszhat a következő negyedévre."
                    : "Two larger orders may slip into the next quarter."));
        });
    }

    /// @param percent of what is reckoned
    private void say(Viewer viewer, UUID rep, int percent, String reason) {
        var snapshot = snapshots.latest(viewer).orElseThrow();
        snapshots.reckoned(viewer, snapshot, rep, 0).ifPresent(reckoned -> stances.add(
                viewer, reps.of(viewer, rep), snapshot.quarterStart(0),
                round(reckoned / 100 * percent), reckoned, reason));
    }

    /// To two figures, as people say such things.
    private static long round(long minor) {
        long step = 1_00;
        while (minor / step >= 100) step *= 10;
        return Math.max(step, (minor + step / 2) / step * step);
    }
}
