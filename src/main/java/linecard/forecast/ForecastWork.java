package linecard.forecast;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;
import linecard.jobs.Work;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/// The work of taking a snapshot of a whole organisation.
@Component
class ForecastWork implements Work {

    static final String KIND = "forecast";

    private final Forecasts forecasts;
    private final Clock clock;

    ForecastWork(Forecasts forecasts, Clock clock) {
        this.forecasts = forecasts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.OWNERS;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        forecasts.take(viewer, LocalDate.ofInstant(clock.instant(), viewer.organisation().zone()),
                new Forecasts.Watch() {
                    @Override
                    public void outOf(long steps) {
                        progress.outOf(steps);
                    }

                    @Override
                    public void advance(int steps) {
                        progress.advance(steps);
                    }

                    @Override
                    public void fence() {
                        progress.fence();
                    }
                });
    }

    @Override
    public String name() {
        return "forecast.job";
    }

    @Override
    public String path(UUID subject) {
        return "/forecast";
    }
}
