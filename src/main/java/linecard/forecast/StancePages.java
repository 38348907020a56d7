package linecard.forecast;

import linecard.access.Allowed;
import linecard.people.Reps;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// What a rep undertakes, and a manager says instead.
@Controller
class StancePages {

    private final ForecastPages pages;
    private final Snapshots snapshots;
    private final Stances stances;
    private final Reps reps;

    StancePages(ForecastPages pages, Snapshots snapshots, Stances stances, Reps reps) {
        this.pages = pages;
        this.snapshots = snapshots;
        this.stances = stances;
        this.reps = reps;
    }

    @PostMapping("/reps/{rep}/forecast")
    @Allowed(CALLERS)
    View add(Page page, @PathVariable UUID rep,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var of = reps.of(viewer, rep);
        var snapshot = snapshots.latest(viewer).orElse(null);
        var form = StanceForm.of(page, entered);
        var said = snapshot == null ? null
                : form.read(page, snapshot, Stances.side(viewer)).orElse(null);
        if (snapshot == null || said == null) return pages.ofRep(page, rep, "", "", form).refused();
        stances.add(viewer, of, snapshot.quarterStart(said.quarter()), said.amountMinor(),
                snapshots.reckoned(viewer, snapshot, rep, said.quarter()).orElse(null),
                said.reason());
        return Html.seeOther("/reps/" + rep + "/forecast", Notice.of("forecast.stance.added"));
    }
}
