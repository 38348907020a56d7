package linecard.forecast;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/// The work of taking a snapshot of a whole organisation.
@Component
class ForecastWork extends NamedWork {

    static final String KIND = "forecast";

    private final Forecasts forecasts;
    private final Clock clock;

    ForecastWork(Forecasts forecasts, Clock clock) {
        super(KIND, Audience.OWNERS, "forecast.job", "/forecast");
        this.forecasts = forecasts;
        this.clock = clock;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        forecasts.take(viewer, today, progress);
    }
}
