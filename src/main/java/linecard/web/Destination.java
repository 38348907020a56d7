package linecard.web;

import linecard.access.Viewer;

import java.util.ArrayList;
import java.util.List;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// One of the few places that the navigation leads to.
///
/// @param key words key of its name
/// @param also patterns of other paths that belong to it
/// @param icon name of its icon
public record Destination(String key, String path, List<String> also, String icon) {

    static List<Destination> of(Viewer viewer) {
        var places = new ArrayList<Destination>();
        places.add(new Destination("web.nav.today", "/today",
                List.of("/reps/[^/]+/(figures|forecast)", "/forecast", "/comparison",
                        "/ranking", "/report-mails", "/documents", "/payments",
                        "/currency-rates"),
                "today"));
        places.add(new Destination("web.nav.calls", "/calls",
                List.of("/reps/[^/]+/(effort|day|hours)", "/call-reports", "/call-questions",
                        "/call-quotas", "/call-phrases", "/call-themes", "/monitoring"),
                "calls"));
        places.add(new Destination("web.nav.accounts", "/accounts",
                List.of("/account-fields", "/assignments", "/contacts", "/contact-places",
                        "/contact-fields", "/bulk", "/duplicates", "/emails", "/moving",
                        "/joint-plans", "/joint-entries", "/joint-editions"),
                "accounts"));
        places.add(new Destination("web.nav.pipeline", "/pipeline",
                List.of("/opportunities", "/tasks", "/quotes", "/pipeline-settings",
                        "/opportunity-fields"), "pipeline"));
        places.add(new Destination("web.nav.plan", "/plan",
                List.of("/goals", "/calendar"), "goals"));
        if (viewer.isIn(STAFF_AND_AGENCIES)) {
            places.add(new Destination("web.nav.people", "/agencies",
                    List.of("/reps", "/territories", "/agreements", "/line-cards",
                            "/line-categories", "/waivers", "/disclosures", "/conflicts"),
                    "user"));
        }
        places.add(new Destination("web.nav.commissions", "/statements",
                List.of("/commission-terms", "/what-if", "/earnings", "/disputes",
                        "/reconciliations", "/payouts", "/bank-accounts", "/contests",
                        "/prizes", "/awards", "/leaderboard", "/hall-of-fame", "/announcements",
                        "/displays", "/agencies/[^/]+/line-card", "/line-cards",
                        "/line-categories", "/waivers", "/disclosures", "/conflicts"),
                "commissions"));
        return places;
    }

    boolean holds(String at) {
        return at.equals(path) || at.startsWith(path + "/")
                || also.stream().anyMatch(pattern -> at.matches(pattern + "(/.*)?"));
    }
}
